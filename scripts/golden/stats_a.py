"""Golden values of the descriptive statistics, divergences, effect sizes and Pearson-type tests of src/core/stats, for
src/core/stats/golden/<name>.json.

    python -m venv <somewhere outside the repository> && <there>/bin/pip install -r scripts/golden/requirements.txt
    <there>/bin/python scripts/golden/stats_a.py [name ...]

Reference values are computed with mpmath at 60 digits from the doubles that the tests read back, and compared with SciPy,
statsmodels or numpy wherever these have the function and enough digits (`agree`). Cases are drawn from a seeded generator.
"""
import json
import math
import pathlib
import sys

import mpmath as mp
import numpy as np
import scipy.spatial.distance as distance
import scipy.stats as st
from mpmath import mpf
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_chisquare

mp.mp.dps = 60
ROUNDING = mpf("1e-45")  # less than this is mpmath's own rounding: 0
GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "src" / "core" / "stats" / "golden"
GENERATORS = {}
CHECKED = {}


def golden(function):
    GENERATORS[function.__name__] = function
    return function


def rng(name):
    return np.random.default_rng(sum(ord(c) * 31**i for i, c in enumerate(name)) % 2**32)


def agree(name, ours, theirs, tolerance=1e-8, least=1e-200):
    """Stops the script where the other library differs, but for values under its reach."""
    if ours is None or abs(ours) < least:
        return
    CHECKED[name] = CHECKED.get(name, 0) + 1
    assert abs(ours - mpf(float(theirs))) <= tolerance * abs(ours), (name, float(ours), float(theirs))


def number(value):
    return None if value is None else float(value)


def total(values):
    return mp.fsum(mpf(v) for v in values)


def chi2_sf(x, df):
    return mp.gammainc(mpf(df) / 2, mpf(x) / 2, mp.inf, regularized=True)


# Inputs


def shares(g, k):
    q = g.dirichlet(np.full(k, 0.8)) + 0.002 / k
    return [float(v) for v in q / q.sum()]


def weights(g, k):
    """Shares that are not normalised."""
    return [int(v) for v in g.integers(1, 1000, k)]


def multinomial(g, n, q):
    return [int(v) for v in g.multinomial(n, np.array(q, dtype=float) / sum(q))]


def shifted(g, n, q, statistic):
    """Counts whose Pearson statistic is about `statistic`."""
    p = np.array(q, dtype=float) / sum(q)
    step = g.normal(size=len(p)) * np.sqrt(p)
    step -= p * step.sum()
    step *= np.sqrt(statistic / n / np.sum(step**2 / p))
    return [int(max(0, round(float(v)))) for v in n * (p + step)]


def windows(g):
    """(x, q): body, zeros, edges, fractional counts, large N and K, and tails."""
    for k in (2, 3, 6, 12, 40):
        for n in (1, 30, 1000, 10**6, 10**9):
            q = shares(g, k)
            yield multinomial(g, n, q), q
    for k in (2, 4, 9):
        for n in (200, 5000):
            q = weights(g, k)
            yield multinomial(g, n, shares(g, k)), q
            yield [float(v * u) for v, u in zip(multinomial(g, n, q), g.uniform(0.9, 1.1, k))], q
    for n in (0, 1, 10**9):
        yield [n], [1.0]
        yield [n, 0], [0.5, 0.5]
        yield [0, n, 0], [0.2, 0.3, 0.5]
    yield [0, 0], [0.5, 0.5]
    yield [30, 30, 40], [0.3, 0.3, 0.4]
    yield [50, 30, 20, 7], [0.5, 0.3, 0.2, 0.0]
    yield [50, 30, 20, 0], [0.5, 0.3, 0.2, 0]
    yield [9, 0, 0], [0, 0.5, 0.5]
    yield [500, 0, 300, 12, 0], [3, 0, 2, 0, 1]
    for k, n in ((500, 2000), (500, 10**6), (500, 10**9)):
        q = weights(g, k)
        yield multinomial(g, n, q), q
    for n, targets in ((2000, (40, 200)), (10**6, (60, 300, 900)), (10**9, (60, 600, 1000, 1200, 1350))):
        for k in (2, 4, 10):
            for target in targets:
                q = shares(g, k)
                yield shifted(g, n, q, target), q


