"""Golden values of what describes a window: shares, entropy, effect sizes, residuals, covariance."""
import mpmath as mp
import numpy as np
import scipy.stats as st
from mpmath import mpf

from common import agree, golden, main, number, rng, ROUNDING, total, weights
from observed import floored_shares, windows


@golden
def fractions():
    return [dict(x=x, value=None if total(x) == 0 else [number(mpf(v) / total(x)) for v in x]) for x, _ in windows(rng("fractions"))]


@golden
def entropy():
    cases = []
    extra = [[10**9, 1], [10**9, 1, 1], [1, 10**9 - 1], [0.25, 10**9], [7] * 500]
    for x in [x for x, _ in windows(rng("entropy"))] + extra:
        n, k = total(x), len(x)
        if n == 0:
            cases.append(dict(x=x, bits=None, nats=None, normalised=None))
            continue
        nats = -total(mpf(v) / n * mp.log(mpf(v) / n) for v in x if v > 0)
        if nats > 1e-4:
            agree(nats, st.entropy(x), 1e-9)
        normalised = nats / mp.log(k) if k > 1 else None
        cases.append(dict(x=x, bits=number(nats / mp.log(2)), nats=number(nats), normalised=number(normalised)))
    return cases


@golden
def cohenW():
    cases = []
    for x, q in windows(rng("cohenW")):
        kept = [i for i in range(len(x)) if q[i] > 0]
        n, weight = total(x[i] for i in kept), total(q)
        value = None
        if n > 0:
            value = mp.sqrt(total((mpf(x[i]) / n - mpf(q[i]) / weight) ** 2 / (mpf(q[i]) / weight) for i in kept))
            value = mpf(0) if value < mp.sqrt(ROUNDING) else value
        cases.append(dict(x=x, q=q, value=number(value)))
    return cases


@golden
def residuals():
    cases = []
    for x, q in windows(rng("residuals")):
        n, weight, values = total(x), total(q), []
        for a, b in zip(x, q):
            b = mpf(b) / weight
            ok = n > 0 and 0 < b < 1
            r = (mpf(a) - n * b) / mp.sqrt(n * b * (1 - b)) if ok else None
            values.append(mpf(0) if r is not None and abs(r) < mp.sqrt(ROUNDING) else r)
        cases.append(dict(x=x, q=q, value=[number(v) for v in values]))
    return cases


@golden
def rareRate():
    g = rng("rareRate")
    cases = []
    for x, _ in windows(g):
        rare = sorted(int(v) for v in g.choice(len(x), size=int(g.integers(0, min(len(x), 6) + 1)), replace=False))
        n = total(x)
        cases.append(dict(x=x, rare=rare, value=None if n == 0 else number(total(x[i] for i in rare) / n)))
    return cases


@golden
def maxRelativeShift():
    cases = []
    for x, q in windows(rng("maxRelativeShift")):
        n, weight, best = total(x), total(q), None
        for i, (a, b) in enumerate(zip(x, q)):
            if n == 0 or b == 0:
                continue
            b = mpf(b) / weight
            absolute = mpf(a) / n - b
            if abs(absolute) * 100 >= 0.25 and (best is None or abs(absolute / b) > abs(best[2])):
                best = (i, absolute, absolute / b)
        value = None if best is None else dict(category=best[0], absolute=number(best[1]), relative=number(best[2]))
        cases.append(dict(x=x, q=q, value=value))
    return cases


@golden
def covariance():
    g = rng("covariance")
    cases = []
    for k in (1, 2, 3, 5, 9):
        for n in (0, 1, 2.5, 1000, 10**9):
            for p in (floored_shares(g, k), weights(g, k), [0.0] * (k - 1) + [1.0]):
                w = total(p)
                r = [mpf(v) / w for v in p]
                value = [[n * (r[i] * (1 - r[i]) if i == j else -r[i] * r[j]) for j in range(k)] for i in range(k)]
                a = np.array([float(v) for v in r])
                theirs = n * (np.diag(a) - np.outer(a, a))
                assert np.allclose(np.array([[float(v) for v in row] for row in value]), theirs, rtol=1e-9, atol=1e-6)
                cases.append(dict(n=n, p=p, rows=list(range(k)), value=[[number(v) for v in row] for row in value]))
    for n in (1, 10**9):
        p, i = weights(g, 500), 37
        r = [mpf(v) / total(p) for v in p]
        row = [number(n * (r[i] * (1 - r[i]) if i == j else -r[i] * r[j])) for j in range(500)]
        cases.append(dict(n=n, p=p, rows=[i], value=[row]))
    return cases


if __name__ == "__main__":
    main()
