"""Golden values of sample sizes and detectable effects."""
import mpmath as mp
import numpy as np
import scipy.spatial.distance as distance
import scipy.stats as st
from mpmath import mpf
from statsmodels.stats.power import GofChisquarePower

from common import golden, main, number


def noncentral_tail(crit, df, lam):
    """(cdf, sf) of the non-central chi-square as its Poisson mixture, at the working precision."""
    a, h, m = mpf(df) / 2, mpf(crit) / 2, mpf(lam) / 2
    j = max(0, int(m))
    lower, step = mp.gammainc(a, 0, h, regularized=True), mp.exp(a * mp.log(h) - h - mp.loggamma(a + 1))
    weight, cdf, sf = mp.exp(-m), mpf(0), mpf(0)
    for j in range(100_000):
        cdf += weight * lower
        sf += weight * (1 - lower)
        lower -= step
        step *= h / (a + j + 1)
        weight *= m / (j + 1)
        if j > m and weight < mpf(10) ** -(mp.mp.dps + 10):
            return cdf, sf
    raise AssertionError((crit, df, lam))


def noncentrality(df, alpha, power):
    guess = 2 * st.gamma.isf(alpha, df / 2)
    lnc = mp.loggamma(mpf(df) / 2)
    crit = mpf(guess)
    for _ in range(60):
        sf = mp.gammainc(mpf(df) / 2, crit / 2, regularized=True)
        density = mp.exp((mpf(df) / 2 - 1) * mp.log(crit / 2) - crit / 2 - lnc) / 2
        step = mp.log(sf / mpf(alpha)) * sf / density
        crit += step
        if abs(step) < mpf(10) ** -40 * crit:
            break

    def distance(lam):
        return noncentral_tail(crit, df, lam)[1] - mpf(power)

    if alpha > 1e-16:
        nobs = GofChisquarePower().solve_power(effect_size=0.1, nobs=None, alpha=alpha, power=power, n_bins=df + 1)
        low, high = mpf(float(np.ravel(nobs)[0])) / 100 * mpf("0.99"), mpf(float(np.ravel(nobs)[0])) / 100 * mpf("1.01")
    else:
        # beyond SciPy's reach: the mean df + λ is about the critical value
        low, high = (crit - df) * mpf("0.8"), (crit - df) * mpf("1.3") + 10

    assert distance(low) < 0 < distance(high), (df, alpha, power)
    return mp.findroot(distance, (low, high), solver="anderson", tol=mpf(10) ** -50)


def power_settings():
    for k in (2, 3, 6, 20, 200):
        for alpha in (0.05, 0.01, 0.001, 1e-9):
            for power in (0.5, 0.8, 0.99, 0.3):
                yield k, alpha, power
    yield from ((k, alpha, power) for k in (2, 20) for alpha in (1e-100, 1e-300) for power in (0.5, 0.9))
    yield from ((500, 0.01, power) for power in (0.8, 0.5, 0.3))


@golden
def sampleSize():
    cases = []
    with mp.workdps(80):
        for i, (k, alpha, power) in enumerate(power_settings()):
            w = [0.1, 0.3, 0.5, 0.01, 1e-4, 0.07][i % 6]
            lam = noncentrality(k - 1, alpha, power)
            cases.append({"categories": k, "alpha": alpha, "power": power, "w": w, "n": int(mp.ceil(lam / mpf(w) ** 2))})
    cases.append({"categories": 1, "alpha": 0.01, "power": 0.8, "w": 0.1, "n": None})
    return cases


@golden
def minimumDetectableEffect():
    cases = []
    with mp.workdps(80):
        for i, (k, alpha, power) in enumerate(power_settings()):
            n = [100, 1000, 10**9, 1, 37, 12345.5][i % 6]
            lam = noncentrality(k - 1, alpha, power)
            cases.append({"categories": k, "alpha": alpha, "power": power, "n": n, "w": number(mp.sqrt(lam / mpf(n)))})
    cases += [{"categories": k, "alpha": 0.01, "power": 0.8, "n": n, "w": None} for k, n in ((1, 1000), (3, 0))]
    return cases


if __name__ == "__main__":
    main()