# Goodness of fit


def pool(cells, weight, scale, least):
    """Merges cells, smallest expected first, until each expects `least`. Cells are (position, weight, ...)."""
    order = sorted(cells, key=weight)
    merged, expected = [], mpf(0)
    for i, cell in enumerate(order):
        small = scale * weight(cell) < least * (1 - mpf("1e-9"))
        if small or (merged and expected < least * (1 - mpf("1e-9"))):
            if not small and i + 1 < len(order) and weight(order[i + 1]) == weight(cell):
                return None  # which of two equal ones is pooled is the implementation's choice
            merged.append(cell)
            expected += scale * weight(cell)
    return merged


def goodness_of_fit(x, q, lam, least=5):
    """(statistic, df, p, pooled, impossible), with None for no answer; None instead of all for a tie."""
    cells = [(i, mpf(b), mpf(a)) for i, (a, b) in enumerate(zip(x, q)) if b > 0]
    impossible = [i for i, (a, b) in enumerate(zip(x, q)) if b == 0 and a > 0]
    n, weight = total(c[2] for c in cells), total(c[1] for c in cells)
    if n == 0:
        return None, len(cells) - 1, None, [], impossible
    merged = pool(cells, lambda c: c[1], n / weight, least)
    if merged is None:
        return None
    kept = [(c[2], n * c[1] / weight) for c in cells if c not in merged]
    if merged:
        kept.append((total(c[2] for c in merged), n * total(c[1] for c in merged) / weight))
    pooled = sorted(c[0] for c in merged)
    df = len(kept) - 1
    if df < 1 or (lam <= -1 and any(o == 0 for o, _ in kept)):
        return None, df, None, pooled, impossible
    if lam == 0:
        statistic = 2 * total(o * mp.log(o / e) for o, e in kept if o > 0)
    elif lam == -1:
        statistic = 2 * total(e * mp.log(e / o) for o, e in kept)
    else:
        statistic = 2 / (lam * (lam + 1)) * total(o * ((o / e) ** lam - 1) for o, e in kept if o > 0)
    observed, expected = [float(o) for o, _ in kept], [float(e) for _, e in kept]
    theirs = st.power_divergence(observed, expected, lambda_=float(lam))
    p = chi2_sf(statistic, df)
    # near its poles, and for empty cells under negative powers, SciPy's formula cancels
    if statistic < n * ROUNDING:
        return mpf(0), df, mpf(1), pooled, impossible
    if statistic > 1e-3 and n < 1e8 and (lam >= 0.5 or lam == 0 or min(observed) > 0 and lam in (-0.5, -1, -2)):
        agree("power_divergence", statistic, theirs.statistic, max(mpf("1e-7"), n * mpf("1e-15") / statistic))
    agree("chi2.sf", p, st.chi2.sf(float(statistic), df), 1e-7, 1e-150)
    return statistic, df, p, pooled, impossible


def fit_cases(g, lam, least=5):
    for x, q in windows(g):
        answer = goodness_of_fit(x, q, lam, least)
        if answer is None or (answer[2] is not None and answer[2] < mpf("1e-300")):
            continue
        statistic, df, p, pooled, impossible = answer
        yield dict(x=x, q=q, statistic=number(statistic), df=df, pValue=number(p), pooled=pooled, impossible=impossible)


@golden
def chiSquareTest():
    return list(fit_cases(rng("chiSquareTest"), mpf(1)))


@golden
def gTest():
    return list(fit_cases(rng("gTest"), mpf(0)))


@golden
def powerDivergence():
    cases = []
    for lam in (2 / 3, -0.5, -1, -2, 0.0001, -0.9999, 3):
        cases += [dict(**{"lambda": lam}, **c) for c in fit_cases(rng("powerDivergence%s" % lam), mpf(lam))][:: 1 if lam == 2 / 3 else 6]
    return cases


