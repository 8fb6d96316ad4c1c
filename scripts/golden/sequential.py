"""Golden values of the tests that may be looked at after every window."""
import mpmath as mp
import scipy.stats as st
from mpmath import mpf

from common import agree, fractional, golden, ln_dirichlet_multinomial, ln_multinomial, main, multinomial, number, rng, shares


@golden
def sequentialTest():
    g = rng("sequentialTest")
    cases = []
    for i in range(66):
        k = [2, 3, 6, 40][i % 4]
        n = [1, 50, 1000, 10**6, 10**9][i % 5]
        q = shares(g, k)
        moved = q if i % 3 else [v * u for v, u in zip(q, g.uniform(0.97, 1.03, k))]
        prior = [[10_000, 1_000, 50][i % 3] * v for v in q]
        baseline = multinomial(g, 10**5, q) if i % 7 == 2 else None
        ratio = [1, 1, 1.7][i % 3]
        windows = [multinomial(g, n, moved) for _ in range(5)]
        if i % 11 == 4:
            windows = [fractional(g, x) for x in windows]
        cases.append(sequential_case(prior, baseline, ratio, windows))
    g = rng("sequentialTest edges")
    cases.append(sequential_case([1000], None, 1, [[5], [0], [10**9]]))
    cases.append(sequential_case([600, 0, 400, 0], None, 1, [[50, 3, 40, 0], [0, 0, 0, 0], [90, 1, 40, 2]]))
    cases.append(sequential_case([500, 500], None, 1, [[0, 0], [1, 0], [0, 0]]))
    cases.append(sequential_case([600, 0, 400], [620, 7, 380], 1, [[50, 3, 40], [61, 0, 35]]))
    for n in (1, 10**9):
        q = shares(g, 500)
        cases.append(sequential_case([1000 * v for v in q], None, 1, [multinomial(g, n, q) for _ in range(3)]))
    for n, shift in ((2000, 0.1), (2000, 0.25), (10**6, 0.0125), (10**6, 0.0131), (10**9, 0.0003), (10**9, 0.000414)):
        x = [int(n * (0.5 + shift)), int(n * (0.5 - shift))]
        cases.append(sequential_case([500, 500], None, 1, [x, x]))
    return cases


def sequential_case(prior, baseline, ratio, windows):
    possible = [i for i, a in enumerate(prior) if a > 0]
    alpha, total, least, p = [prior[i] for i in possible], [mpf(0)] * len(possible), mpf(1), []
    for x in windows:
        total = [t + mpf(x[i]) / mpf(ratio) for t, i in zip(total, possible)]
        none = ln_dirichlet_multinomial(total, [baseline[i] + 0.5 for i in possible]) if baseline else ln_multinomial(total, alpha)
        log_bf = ln_dirichlet_multinomial(total, alpha) - none
        least = min(least, mp.exp(-log_bf))
        p.append(number(least))
    return {"prior": prior, "baseline": baseline, "ratio": ratio, "windows": windows, "logBayesFactor": number(log_bf), "pValue": p}


def tilted_sum(n, m, s, odds):
    """(x, sum): the most likely of the splits x, and the sum of all their chances times odds^x, in units of that one's."""
    def rising(x):
        return mpf(n - x) * (s - x) * odds / ((x + 1) * mpf(m - s + x + 1))

    low, high = max(0, s - m), min(n, s)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if rising(middle) > 1 else (low, middle)
    sums = mpf(1)
    for step in (1, -1):
        x, term = low, mpf(1)
        while term > mpf("1e-40"):
            term = term * rising(x) if step > 0 else term / rising(x - 1) if x > max(0, s - m) else mpf(0)
            x += step
            sums += term
    return low, sums


def ln_split(n, m, s, x):
    return -mp.fsum(mp.loggamma(v + 1) for v in (mpf(x), mpf(n - x), mpf(s - x), mpf(m - s + x)))


