"""Golden values of the tests of Pearson's kind."""
import mpmath as mp
import numpy as np
import scipy.stats as st
from mpmath import mpf

from common import agree, chi2_sf, golden, main, multinomial, number, rng, ROUNDING, total
from observed import floored_shares, shifted, windows


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
        agree(statistic, theirs.statistic, max(mpf("1e-7"), n * mpf("1e-15") / statistic))
    agree(p, st.chi2.sf(float(statistic), df), 1e-7, 1e-150)
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
        agree(statistic, theirs.statistic, 1e-7)
        agree(p, theirs.pvalue, 1e-6, 1e-100)
    return statistic, df, p, mp.sqrt(statistic / n), pooled


def samples(g):
    for x, q in windows(g):
        m = int(g.choice([40, 1000, 60_000, 10**9]))
        yield x, multinomial(g, m, q)
    yield [5, 5], [0, 0]
    yield [10, 0, 20], [0, 0, 40]
    yield [10, 0], [0, 20]
    for n, target in ((10**6, 300), (10**6, 1000), (10**9, 700), (10**9, 1300), (10**9, 2000), (10**9, 2500), (10**9, 2700)):
        q = floored_shares(g, 5)
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
        q = floored_shares(g, k)
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
            agree(statistic, theirs.statistic, 1e-7)
            if p < mpf("1e-300"):
                continue
            case.update(ratio=number(statistic / df), statistic=number(statistic), pValue=number(p))
        cases.append(case)
    return cases


@golden
def trimmedOverdispersion():
    g = rng("trimmedOverdispersion")

    def distances(rows):
        sums = [total(column) for column in zip(*rows)]
        everything = total(sums)
        return [mp.fsum((mpf(v) - total(r) * s / everything) ** 2 / (total(r) * s / everything) for v, s in zip(r, sums) if s > 0) for r in rows]

    cases = []
    for t in (1, 2, 6, 13, 60):
        for k in (1, 2, 4, 9):
            for n, rho, part in ((400, 0, 0.2), (5000, 0, 0.2), (5000, 0.01, 0.2), (3000, 0.002, 0.5), (300, 0, 0)):
                q = floored_shares(g, k)
                rows = [multinomial(g, n, q if rho == 0 else g.dirichlet(np.array(q) * (1 - rho) / rho)) for _ in range(t)]
                if t == 13:
                    rows[3] = [0] * k
                used = [r for r in rows if sum(r) > 0]
                kept = len(used) - int(part * len(used))
                far = distances(used)
                near = [used[i] for i in sorted(range(len(used)), key=lambda i: far[i])[:kept]]
                df = sum(sum(column) > 0 for column in zip(*near)) - 1
                ratio = None
                if kept >= 2 and df >= 1:
                    ratio = total(distances(near)) / ((kept - 1) * df)
                    fraction = mpf(kept) / len(used)
                    if kept < len(used):
                        half = lambda x, d: mp.gammainc(mpf(d) / 2, 0, x / 2, regularized=True)
                        limit = mp.findroot(lambda x: half(x, df) - fraction, mpf(float(st.chi2.ppf(float(fraction), df))))
                        ratio *= fraction / half(limit, df + 2)
                cases.append(dict(table=rows, part=part, ratio=number(ratio)))
    return cases


if __name__ == "__main__":
    main()