# Tables


def homogeneity(x, y, least):
    cells = [(i, mpf(a), mpf(b)) for i, (a, b) in enumerate(zip(x, y)) if a + b > 0]
    nx, ny = total(x), total(y)
    if nx == 0 or ny == 0:
        return None, max(0, len(cells) - 1), None, None, []
    scale = min(nx, ny) / (nx + ny)
    merged = pool(cells, lambda c: c[1] + c[2], scale, least) if least else []
    if merged is None:
        return None
    kept = [(c[1], c[2]) for c in cells if c not in merged]
    if merged:
        kept.append((total(c[1] for c in merged), total(c[2] for c in merged)))
    pooled, df, n = sorted(c[0] for c in merged), len(kept) - 1, nx + ny
    if df < 1:
        return None, df, None, None, pooled
    statistic = mpf(0)
    for a, b in kept:
        for o, m in ((a, nx), (b, ny)):
            e = (a + b) * m / n
            statistic += (o - e) ** 2 / e
    theirs = st.chi2_contingency([[float(a) for a, _ in kept], [float(b) for _, b in kept]], correction=False)
    p = chi2_sf(statistic, df)
    if statistic > 1e-3 and n < 1e8:
        agree("chi2_contingency", statistic, theirs.statistic, 1e-7)
        agree("chi2_contingency p", p, theirs.pvalue, 1e-6, 1e-100)
    return statistic, df, p, mp.sqrt(statistic / n), pooled


def samples(g):
    for x, q in windows(g):
        m = int(g.choice([40, 1000, 60_000, 10**9]))
        yield x, multinomial(g, m, q)
    yield [5, 5], [0, 0]
    yield [10, 0, 20], [0, 0, 40]
    yield [10, 0], [0, 20]
    for n, target in ((10**6, 300), (10**6, 1000), (10**9, 700), (10**9, 1300), (10**9, 2000), (10**9, 2500), (10**9, 2700)):
        q = shares(g, 5)
        yield shifted(g, n, q, target), multinomial(g, 10**9, q)


@golden
def homogeneityTest():
    cases = []
    for x, y in samples(rng("homogeneityTest")):
        answer = homogeneity(x, y, 5)
        if answer is None or (answer[2] is not None and answer[2] < mpf("1e-300")):
            continue
        statistic, df, p, v, pooled = answer
        cases.append(dict(x=x, y=y, statistic=number(statistic), df=df, pValue=number(p), cramersV=number(v), pooled=pooled))
    return cases


@golden
def cramersV():
    return [dict(x=x, y=y, value=number(homogeneity(x, y, 0)[3])) for x, y in samples(rng("cramersV"))]


@golden
def overdispersion():
    g = rng("overdispersion")
    cases = []
    worlds = [(t, k, n, rho) for t in (2, 5, 30) for k in (2, 4, 10) for n in (100, 5000, 10**7) for rho in (0, 0.002)]
    worlds += [(3, 500, 10**5, 0), (2, 500, 10**4, 0.001), (4, 6, 10**9, 0), (3, 3, 10**9, 1e-6), (8, 5, 2000, 0.05)]
    worlds += [(1, 3, 100, 0), (5, 1, 100, 0), (3, 3, 0, 0), (10, 20, 30, 0), (6, 4, 1, 0)]
    worlds += [(t, k, n, rho) for t in (2, 4, 8) for k in (2, 3, 6) for n, rho in ((10**4, 0.002), (10**4, 0.01), (10**9, 1e-8))]
    for t, k, n, rho in worlds:
        q = shares(g, k)
        rows = []
        for _ in range(t):
            p = q if rho == 0 else g.dirichlet(np.array(q) * (1 - rho) / rho)
            rows.append(multinomial(g, n, p))
        if n == 5000:
            rows[0] = [float(v * u) for v, u in zip(rows[0], g.uniform(0.9, 1.1, k))]
        used = [r for r in rows if sum(r) > 0]
        sums = [total(r[i] for r in used) for i in range(k)]
        seen = [i for i in range(k) if sums[i] > 0]
        df = max(0, len(used) - 1) * max(0, len(seen) - 1)
        case = dict(table=rows, ratio=None, statistic=None, df=df, pValue=None)
        if df > 0:
            everything, statistic = total(sums), mpf(0)
            for r in used:
                nr = total(r)
                for i in seen:
                    e = nr * sums[i] / everything
                    statistic += (mpf(r[i]) - e) ** 2 / e
            p = chi2_sf(statistic, df)
            theirs = st.chi2_contingency([[r[i] for i in seen] for r in used], correction=False)
            agree("chi2_contingency table", statistic, theirs.statistic, 1e-7)
            if p < mpf("1e-300"):
                continue
            case.update(ratio=number(statistic / df), statistic=number(statistic), pValue=number(p))
        cases.append(case)
    return cases


