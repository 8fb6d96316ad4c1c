"""NumPy's and Evidently's times for bench/core.mjs: python core_numpy.py <sizes.json> <times.json>."""
import json
import sys
import time

import numpy as np
import scipy
import scipy.stats as st

TRAILING = 60
GAP = 1
RUNS = 5


def rolling(x):
    """Each window against the 60 before it: two-sample X², by how much those vary (φ), the F tail, Cohen's w, 3 of 5."""
    n = x.sum(1)
    sums = np.vstack([np.zeros(x.shape[1]), np.cumsum(x, 0)])
    squares = np.vstack([np.zeros(x.shape[1]), np.cumsum(x * x / n[:, None], 0)])
    totals = np.concatenate([[0], np.cumsum(n)])
    at = np.arange(TRAILING + GAP, len(x))
    end, begin = at - GAP + 1 - 1, at - GAP - TRAILING + 1 - 1
    y = sums[end] - sums[begin]
    m = totals[end] - totals[begin]
    own, size = x[at], n[at]
    pooled = (own + y) / (size + m)[:, None]
    apart = own / size[:, None] - y / m[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        chi2 = np.nansum(apart**2 / pooled, 1) * size * m / (size + m)
        within = np.nansum((squares[end] - squares[begin]) / (y / m[:, None]), 1) - m
        w = np.sqrt(np.nansum(apart**2 / (y / m[:, None]), 1))
    df = (y > 0).sum(1) - 1
    own_df = df * (TRAILING - 1)
    phi = np.maximum(1, within / own_df)
    p = st.f.sf(chi2 / df / phi, df, own_df)
    beyond = (p < 0.005) & (w > 0.05)
    drift = np.convolve(beyond, np.ones(5), "full")[: len(at)] >= 3
    return p, w, drift


def median_of(call, runs=RUNS):
    """Milliseconds of processor time."""
    call()
    times = []
    for _ in range(runs):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return float(np.median(times) * 1e3)


def evidently_ms(categories):
    """One window of 1,000 events against 60,000 by Evidently's chi-square drift of a column; None where it isn't installed."""
    try:
        import pandas as pd
        from evidently import Report
        from evidently.metrics import ValueDrift
    except ImportError:
        return None
    draws = np.random.default_rng(1)
    names = [f"c{k}" for k in range(categories)]
    shares = np.arange(1, categories + 1) / np.arange(1, categories + 1).sum()
    reference = pd.DataFrame({"category": draws.choice(names, 60_000, p=shares)})
    current = pd.DataFrame({"category": draws.choice(names, 1_000, p=shares)})
    return median_of(lambda: Report([ValueDrift(column="category", method="chisquare")]).run(current, reference), 3)


def main():
    sizes, out = sys.argv[1:]
    draws = np.random.default_rng(1)
    answer = []
    with open(sizes) as file:
        for windows, categories in json.load(file):
            shares = np.arange(1, categories + 1) / np.arange(1, categories + 1).sum()
            x = draws.multinomial(1000 * categories, shares, windows + TRAILING + GAP).astype(float)
            answer.append(median_of(lambda: rolling(x)))
    with open(out, "w") as file:
        json.dump({"numpy": np.__version__, "scipy": scipy.__version__, "times": answer, "evidently": evidently_ms(10)}, file)


if __name__ == "__main__":
    main()
