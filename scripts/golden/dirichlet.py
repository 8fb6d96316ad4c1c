"""Golden values of likelihoods, and of the Dirichlet-multinomial's fit and test."""
import mpmath as mp
import numpy as np
import scipy.optimize
import scipy.stats as st
from mpmath import mpf

from common import (
    agree, chi2_sf, dirichlet_multinomial, fractional, golden, ln_dirichlet_multinomial, ln_multinomial, main, multinomial,
    number, rng, shares, weights,
)
from varying import quasi_worlds


def windows_of_counts(g):
    """(x, q) of body, tails and edges: K = 1, 2, 500; N = 0, 1, 1e9; zero cells; shares with zeros."""
    for k in (2, 3, 6, 20):
        for n in (1, 10, 1000, 10**6, 10**9):
            for moved in (0, 1):
                q = shares(g, k)
                yield multinomial(g, n, shares(g, k) if moved else q), q
    for k, n in ((500, 1000), (500, 10**9), (200, 3), (1, 5), (1, 10**9)):
        q = shares(g, k)
        yield multinomial(g, n, q), q
    for k in (3, 6, 10):
        q = shares(g, k, zeros=2)
        yield multinomial(g, 5000, q), q
        yield [0] * k, q
        yield fractional(g, multinomial(g, 2000, q)), q
        yield fractional(g, multinomial(g, 10**8, q)), q
        yield [1e-3 if s > 0 else 0 for s in q], q
    yield [10**9, 0, 0], [1 - 3e-9, 1e-9, 2e-9]
    yield [0, 0, 10**9], [0.5, 0.5 - 1e-9, 1e-9]
    yield [3, 4, 10**5], [1e-200, 0.3, 0.7]


@golden
def logLikelihood():
    cases = []
    for x, q in windows_of_counts(rng("logLikelihood")):
        value = ln_multinomial(x, q)
        if all(float(v).is_integer() for v in x) and sum(x) <= 10**6:
            agree(value, st.multinomial.logpmf(x, sum(x), np.array(q) / sum(q)), 1e-6)
        cases.append({"x": x, "p": q, "value": number(value)})
    return cases


@golden
def dirichletMultinomialLogPmf():
    g = rng("dirichletMultinomialLogPmf")
    cases = []
    for i, (x, q) in enumerate(windows_of_counts(g)):
        concentration = [1, 20, 1000, 1e5, 1e9, 1e12, 0.01][i % 7]
        alpha = [concentration * s for s in q]
        value = ln_dirichlet_multinomial(x, alpha)
        if all(float(v).is_integer() for v in x) and sum(x) <= 10**6 and concentration < 1e4 and min(q) > 0:
            agree(value, st.dirichlet_multinomial.logpmf(x, alpha, sum(x)), 1e-6)
        cases.append({"x": x, "alpha": alpha, "value": number(value)})
    for n, a in ((10**9, 1e9), (10**9, 1.0), (1, 1e9), (1000, 1e-9)):
        x = multinomial(g, n, [0.2, 0.3, 0.5])
        cases.append({"x": x, "alpha": [a, a, 3 * a], "value": number(ln_dirichlet_multinomial(x, [a, a, 3 * a]))})
    return cases


def maximum_likelihood(table, start):
    """α of maximum likelihood at 30 digits: Nelder-Mead on ln α over SciPy's log-pmf, then Newton's steps in mpmath."""
    rows = np.array(table)

    def loss(theta):
        alpha = np.exp(theta)
        return -sum(st.dirichlet_multinomial.logpmf(r, alpha, r.sum()) for r in rows)

    runs = (scipy.optimize.minimize(loss, np.log(s), method="Nelder-Mead", options={"maxiter": 4000}) for s in start)
    best = min(runs, key=lambda r: r.fun)
    best = scipy.optimize.minimize(loss, best.x, method="BFGS")
    return newton(rows, best.x)


def newton(rows, start):
    """Newton's steps on ln α, whose Hessian is a diagonal and a product of one vector (Sherman-Morrison), at 30 digits."""
    with mp.workdps(30):
        theta = [mpf(v) for v in start]
        k = len(theta)
        for _ in range(60):
            alpha = [mp.exp(v) for v in theta]
            total = mp.fsum(alpha)
            common = mp.fsum(mp.psi(0, int(r.sum()) + total) - mp.psi(0, total) for r in rows)
            constant = mp.fsum(mp.psi(1, total) - mp.psi(1, int(r.sum()) + total) for r in rows)
            gradient, inverse = [], []
            for i in range(k):
                seen = [int(r[i]) for r in rows if r[i] > 0]
                own = mp.fsum(mp.psi(0, v + alpha[i]) for v in seen) - len(seen) * mp.psi(0, alpha[i])
                second = mp.fsum(mp.psi(1, v + alpha[i]) for v in seen) - len(seen) * mp.psi(1, alpha[i])
                gradient.append(alpha[i] * (own - common))
                inverse.append(1 / (alpha[i] ** 2 * second + gradient[i]))
            solved, along = [g * d for g, d in zip(gradient, inverse)], [a * d for a, d in zip(alpha, inverse)]
            scale = mp.fdot(alpha, solved) / (1 / constant + mp.fdot(alpha, along))
            step = [s - scale * a for s, a in zip(solved, along)]
            longest = max(1, max(abs(v) for v in step))
            theta = [t - v / longest for t, v in zip(theta, step)]
            if max(abs(v) for v in step) < mpf(10) ** -18:
                return [mp.exp(v) for v in theta]
    raise AssertionError("no convergence")


