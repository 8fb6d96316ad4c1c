"""What the golden scripts share. Each script beside this one writes src/core/stats/golden/<name>.json for its theme (numeric.py those of
src/core/numeric).

    python -m venv <somewhere outside the repository> && <there>/bin/pip install -r scripts/golden/requirements.txt
    for script in scripts/golden/*.py; do <there>/bin/python $script; done
    <there>/bin/python scripts/golden/<theme>.py [name ...]
    npx prettier --write --ignore-path= "src/core/stats/golden/*.json"

Reference values are computed with mpmath at 60 digits from the doubles that the tests read back, and compared with SciPy, statsmodels or
numpy wherever these have the function and enough digits (`agree`). Cases are drawn from a generator seeded by the name.
"""
import json
import pathlib
import sys

import mpmath as mp
import numpy as np
from mpmath import mpf

mp.mp.dps = 60
ROUNDING = mpf("1e-45")  # less than this is mpmath's own rounding: 0
GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "src" / "core" / "stats" / "golden"
GENERATORS = {}


def golden(function):
    """A function of the script that runs, whose cases are written to <its name>.json."""
    if function.__module__ == "__main__":
        GENERATORS[function.__name__] = function
    return function


def main():
    for name in sys.argv[1:] or GENERATORS:
        cases = GENERATORS[name]()
        assert len(cases) >= 60, (name, len(cases))
        lines = ",\n".join(json.dumps(case, allow_nan=False) for case in cases)
        (GOLDEN / f"{name}.json").write_text(f"[\n{lines}\n]\n")
        print(name, len(cases))


def agree(ours, theirs, tolerance=1e-8, least=1e-280):
    """Stops the script where the other library differs, but for values under its reach."""
    if ours is None or abs(ours) < least:
        return
    assert abs(ours - mpf(float(theirs))) <= tolerance * abs(ours), (float(ours), float(theirs))


def rng(name):
    return np.random.default_rng(sum(ord(c) * 31**i for i, c in enumerate(name)) % 2**32)


def number(value):
    return None if value is None else float(value)


def total(values):
    return mp.fsum(mpf(v) for v in values)


def chi2_sf(x, df):
    return mp.gammainc(mpf(df) / 2, mpf(x) / 2, mp.inf, regularized=True)


def shares(g, k, zeros=0):
    q = g.dirichlet(np.full(k, 0.7)) + 1e-4
    for i in range(zeros):
        q[i] = 0
    return [float(v) for v in q / q.sum()]


def weights(g, k):
    """Shares that are not normalised."""
    return [int(v) for v in g.integers(1, 1000, k)]


def multinomial(g, n, q):
    return [int(v) for v in g.multinomial(n, np.array(q, dtype=float) / sum(q))]


def dirichlet_multinomial(g, n, q, rho):
    if rho == 0:
        return multinomial(g, n, q)
    concentration = (1 - rho) / rho
    return multinomial(g, n, g.dirichlet(np.array(q) * concentration))


def fractional(g, x):
    return [float(v * u) for v, u in zip(x, g.uniform(0.9, 1.1, len(x)))]


def ln_multinomial(x, p):
    total = mp.fsum(map(mpf, p))
    value = mp.loggamma(mp.fsum(map(mpf, x)) + 1)
    return value + mp.fsum(mpf(v) * mp.log(mpf(s) / total) - mp.loggamma(mpf(v) + 1) for v, s in zip(x, p) if v > 0)


def ln_dirichlet_multinomial(x, alpha):
    n, total = mp.fsum(map(mpf, x)), mp.fsum(map(mpf, alpha))
    value = mp.loggamma(n + 1) + mp.loggamma(total) - mp.loggamma(n + total)
    pairs = [(mpf(v), mpf(a)) for v, a in zip(x, alpha) if v > 0]
    return value + mp.fsum(mp.loggamma(v + a) - mp.loggamma(a) - mp.loggamma(v + 1) for v, a in pairs)
