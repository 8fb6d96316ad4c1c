"""Golden values of the tests by enumeration."""
import math

import mpmath as mp
import numpy as np
import scipy.stats as st
from mpmath import mpf

from common import agree, golden, ln_multinomial, main, multinomial, number, rng, shares


def all_windows(n, k):
    if k == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in all_windows(n - first, k - 1):
            yield (first, *rest)


def no_likelier(x, probability):
    """Σ P(z) over z with P(z) <= P(x), in exact rational or 60-digit arithmetic."""
    most = probability(x) * (1 + mpf(10) ** -12)
    return mp.fsum(p for p in map(probability, all_windows(sum(x), len(x))) if p <= most)


def small_windows(g):
    for k, n in ((2, 1), (2, 7), (2, 60), (2, 900), (3, 2), (3, 12), (3, 45), (4, 9), (4, 16), (5, 8), (6, 6), (8, 4), (30, 2), (150, 1)):
        for kind in range(5):
            q = [1 / k] * k if kind == 0 else shares(g, k)
            yield multinomial(g, n, q if kind < 3 else shares(g, k)), q
    yield [120, 0], [0.003, 0.997]
    yield [110, 0, 2], [0.001, 0.5, 0.499]


@golden
def exactMultinomialTest():
    cases = []
    for x, q in small_windows(rng("exactMultinomialTest")):
        total, n = mp.fsum(map(mpf, q)), sum(x)
        logs = [mp.log(mpf(s) / total) for s in q]
        factorials = [mp.factorial(i) for i in range(n + 1)]
        powers = [[mp.exp(i * v) for i in range(n + 1)] for v in logs]

        def probability(z):
            value = factorials[n]
            for i, v in enumerate(z):
                if v:
                    value = value * powers[i][v] / factorials[v]
            return value

        agree(probability(x), st.multinomial.pmf(x, n, np.array(q) / sum(q)))
        cases.append({"x": x, "q": q, "statistic": number(mp.log(probability(x))), "pValue": number(no_likelier(x, probability))})
    cases += [{"x": x, "q": q, "statistic": None, "pValue": None} for x, q in NO_ANSWER + [([10**9, 5], [0.3, 0.7])]]
    g = rng("exactMultinomialTest edges")
    for k, n in ((500, 1), (400, 2), (500, 1)):
        q = shares(g, k)
        x = multinomial(g, n, q)
        cases.append({"x": x, "q": q, **few_events(x, lambda i: mpf(q[i]) / mp.fsum(map(mpf, q)))})
    return cases


# without events, with one category, with one that can be
NO_ANSWER = [([0, 0, 0], [0.2, 0.3, 0.5]), ([5], [1.0]), ([10**9], [1.0]), ([7, 0], [1.0, 0])]


def few_events(x, share):
    """Exact test of one or two events in many categories: share(i) of each."""
    k, total = len(x), sum(x)
    first = [share(i) for i in range(k)]
    if total == 1:
        chances = first
        mine = first[x.index(1)]
    else:
        # P(i and j) = 2 s_i s_j, P(i and i) = s_i²
        chances = [first[i] ** 2 for i in range(k)] + [2 * first[i] * first[j] for i in range(k) for j in range(i)]
        seen = [i for i in range(k) if x[i]]
        mine = first[seen[0]] ** 2 if len(seen) == 1 else 2 * first[seen[0]] * first[seen[1]]
    p = mp.fsum(c for c in chances if c <= mine * (1 + mpf(10) ** -12))
    return {"statistic": number(mp.log(mine)), "pValue": number(p)}


@golden
def posteriorPredictive():
    cases = []
    for i, (x, q) in enumerate(small_windows(rng("posteriorPredictive"))):
        prior = [s * [3, 100, 1e4, 1e9][i % 4] for s in q]
        total, n = mp.fsum(map(mpf, prior)), sum(x)
        rising = [[mp.rf(mpf(a), v) / mp.factorial(v) for v in range(n + 1)] for a in prior]
        scale = mp.factorial(n) / mp.rf(total, n)

        def probability(z):
            value = scale
            for row, v in zip(rising, z):
                value *= row[v]
            return value

        agree(probability(x), st.dirichlet_multinomial.pmf(x, prior, n), 1e-5)
        cases.append({"x": x, "prior": prior, "statistic": number(mp.log(probability(x))), "pValue": number(no_likelier(x, probability))})
    cases += [{"x": x, "prior": prior, "statistic": None, "pValue": None} for x, prior in NO_ANSWER]
    g = rng("posteriorPredictive edges")
    for concentration in (5, 1e6):
        prior = [concentration * v for v in shares(g, 500)]
        x = multinomial(g, 1, prior)
        cases.append({"x": x, "prior": prior, **few_events(x, lambda i: mpf(prior[i]) / mp.fsum(map(mpf, prior)))})
    return cases


@golden
def monteCarloTest():
    """p by enumeration, and, for a billion events in two categories, by the binomial's two tails."""
    g = rng("monteCarloTest")
    cases = []
    for k, n in ((2, 1), (2, 40), (2, 500), (3, 12), (3, 40), (4, 12), (5, 8), (6, 6), (30, 2), (500, 1), (400, 2)):
        for kind in range(4):
            q = [1 / k] * k if kind == 0 else shares(g, k)
            if kind == 3 and k in (3, 4, 5):
                q[1] = 0
            x = multinomial(g, n, q if kind < 2 else [v * u for v, u in zip(q, g.uniform(0.5, 2, k))])
            if k > 30:
                answer = few_events(x, lambda i: mpf(q[i]) / mp.fsum(map(mpf, q)))
            else:
                kept = [i for i in range(k) if q[i] > 0]
                norm = mp.fsum(mpf(q[i]) for i in kept)

                def probability(z):
                    chances = (mp.power(mpf(q[i]) / norm, v) / mp.factorial(v) for i, v in zip(kept, z))
                    return mp.factorial(n) * mp.fprod(chances)

                small = [x[i] for i in kept]
                answer = {"statistic": number(mp.log(probability(small))), "pValue": number(no_likelier(small, probability))}
            cases.append({"x": x, "q": q, **answer})
    for n in (10**5, 10**7, 10**9):
        for share in (0.5, 0.3, 1e-8):
            for z in (0.2, 1.5):
                a = int(round(n * share + z * math.sqrt(n * share * (1 - share))))
                x, q = [a, n - a], [share, 1 - share]
                cases.append({"x": x, "q": q, "statistic": number(ln_multinomial(x, q)), "pValue": st.binomtest(a, n, share).pvalue})
    cases += [{"x": x, "q": q, "statistic": None, "pValue": None} for x, q in NO_ANSWER]
    return cases


if __name__ == "__main__":
    main()
