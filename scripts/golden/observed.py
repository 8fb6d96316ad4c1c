"""Observed windows for the statistics of counts: body, zeros, edges, tails."""
import numpy as np

from common import multinomial, weights


def floored_shares(g, k):
    q = g.dirichlet(np.full(k, 0.8)) + 0.002 / k
    return [float(v) for v in q / q.sum()]


def shifted(g, n, q, statistic):
    """Counts whose Pearson statistic is about `statistic`."""
    p = np.array(q, dtype=float) / sum(q)
    step = g.normal(size=len(p)) * np.sqrt(p)
    step -= p * step.sum()
    step *= np.sqrt(statistic / n / np.sum(step**2 / p))
    return [int(max(0, round(float(v)))) for v in n * (p + step)]


def windows(g):
    """(x, q): body, zeros, edges, fractional counts, large N and K, and tails."""
    for k in (2, 3, 6, 12, 40):
        for n in (1, 30, 1000, 10**6, 10**9):
            q = floored_shares(g, k)
            yield multinomial(g, n, q), q
    for k in (2, 4, 9):
        for n in (200, 5000):
            q = weights(g, k)
            yield multinomial(g, n, floored_shares(g, k)), q
            yield [float(v * u) for v, u in zip(multinomial(g, n, q), g.uniform(0.9, 1.1, k))], q
    for n in (0, 1, 10**9):
        yield [n], [1.0]
        yield [n, 0], [0.5, 0.5]
        yield [0, n, 0], [0.2, 0.3, 0.5]
    yield [0, 0], [0.5, 0.5]
    yield [30, 30, 40], [0.3, 0.3, 0.4]
    yield [50, 30, 20, 7], [0.5, 0.3, 0.2, 0.0]
    yield [50, 30, 20, 0], [0.5, 0.3, 0.2, 0]
    yield [9, 0, 0], [0, 0.5, 0.5]
    yield [500, 0, 300, 12, 0], [3, 0, 2, 0, 1]
    for k, n in ((500, 2000), (500, 10**6), (500, 10**9)):
        q = weights(g, k)
        yield multinomial(g, n, q), q
    for n, targets in ((2000, (40, 200)), (10**6, (60, 300, 900)), (10**9, (60, 600, 1000, 1200, 1350))):
        for k in (2, 4, 10):
            for target in targets:
                q = floored_shares(g, k)
                yield shifted(g, n, q, target), q