# Description and divergences


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
            agree("entropy", nats, st.entropy(x), 1e-9)
        normalised = nats / mp.log(k) if k > 1 else None
        cases.append(dict(x=x, bits=number(nats / mp.log(2)), nats=number(nats), normalised=number(normalised)))
    return cases


def smoothed(x, q, alpha, m):
    """(p, q) as klDivergence takes them, or None."""
    counted = m is not None
    kept = [i for i in range(len(x)) if q[i] > 0 or (counted and alpha > 0)]
    n, k, weight = total(x[i] for i in kept), len(kept), total(q)
    if n == 0:
        return None
    alpha = mpf(alpha)
    p = [(mpf(x[i]) + alpha) / (n + k * alpha) for i in kept]
    if counted:
        b = [mpf(q[i]) / weight * mpf(m) + alpha for i in kept]
        return p, [v / total(b) for v in b]
    return p, [mpf(q[i]) / total(q[j] for j in kept) for i in kept]


def smoothing_cases(g):
    for i, (x, q) in enumerate(windows(g)):
        yield x, q, 0.5, None
        if i % 3 == 0:
            yield x, q, 0, None
        if i % 4 == 0 and len(x) < 100:
            yield x, q, 0.5, int(g.choice([50, 10_000, 10**7]))
        if i % 9 == 0 and len(x) < 100:
            yield x, q, 2.0, 1000


def divergence_cases(name, function, theirs):
    cases = []
    for x, q, alpha, m in smoothing_cases(rng(name)):
        pair = smoothed(x, q, alpha, m)
        value = None if pair is None else function(*pair)
        if value == mp.inf:
            continue
        if value is not None and value < ROUNDING:
            value = mpf(0)
        if value is not None and value > 1e-6:
            agree(name, value, theirs(*(np.array([float(v) for v in part]) for part in pair)))
        case = dict(x=x, q=q, pseudocount=alpha, value=number(value))
        if m is not None:
            case["baselineTotal"] = m
        cases.append(case)
    return cases


@golden
def klDivergence():
    return divergence_cases("klDivergence", lambda p, q: total(a * mp.log(a / b) for a, b in zip(p, q) if a > 0), st.entropy)


@golden
def psi():
    def function(p, q):
        if any(a == 0 for a in p):
            return mp.inf
        return total((a - b) * mp.log(a / b) for a, b in zip(p, q))

    return divergence_cases("psi", function, lambda p, q: st.entropy(p, q) + st.entropy(q, p))


def distance_cases(name, function, theirs):
    cases = []
    for x, q in windows(rng(name)):
        n, weight = total(x), total(q)
        if n == 0:
            cases.append(dict(x=x, q=q, value=None))
            continue
        p, b = [mpf(v) / n for v in x], [mpf(v) / weight for v in q]
        value = function(p, b)
        if value < mp.sqrt(ROUNDING):
            value = mpf(0)
        if value > 1e-3:
            agree(name, value, theirs(np.array([float(v) for v in p]), np.array([float(v) for v in b])))
        cases.append(dict(x=x, q=q, value=number(value)))
    return cases


