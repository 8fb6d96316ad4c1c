"""Golden values of several p-values, differences of proportions, allocations and budgets."""
import math

import mpmath as mp
from mpmath import mpf
from scipy.stats import beta
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_chisquare

from common import agree, chi2_sf, golden, main, number, rng, ROUNDING, total
from intervals import beta_quantile
from observed import windows
from pearson import goodness_of_fit


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
                agree(a, b, 1e-12, 1e-250)
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
                    agree(p, proportions_chisquare([x1, x2], [n1, n2])[1], 1e-6, 1e-100)
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
def burnRateLimit():
    g = rng("burnRateLimit")
    cases = [dict(bad=0, total=n, objective=0.999, level=0.99, value=v) for n, v in ((0, None), (10, 0.0))]
    for objective in (0.9, 0.999, 0.99999):
        for n in (1, 10, 600, 10**5):
            for bad in sorted({1, min(n, 3), int(g.integers(1, n + 1)), n}):
                for level in (0.5, 0.99, 0.999):
                    limit, _ = beta_quantile(1 - mpf(level), mpf(bad), mpf(n - bad + 1))
                    agree(limit, beta.ppf(1 - level, bad, n - bad + 1))
                    cases.append(dict(bad=bad, total=n, objective=objective, level=level, value=number(limit / (1 - mpf(objective)))))
    return cases


if __name__ == "__main__":
    main()
