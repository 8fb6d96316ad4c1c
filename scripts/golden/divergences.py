"""Golden values of the divergences and of their limits."""
import mpmath as mp
import numpy as np
import scipy.spatial.distance as distance
import scipy.stats as st
from mpmath import mpf

from common import agree, golden, main, number, rng, ROUNDING, total
from observed import windows


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
            agree(value, theirs(*(np.array([float(v) for v in part]) for part in pair)))
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
            agree(value, theirs(np.array([float(v) for v in p]), np.array([float(v) for v in b])))
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
def divergenceLimit():
    factors = {"kl": mpf(1) / 2, "psi": mpf(1), "jensenShannon": mpf(1) / 8, "hellinger": mpf(1) / 8}
    cases = []
    for divergence, factor in factors.items():
        for n, m, k, inflation in (
            (1000, None, 2, 1), (1000, 60000, 6, 1), (100, 100, 10, 1), (1e9, 1e9, 500, 1), (250.5, 1e4, 3, 4.5),
            (1000, 1000, 1, 1), (0, 10, 3, 1), (5000, 5000, 200, 51),
        ):
            for alpha in (0.5, 0.01, 1e-9):
                limit = None
                if n > 0 and k > 1:
                    # upper quantile: the root of Q((k - 1) / 2, x / 2) = alpha
                    start = mpf(st.chi2.isf(alpha, k - 1))
                    a = mpf(k - 1) / 2
                    quantile = mp.findroot(lambda x: mp.log(mp.gammainc(a, x / 2, regularized=True)) - mp.log(mpf(alpha)), start)
                    agree(quantile, st.chi2.isf(alpha, k - 1))
                    limit = factor * mpf(inflation) * (1 / mpf(n) + (0 if m is None else 1 / mpf(m))) * quantile
                    limit = mp.sqrt(limit) if factor == mpf(1) / 8 else limit
                cases.append({"divergence": divergence, "n": n, "m": m, "categories": k, "inflation": inflation,
                              "alpha": alpha, "limit": number(limit)})
    return cases


if __name__ == "__main__":
    main()