@golden
def jensenShannon():
    def function(p, q):
        def half(a, b):
            return total(u * mp.log(2 * u / (u + v)) for u, v in zip(a, b) if u > 0)

        return mp.sqrt(max(mpf(0), (half(p, q) + half(q, p)) / 2))

    return distance_cases("jensenShannon", function, distance.jensenshannon)


@golden
def hellinger():
    def function(p, q):
        return mp.sqrt(total((mp.sqrt(a) - mp.sqrt(b)) ** 2 for a, b in zip(p, q)) / 2)

    return distance_cases("hellinger", function, lambda p, q: distance.euclidean(np.sqrt(p), np.sqrt(q)) / np.sqrt(2))


@golden
def totalVariation():
    def function(p, q):
        return total(abs(a - b) for a, b in zip(p, q)) / 2

    return distance_cases("totalVariation", function, lambda p, q: distance.cityblock(p, q) / 2)


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


# Several p-values, proportions, allocation, budgets, covariance


@golden
def adjustPValues():
    g = rng("adjustPValues")
    cases = []
    sets = [[0.5], [0.0, 1.0], [0.01, 0.01, 0.01], [1e-300, 0.2, 3e-200, 0.05], [1.0] * 4]
    # a product is the same on every machine, a power is not
    sets += [[math.prod([float(v)] * e) for v in g.uniform(size=k)] for k in (2, 3, 5, 12, 60) for e in (1, 4, 40)]
    sets += [[math.prod([float(v)] * 6) for v in g.uniform(size=500)], [math.prod([float(v)] * 150) for v in g.uniform(size=9)]]
    for p in sets:
        for ours, theirs in (("bonferroni", "bonferroni"), ("holm", "holm"), ("benjamini-hochberg", "fdr_bh")):
            m, order = len(p), sorted(range(len(p)), key=lambda i: p[i])
            out, bound = [mpf(0)] * m, mpf(0 if ours == "holm" else 1)
            for rank in range(m) if ours != "benjamini-hochberg" else reversed(range(m)):
                value = mpf(p[order[rank]])
                if ours == "bonferroni":
                    out[order[rank]] = min(mpf(1), m * value)
                elif ours == "holm":
                    bound = max(bound, min(mpf(1), (m - rank) * value))
                    out[order[rank]] = bound
                else:
                    bound = min(bound, m * value / (rank + 1))
                    out[order[rank]] = bound
            for a, b in zip(out, multipletests(p, method=theirs)[1]):
                agree("multipletests", a, b, 1e-12, 1e-250)
            cases.append(dict(p=p, method=ours, value=[number(v) for v in out]))
    return cases