def ln_tilted(n, m, s, lam):
    """ln E exp(lam X) of the hypergeometric X: of n + m events s are of a kind, X of these fall to the n."""
    lam = mpf(lam)
    (a, tilted), (b, plain) = tilted_sum(n, m, s, mp.exp(lam)), tilted_sum(n, m, s, mpf(1))
    return ln_split(n, m, s, a) + lam * a + mp.log(tilted) - ln_split(n, m, s, b) - mp.log(plain)


LOG_ODDS = [sign * odds for odds in (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.0) for sign in (1, -1)]


@golden
def tiltedHypergeometric():
    g = rng("tiltedHypergeometric")
    cases = []
    for i in range(70):
        n, m = (int(g.integers(1, 10 ** (1 + (i + j) % 5))) for j in (0, i // 5))
        s = int(g.integers(0, n + m + 1)) if i % 3 else min(n + m, int(g.integers(0, 40)))
        cases.append((n, m, s))
    cases += [(10**6, 10**6, 10**6), (10**6, 99 * 10**6, 10**5), (10**9, 10**9, 12), (10**4, 10**9, 10**7), (0, 9, 4), (9, 0, 4)]
    answers = []
    for i, (n, m, s) in enumerate(cases):
        lambdas = [LOG_ODDS[j % len(LOG_ODDS)] for j in range(i, i + 4)]
        values = [ln_tilted(n, m, s, lam) for lam in lambdas]
        if n + m < 3000:
            for lam, value in zip(lambdas, values):
                law = st.hypergeom(n + m, s, n)
                agree(value, mp.log(mp.fsum(mpf(float(law.pmf(x))) * mp.exp(mpf(lam) * x) for x in range(s + 1))), 1e-8, 1e-4)
        answers.append({"n": n, "m": m, "s": s, "lambdas": lambdas, "values": [number(v) for v in values]})
    return answers


@golden
def conditionalTwoSample():
    g = rng("conditionalTwoSample")
    cases = []
    for i in range(60):
        k, later = [2, 3, 6, 12][i % 4], [0, 0, 1, 3][(i // 4) % 4]
        q = shares(g, k + later)
        moved = q if i % 3 == 0 else [v * u for v, u in zip(q, g.uniform(0.6, 1.6, k + later))]
        windows = []
        for t in range(4):
            known = k + (later if t > 1 else 0)
            sizes = [int(g.integers(0 if i % 10 == 3 else 1, [20, 300, 5000][(i + j) % 3])) for j in (0, i % 2)]
            windows.append([multinomial(g, sizes[0], moved[:known]), multinomial(g, sizes[1], q[:known])])
        cases.append(two_sample_case(k, windows, [1, 1, 2.5][i % 3]))
    return cases


def two_sample_case(first, windows, ratio):
    logs, least, p = [], mpf(1), []
    for x, y in windows:
        n, m = sum(x), sum(y)
        logs += [[mpf(0)] * len(LOG_ODDS) for _ in range(len(x) - len(logs))]
        for own, a, b in zip(logs, x, y):
            if n > 0 and m > 0 and a + b > 0:
                for j, lam in enumerate(LOG_ODDS):
                    own[j] += (mpf(lam) * a - ln_tilted(n, m, a + b, lam)) / mpf(ratio)
        evidence = [mp.fsum(mp.exp(v) for v in own) / len(LOG_ODDS) for own in logs]
        later = len(logs) - first
        # a tenth of the capital is for categories to come, of which 1 / (j (j + 1)) for the j-th
        tenth = mpf(0.1)
        capital = [(1 - tenth) / first] * first + [tenth / (j * (j + 1)) for j in range(1, later + 1)]
        mean = mp.fsum(c * e for c, e in zip(capital, evidence)) + tenth / (later + 1)
        if n > 0 and m > 0:
            least = min(least, 1 / mean)
        p.append(number(least))
    return {"ratio": ratio, "windows": windows, "logBayesFactor": number(mp.log(mean)), "pValue": p}


if __name__ == "__main__":
    main()
