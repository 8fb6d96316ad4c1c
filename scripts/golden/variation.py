"""Golden values of the quasi-F test and of overdispersion's corrections.

`effectiveDf` is computed from the raw moments of the Dirichlet at 60 digits, which cancel where doubles could not follow; the code
takes central moments by neutrality instead.
"""
import mpmath as mp
import numpy as np
import scipy.stats as st
from mpmath import mpf

from common import agree, fractional, golden, main, multinomial, number, rng, shares
from varying import quasi_case, quasi_worlds, two_sample


def f_sf(f, df1, df2):
    f, df1, df2 = mpf(f), mpf(df1), mpf(df2)
    return mp.betainc(df2 / 2, df1 / 2, 0, df2 / (df2 + df1 * f), regularized=True)


def table_ratio(table):
    rows = [r for r in table if sum(r) > 0]
    n = mp.fsum(mp.fsum(map(mpf, r)) for r in rows)
    sums = [mp.fsum(mpf(r[k]) for r in rows) for k in range(len(rows[0]))]
    total = mpf(0)
    for r in rows:
        nr = mp.fsum(map(mpf, r))
        for v, s in zip(r, sums):
            if s > 0:
                e = nr * s / n
                total += (mpf(v) - e) ** 2 / e
    df = (len(rows) - 1) * (sum(s > 0 for s in sums) - 1)
    return total / df, df


@golden
def quasiTest():
    g = rng("quasiTest")
    cases = []
    for i, world in enumerate(quasi_worlds(g)):
        x, table = quasi_case(g, *world)
        if i % 7 == 3:
            x, table = fractional(g, x), [fractional(g, r) for r in table]
        if i % 11 == 5:
            table[0] = [0] * len(x)
        if i % 13 == 6 and len(x) > 2:
            x[0] = 0
            for r in table:
                r[0] = 0
        ratio, df2 = table_ratio(table) if sum(map(any, table)) > 1 else (None, 0)
        if ratio is None:
            continue
        y = [mp.fsum(mpf(r[j]) for r in table) for j in range(len(x))]
        x2, cells = two_sample(x, y)
        if cells < 2:
            continue
        f = x2 / (cells - 1) / ratio
        p = f_sf(f, cells - 1, df2)
        agree(p, st.f.sf(float(f), cells - 1, df2))
        expected = {"statistic": number(f), "df1": cells - 1, "df2": df2, "pValue": number(p), "ratio": number(ratio)}
        cases.append({"x": x, "table": table, **expected})
    none = {"statistic": None, "df1": 0, "df2": 0, "pValue": None, "ratio": None}
    cases.append({"x": [5], "table": [[7], [9]], **none})
    cases.append({"x": [0, 0], "table": [[7, 2], [9, 4]], **none, "df1": 1, "df2": 1, "ratio": number(table_ratio([[7, 2], [9, 4]])[0])})
    cases.append({"x": [1, 2], "table": [[7, 2]], **none, "df1": 1})
    for x, n in (([1, 0], 50), ([0, 1, 0], 10**9), (None, 10**9)):
        q = np.array(shares(g, 2 if x is None else len(x)))
        table = [multinomial(g, n, q) for _ in range(300)]
        x = [int(10**9 * (q[0] + 0.002)), int(10**9 * (q[1] - 0.002))] if x is None else x
        ratio, df2 = table_ratio(table)
        x2, cells = two_sample(x, [sum(column) for column in zip(*table)])
        f = x2 / (cells - 1) / ratio
        expected = {"statistic": number(f), "df1": cells - 1, "df2": df2, "pValue": number(f_sf(f, cells - 1, df2)), "ratio": number(ratio)}
        cases.append({"x": x, "table": table, **expected})
    return cases


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


if __name__ == "__main__":
    main()