@golden
def proportionDifference():
    g = rng("proportionDifference")
    cases = []
    pairs = [(0, 10, 0, 20), (10, 10, 20, 20), (0, 10, 20, 20), (0, 5, 3, 9), (1, 1, 0, 1), (1, 2, 1, 2), (0, 0, 5, 9), (5, 9, 0, 0)]
    pairs += [(5, 10**9, 9, 10**9), (10**9, 10**9, 10**9 - 7, 10**9), (0, 10**9, 3, 50), (12.5, 100.25, 30.75, 99.5)]
    for n1 in (20, 1000, 10**6, 10**9):
        for n2 in (35, 5000, 10**9):
            for p in (0.001, 0.04, 0.3, 0.98):
                pairs.append((int(g.binomial(n1, p)), n1, int(g.binomial(n2, min(1, p * 1.01))), n2))
    for n, z in ((10**6, 12), (10**6, 25), (10**9, 20), (10**9, 30), (10**9, 36), (10**9, 36.8)):
        for p in (0.01, 0.1, 0.5):
            pairs.append((int(n * p + z * (2 * n * p * (1 - p)) ** 0.5), n, int(n * p), n))
    for i, (x1, n1, x2, n2) in enumerate(pairs):
        level = (0.95, 0.95, 0.99, 0.8)[i % 4]
        case = dict(x1=x1, n1=n1, x2=x2, n2=n2, level=level, difference=None, lower=None, upper=None, relative=None, pValue=None)
        if n1 > 0 and n2 > 0:
            a, m1, b, m2 = map(mpf, (x1, n1, x2, n2))
            z = mp.sqrt(2) * mp.erfinv(mpf(level))

            def wilson(x, n):
                p = x / n
                centre = (p + z * z / (2 * n)) / (1 + z * z / n)
                half = z / (1 + z * z / n) * mp.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
                return centre - half, centre + half

            (l1, u1), (l2, u2) = wilson(a, m1), wilson(b, m2)
            p1, p2 = a / m1, b / m2
            d = p1 - p2
            lower = d - mp.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
            upper = d + mp.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)
            common = (a + b) / (m1 + m2)
            square = d * d / (common * (1 - common) * (1 / m1 + 1 / m2)) if 0 < common < 1 else mpf(0)
            p = chi2_sf(square, 1)
            if p < mpf("1e-300"):
                continue
            # statsmodels' newcomb is two-sided at alpha; its bounds lose digits at N = 1e9
            if max(n1, n2) < 1e8 and n1 > 1:
                low, high = confint_proportions_2indep(x1, n1, x2, n2, method="newcomb", compare="diff", alpha=1 - level)
                assert abs(low - lower) < 1e-9 and abs(high - upper) < 1e-9, (x1, n1, x2, n2, low, float(lower))
                if 0 < common < 1:
                    agree("proportions_chisquare", p, proportions_chisquare([x1, x2], [n1, n2])[1], 1e-6, 1e-100)
            case.update(difference=number(d), lower=number(lower), upper=number(upper), pValue=number(p))
            case["relative"] = number(d / p2) if x2 > 0 else None
        cases.append(case)
    return cases


@golden
def allocation():
    cases = []
    for x, q in windows(rng("allocation")):
        answer = goodness_of_fit(x, q, mpf(1))
        if answer is None or (answer[2] is not None and answer[2] < mpf("1e-300")):
            continue
        n, weight = total(x), total(q)
        buckets = []
        for a, b in zip(x, q) if n > 0 else ():
            b = mpf(b) / weight
            d = mpf(a) / n - b
            d = mpf(0) if abs(d) < ROUNDING else d
            buckets.append(dict(absolute=number(d), relative=number(d / b) if b > 0 else None))
        far = max((abs(b["absolute"]) for b in buckets), default=None)
        p = answer[2]
        certain = any(abs(buckets[i]["absolute"]) >= 0.001 for i in answer[4]) if buckets else False
        mismatch = True if certain else None if p is None else bool(p < 0.001 and far >= 0.001)
        cases.append(dict(x=x, q=q, buckets=buckets, furthest=far, pValue=number(p), mismatch=mismatch))
    return cases


@golden
def burnRate():
    g = rng("burnRate")
    cases = [dict(bad=0, total=0, objective=0.999, value=None), dict(bad=0, total=1, objective=0, value=0.0)]
    for objective in (0, 0.5, 0.9, 0.99, 0.999, 0.99999, 1 - 2.0**-40):
        for n in (1, 7, 1000, 10**6, 10**9):
            for bad in (1, int(g.integers(1, n + 1))):
                value = mpf(bad) / n / (1 - mpf(objective))
                cases.append(dict(bad=bad, total=n, objective=objective, value=number(value)))
    return cases


@golden
def covariance():
    g = rng("covariance")
    cases = []
    for k in (1, 2, 3, 5, 9):
        for n in (0, 1, 2.5, 1000, 10**9):
            for p in (shares(g, k), weights(g, k), [0.0] * (k - 1) + [1.0]):
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


def write(name, cases):
    assert len(cases) >= 60, (name, len(cases))
    lines = ",\n".join(json.dumps(c, separators=(",", ":"), allow_nan=False) for c in cases)
    (GOLDEN / f"{name}.json").write_text(f"[\n{lines}\n]\n")
    print(f"{name}: {len(cases)} cases")


if __name__ == "__main__":
    for name in sys.argv[1:] or GENERATORS:
        write(name, GENERATORS[name]())
    print("compared with other libraries:", CHECKED)
