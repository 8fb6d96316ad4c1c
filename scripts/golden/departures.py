"""Golden values of how far a category, and a whole window, has departed from its reference."""
import mpmath as mp
import scipy.stats as st
from mpmath import mpf

from common import agree, chi2_sf, golden, main, multinomial, number, rng, shares
from intervals import beta_tail

FEW, FURTHEST, ENOUGH = 30, 37, 5


def normal_sf(z):
    return mp.erfc(mpf(z) / mp.sqrt(2)) / 2


def normal_isf(p):
    """By Newton's steps on ln P from SciPy's double."""
    z = mpf(float(st.norm.isf(float(p))))
    for _ in range(8):
        sf = normal_sf(z)
        z += mp.log(sf / p) * sf / mp.npdf(z)
    return z


def at_least(x, n, p):
    return mpf(1) if x <= 0 else mpf(0) if p <= 0 or x > n else beta_tail(p, x, n - x + 1)


def at_most(x, n, p):
    return mpf(1) if x >= n or p <= 0 else beta_tail(1 - p, n - x, x + 1)


def departure_of(x, n, y, m, excess, df):
    """m is None where y is the intended share itself."""
    x, n, y, excess, df = map(mpf, (x, n, y, excess, df))
    counted = m is not None
    m = mpf(m) if counted else None
    chance = 1 / n + (1 / m if counted else 0)
    inflation, share, reference = 1 + excess / chance, x / n, y / m if counted else y
    pooled = (x + y) / (n + m) if counted else y
    apart = 2 * (mp.asin(mp.sqrt(share)) - mp.asin(mp.sqrt(reference)))
    mirrored = pooled >= mpf("0.5")
    if n * (1 - pooled if mirrored else pooled) < FEW * inflation:
        # all but a few events are of the category: those that aren't tell it
        x, y = (n - x, (m if counted else 1) - y) if mirrored else (x, y)
        up = (share > reference) != mirrored
        trials, p = (x + y if counted else n) / inflation, n / (n + m) if counted else y
        tail = (at_least if up else at_most)(x / inflation, trials, p)
        if inflation == 1 and tail < mpf("0.5"):
            theirs = st.binom.sf(int(x) - 1, int(trials), float(p)) if up else st.binom.cdf(int(x), int(trials), float(p))
            agree(tail, theirs, 1e-6, 1e-200)
        z = mpf(FURTHEST) if tail <= mpf("1e-300") else mpf(0) if tail >= mpf("0.5") else normal_isf(tail)
        z = z if share > reference else -z
    else:
        z = apart / mp.sqrt(chance + excess)
    if excess > 0 and 0 < reference < share < 1:
        log_odds = mp.log(share * (1 - reference) / (reference * (1 - share))) * mp.sqrt(reference * (1 - reference))
        least = log_odds / apart
        z *= 1 - excess / (chance + excess) * (1 - least) if least < 1 else 1
    return mp.sign(z) * mp.sqrt(df * mp.log1p(z * z / df))


def settings(g):
    """(x, n, y, m, excess, df): m None where y are intended shares."""
    for i in range(90):
        k, n = [2, 3, 6, 12][i % 4], [30, 1000, 20_000, 10**6][(i // 4) % 4]
        m = [None, 500, 60_000, 10**8][(i // 2) % 4]
        q = shares(g, k)
        moved = q if i % 3 == 0 else [v * u for v, u in zip(q, g.uniform(0.7, 1.4, k))]
        x, y = multinomial(g, n, moved), q if m is None else multinomial(g, m, q)
        varied = [[0.0] * k, [float(v) for v in 10 ** g.uniform(-8, -2, k)]][i % 2]
        yield x, n, y, m, varied, [float(v) for v in g.choice([3, 12.5, 60, 1e9], k)]


@golden
def departure():
    cases = []
    for x, n, y, m, varied, df in settings(rng("departure")):
        for k in range(2):
            value = departure_of(x[k], n, y[k], m, varied[k], df[k])
            cases.append({"x": x[k], "n": n, "y": y[k], "m": m, "excess": varied[k], "df": df[k], "value": number(value)})
    return cases


def cotangent(p):
    return mp.cot(mp.pi * min(mpf("0.99"), max(mpf("1e-300"), p)))


@golden
def departureTest():
    cases = []
    for x, n, y, m, varied, df in settings(rng("departureTest")):
        statistic, freedom, single = mpf(0), mpf(0), []
        for a, b, excess, known in zip(x, y, varied, df):
            if a + b > 0:
                z = departure_of(a, n, b, m, excess, known)
                single.append(cotangent(2 * normal_sf(abs(z))))
                reference = mpf(b) / m if m else mpf(b)
                pooled = mpf(a + b) / (n + m) if m else reference
                chance = mpf(1) / n + (mpf(1) / m if m else 0)
                if n * pooled >= ENOUGH * (1 + mpf(excess) / chance):
                    statistic += (1 - reference) * z * z
                    freedom += 1 - reference
        p = None
        if len(single) > 1:
            mean = mp.fsum(single) / len(single)
            summed = cotangent(chi2_sf(statistic, freedom)) if freedom >= mpf("0.9") else mean
            # Cauchy's upper tail
            p = mp.acot((mean + summed) / 2) / mp.pi
            p = p + 1 if p < 0 else p
            p = mpf(1) if mean + summed <= 2 * mp.cot(mp.pi * mpf("0.99")) else max(mpf("1e-300"), p)
        cases.append({"x": x, "n": n, "y": y, "m": m, "variance": varied, "df": df,
                      "statistic": number(statistic), "freedom": number(freedom), "pValue": number(p)})
    return cases


if __name__ == "__main__":
    main()