@golden
def dirichletMultinomialFit():
    g = rng("dirichletMultinomialFit")
    cases = []
    for k in (2, 3, 5):
        for t in (2, 5, 20):
            for rho in (0, 0.0005, 0.002, 0.01, 0.05, 0.3, 0.02):
                n = int(g.integers(50, 2000))
                q = (np.array(shares(g, k)) + 0.3 / k) / 1.3
                table = [dirichlet_multinomial(g, int(n * u), q, rho) for u in g.uniform(0.5, 1.5, t)]
                sums = np.sum(table, axis=0)
                if min(sums) == 0:
                    continue
                pooled = sums / sums.sum()
                slope = mp.fsum(mp.fsum(mpf(int(v)) * (v - 1) * int(sums.sum()) / int(s) for v, s in zip(r, sums))
                                - mpf(sum(r)) * (sum(r) - 1) for r in table)
                if slope <= 0:
                    value = mp.fsum(ln_multinomial(r, [int(s) for s in sums]) for r in table)
                    for c in (10.0, 1e3, 1e5, 1e7):
                        assert mp.fsum(ln_dirichlet_multinomial(r, c * pooled) for r in table) < value
                    cases.append({"table": table, "alpha": None, "rho": 0, "logLikelihood": number(value)})
                    continue
                try:
                    alpha = maximum_likelihood(table, [pooled * c for c in (1, 30, 1000, 30_000)])
                except (AssertionError, ZeroDivisionError) as failure:
                    print("left out: no reference found", k, t, rho, failure)
                    continue
                cases.append(fit_case(table, alpha))
    none = {"alpha": None, "rho": None, "logLikelihood": None}
    cases += [{"table": table, **none} for table in ([[5], [7]], [[0, 0], [0, 0]], [[3, 4]], [[3, 0], [4, 0]])]
    cases.append({"table": [[1, 0], [0, 1], [1, 0]], "alpha": None, "rho": 0,
                  "logLikelihood": number(mp.log(mpf(4) / 27))})
    g = rng("dirichletMultinomialFit edges")
    for k, t, n, rho in ((500, 6, 20_000, 0.002), (3, 6, 10**9, 1e-4), (2, 5, 10**9, 0.01), (5, 4, 10**6, 0.05)):
        q = (np.array(shares(g, k)) + 0.3 / k) / 1.3
        table = [dirichlet_multinomial(g, n, q, rho) for _ in range(t)]
        cases.append(fit_case(table, newton(np.array(table), np.log(q * (1 - rho) / rho))))
    lone = fit_case([[r[0], r[1]] for r in table], newton(np.array([[r[0], r[1]] for r in table]), np.log([3, 3])))
    empty = [[r[0], 0, r[1]] for r in table] + [[0, 0, 0]]
    cases.append({**lone, "table": empty, "alpha": [lone["alpha"][0], 0, lone["alpha"][1]]})
    return cases


def fit_case(table, alpha):
    value = mp.fsum(ln_dirichlet_multinomial(r, alpha) for r in table)
    return {"table": table, "alpha": [number(a) for a in alpha], "rho": number(1 / (1 + mp.fsum(alpha))),
            "logLikelihood": number(value)}


@golden
def dirichletMultinomialTest():
    g = rng("dirichletMultinomialTest")
    cases = []
    for i, (k, t, n, rho, shift) in enumerate(quasi_worlds(g)):
        q = shares(g, k)
        x = dirichlet_multinomial(g, n, (np.array(q) + (shift / k)) / (1 + shift), rho)
        x = fractional(g, x) if i % 6 == 5 else x
        rho = [rho, 0.0, 0.001, 1e-5][i % 4]
        total, norm = mp.fsum(map(mpf, x)), mp.fsum(map(mpf, q))
        x2 = mp.fsum((mpf(v) - total * mpf(s) / norm) ** 2 / (total * mpf(s) / norm) for v, s in zip(x, q))
        statistic = x2 / (1 + (total - 1) * mpf(rho))
        p = chi2_sf(statistic, k - 1)
        agree(p, st.chi2.sf(float(statistic), k - 1))
        if p > 1e-300:
            cases.append({"x": x, "q": q, "rho": rho, "statistic": number(statistic), "df": k - 1, "pValue": number(p)})
    q = weights(g, 500)
    edges = [([0, 0], [1, 1], 0.1), ([1, 0], [1, 3], 0.5), ([5], [1], 0.1), ([30, 0, 50, 7], [0.4, 0, 0.6, 0], 0.01)]
    edges += [(multinomial(g, n, q), q, rho) for n, rho in ((1000, 0.001), (10**9, 1e-9), (10**9, 1))]
    edges += [([int(10**9 * (0.5 + v)), int(10**9 * (0.5 - v))], [1, 1], 2.0**-30) for v in (1e-5, 5e-4, 7e-4, 8e-4, 8.1e-4)]
    for x, q, rho in edges:
        cells = [(mpf(v), mpf(s)) for v, s in zip(x, q) if s > 0]
        n, norm = mp.fsum(v for v, _ in cells), mp.fsum(s for _, s in cells)
        expected = {"statistic": None, "df": len(cells) - 1, "pValue": None}
        if n > 0 and len(cells) > 1:
            x2 = mp.fsum((v - n * s / norm) ** 2 / (n * s / norm) for v, s in cells)
            statistic = x2 / (1 + (n - 1) * mpf(rho))
            expected.update(statistic=number(statistic), pValue=number(chi2_sf(statistic, len(cells) - 1)))
        cases.append({"x": x, "q": q, "rho": rho, **expected})
    return cases


if __name__ == "__main__":
    main()
