"""Golden values of credible intervals."""
import mpmath as mp
import scipy.stats as st
from mpmath import mpf

from common import fractional, golden, main, multinomial, number, rng, shares


def beta_lower(x, a, b):
    """I_x(a, b) by its continued fraction (DLMF 8.17.22, modified Lentz), for x under the mean."""
    c, d = mpf(1), 1 / (1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, 100_000):
        t = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / (1 + t * d), 1 + t / c
        h *= d * c
        t = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / (1 + t * d), 1 + t / c
        h *= d * c
        if abs(d * c - 1) < mpf(10) ** -36:
            break
    return mp.exp(a * mp.log(x) + b * mp.log1p(-x) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)) / a * h


def beta_tail(x, a, b):
    return beta_lower(x, a, b) if x < (a + 1) / (a + b + 2) else 1 - beta_lower(1 - x, b, a)


def beta_quantile(p, a, b):
    """(x, 1 - x) with I_x(a, b) = p, by Newton's steps on the logit from SciPy's double."""
    start, rest = st.beta.ppf(float(p), float(a), float(b)), st.beta.isf(float(p), float(b), float(a))
    w = mp.log(mpf(start) / mpf(rest)) if start > 1e-290 and rest > 1e-290 else (
        mp.log(p * a) + mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)) / a
    lnbeta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    for _ in range(50):
        x, y = 1 / (1 + mp.exp(-w)), 1 / (1 + mp.exp(w))
        step = (beta_tail(x, a, b) - p) / mp.exp(a * mp.log(x) + b * mp.log(y) - lnbeta)
        w -= step
        if abs(step) < mpf(10) ** -25 * max(1, abs(w)):
            return 1 / (1 + mp.exp(-w)), 1 / (1 + mp.exp(w))
    raise AssertionError((p, a, b))


@golden
def credibleIntervals():
    g = rng("credibleIntervals")
    cases = []
    settings = [(k, n) for k in (2, 3, 6) for n in (1, 10, 1000, 20_000)] + [(40, 500), (3, 10**6), (2, 10**9), (6, 10**9)]
    for i, (k, n) in enumerate(settings * 5):
        x = multinomial(g, n, shares(g, k))
        if i % 4 == 1:
            x = fractional(g, x)
        prior = [0.5, 1, 0.01, [float(v) for v in g.uniform(0.05, 30, k)]][i % 4 if i % 5 else 0]
        level = [0.95, 0.5, 0.98, 0.999, 0.8][i % 5]
        cases.append(credible_case(x, prior, level))
    for k, n in ((500, 1), (500, 2000), (500, 10**9), (1, 1), (1, 10**9), (3, 0), (2, 1)):
        cases.append(credible_case(multinomial(g, n, shares(g, k)), 0.5, 0.95))
    cases.append(credible_case([5, 0, 0], 0, 0.95))
    cases.append(credible_case([0, 0, 12], [0, 2, 0.5], 0.99))
    cases.append(credible_case([3, 10**9], 1, 1 - 2.0**-40))
    cases.append(credible_case([0, 10**9], 0.5, 0.01))
    return cases


def credible_case(x, prior, level):
    case = {"x": x, "prior": prior, "level": level, "lower": None, "upper": None, "width": None}
    if sum(x) == 0:
        return case
    weights = prior if isinstance(prior, list) else [prior] * len(x)
    wide = [mpf(a) + mpf(w) for a, w in zip(x, weights)]
    total, tail = mp.fsum(wide), (1 - mpf(level)) / 2
    ends = []
    for a in wide[:6]:
        b = total - a
        ends.append([beta_quantile(p, a, b)[0] for p in (tail, 1 - tail)] if a > 0 and b > 0 else [mpf(a > 0)] * 2)
    return {**case, "lower": [number(low) for low, _ in ends], "upper": [number(high) for _, high in ends],
            "width": [number(high - low) for low, high in ends]}


if __name__ == "__main__":
    main()
