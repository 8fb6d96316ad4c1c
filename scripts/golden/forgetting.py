"""Golden values of the baselines that forget."""
import mpmath as mp
from mpmath import mpf

from common import fractional, golden, main, multinomial, number, rng, shares


def folds(g):
    for i in range(60):
        k = [1, 2, 3, 6, 50][i % 5]
        n = [1, 100, 10**4, 10**9][i % 4]
        windows = [multinomial(g, int(max(1, n * u)), shares(g, k)) for u in g.uniform(0.2, 2, 6)]
        if i % 3 == 1:
            windows[i % 5 + 1] = [0] * k
        if i % 6 == 2:
            windows = [fractional(g, x) for x in windows]
        yield windows, [0.5, 1, 7.3, 60, 1e6][i % 5]
    for k, n in ((500, 1), (500, 10**9), (1, 10**9)):
        yield [multinomial(g, n, shares(g, k)) for _ in range(3)], 2
    yield [[10**9, 0], [0, 1]], 0.05
    yield [[0, 0], [0, 0]], 3


@golden
def ewma():
    cases = []
    for windows, half_life in folds(rng("ewma")):
        weights = [mpf(2) ** (-mpf(len(windows) - 1 - t) / mpf(half_life)) for t in range(len(windows))]
        used = [(w, x) for w, x in zip(weights, windows) if sum(x) > 0]
        if not used:
            cases.append({"windows": windows, "halfLife": half_life, "shares": None, "effectiveN": 0})
            continue
        total = mp.fsum(w for w, _ in used)
        mean = [mp.fsum(w * mpf(x[k]) / mp.fsum(map(mpf, x)) for w, x in used) / total for k in range(len(windows[0]))]
        effective = total**2 / mp.fsum(w**2 / mp.fsum(map(mpf, x)) for w, x in used)
        cases.append({"windows": windows, "halfLife": half_life, "shares": [number(v) for v in mean], "effectiveN": number(effective)})
    return cases


@golden
def forgettingDirichlet():
    cases = []
    for windows, half_life in folds(rng("forgettingDirichlet")):
        weights = [mpf(2) ** (-mpf(len(windows) - 1 - t) / mpf(half_life)) for t in range(len(windows))]
        faded = [mp.fsum(w * mpf(x[k]) for w, x in zip(weights, windows)) for k in range(len(windows[0]))]
        squares = mp.fsum(w**2 * mp.fsum(map(mpf, x)) for w, x in zip(weights, windows))
        total = mp.fsum(faded)
        cases.append({"windows": windows, "halfLife": half_life, "prior": [0.5] * len(faded),
                      "alpha": [number(v + mpf("0.5")) for v in faded],
                      "shares": [number(v / total) for v in faded] if total > 0 else None,
                      "effectiveN": number(total**2 / squares) if total > 0 else 0})
    return cases


if __name__ == "__main__":
    main()
