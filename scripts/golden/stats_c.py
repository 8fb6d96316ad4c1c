"""Golden values of overdispersion's corrections and of the divergences' limits, for src/core/stats/golden/<name>.json.

    <venv>/bin/python scripts/golden/stats_c.py [name ...]

`effectiveDf` is computed from the raw moments of the Dirichlet at 60 digits, which cancel where doubles could not follow; the code
takes central moments by neutrality instead.
"""
import mpmath as mp
import scipy.stats as st
from mpmath import mpf

import stats_b
from stats_b import agree, number, rng, shares

stats_b.GENERATORS.clear()
golden = stats_b.golden


def rising(a, n):
    return mp.rf(a, n)


def fourth_moment(q, concentration):
    """E [Σ (p_k - q_k)² / q_k]² over the Dirichlet of pseudo-counts concentration · q, by raw moments."""
    a = [concentration * share for share in q]
    total = mpf(0)
    for k in range(len(q)):
        for l in range(len(q)):
            if k == l:
                raw = [rising(a[k], i) / rising(concentration, i) for i in range(5)]
                central = mp.fsum(mp.binomial(4, i) * raw[i] * (-q[k]) ** (4 - i) for i in range(5))
            else:
                central = mp.fsum(
                    mp.binomial(2, i) * mp.binomial(2, j) * (-q[k]) ** (2 - i) * (-q[l]) ** (2 - j)
                    * rising(a[k], i) * rising(a[l], j) / rising(concentration, i + j)
                    for i in range(3) for j in range(3)
                )
            total += central / q[k] / q[l]
    return total


@golden
def effectiveDf():
    g = rng("effectiveDf")
    cases = []
    for k in (1, 2, 3, 4, 6, 12, 40):
        for rho in (0.0, 1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.05, 0.2, 0.6, 0.95):
            q = shares(g, k, zeros=1 if k == 6 else 0)
            seen = [mpf(v) for v in q if v > 0]
            total = mp.fsum(seen)
            seen = [v / total for v in seen]
            df = len(seen) - 1
            value = mpf(df)
            if df > 0 and rho > 0:
                concentration = 1 / mpf(rho) - 1
                variance = fourth_moment(seen, concentration) * (concentration + 1) ** 2 - df**2
                value = 2 * mpf(df) ** 2 / max(2 * df, variance)
            cases.append({"q": q, "rho": rho, "df": number(value)})
    return cases


@golden
def varianceInflation():
    g = rng("varianceInflation")
    cases = []
    for rho in (0.0, 1e-6, 0.001, 0.01, 0.2, 1.0):
        for windows in (1, 2, 10, 60):
            for n in (1.0, 33.5, 1000.0, 1e9):
                sizes = [float(v) for v in g.uniform(0.2, 3, windows) * n]
                m, squares = float(sum(sizes)), float(sum(v * v for v in sizes))
                known = windows == 2 and n == 1000.0
                own = max(mpf(0), mpf(n) ** 2 - mpf(n))
                first = 1 / mpf(n) + mpf(rho) * own / mpf(n) ** 2
                second = mpf(0) if known else 1 / mpf(m) + mpf(rho) * max(mpf(0), mpf(squares) - mpf(m)) / mpf(m) ** 2
                plain = 1 / mpf(n) + (mpf(0) if known else 1 / mpf(m))
                cases.append({"rho": rho, "n": n, "m": None if known else m, "squares": squares,
                              "inflation": number(max(mpf(1), (first + second) / plain))})
    return cases


@golden
def intraClassCorrelation():
    g = rng("intraClassCorrelation")
    cases = []
    for ratio in (0.0, 0.5, 1.0, 1.0 + 1e-9, 1.2, 7.5, 200.0, 1e6):
        for windows in (0, 1, 2, 5, 60, 500):
            for n in (0.9, 50.0, 1e7):
                sizes = [float(v) for v in g.uniform(0.2, 3, windows) * n]
                total, squares = float(sum(sizes)), float(sum(v * v for v in sizes))
                size = (mpf(total) - mpf(squares) / mpf(total)) / (windows - 1) if windows > 1 else mpf(0)
                rho = min(mpf(1), max(mpf(0), mpf(ratio) - 1) / (size - 1)) if size > 1 else None
                cases.append({"ratio": ratio, "windows": windows, "n": total, "squares": squares, "rho": number(rho)})
    return cases


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
    stats_b.main()
