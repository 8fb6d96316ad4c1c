"""Counts of windows that vary beyond chance, and the quasi-likelihood ratio of a table of them."""
import mpmath as mp
import numpy as np
from mpmath import mpf

from common import dirichlet_multinomial, shares


def two_sample(x, y):
    """Pearson's X² of a 2 x K table and its number of cells."""
    nx, ny = mp.fsum(map(mpf, x)), mp.fsum(map(mpf, y))
    total, cells = mpf(0), 0
    for a, b in zip(x, y):
        if a + b > 0:
            cells += 1
            total += (mpf(a) * ny - mpf(b) * nx) ** 2 / (nx * ny * (mpf(a) + mpf(b)))
    return total, cells


def quasi_worlds(g):
    """(K, T, N, rho, shift) of body, tails and edges."""
    for k in (2, 3, 6, 20):
        for t in (2, 10, 60 if k < 20 else 12):
            for rho in (0, 0.001, 0.05):
                yield k, t, int(g.integers(200, 5000)), rho, 0.0
    for shift in (0.05, 0.1, 0.2, 0.4, 0.8):
        for k, t in ((2, 30), (4, 60), (6, 40)):
            yield k, t, 5000, 0.001, shift
    yield 500, 4, 200_000, 0.001, 0.0
    yield 500, 3, 100_000, 0.0, 0.02
    yield 6, 20, 10**9, 0.0, 0.0
    yield 6, 20, 10**9, 1e-6, 0.0
    yield 3, 200, 1000, 0.0, 0.6
    yield 3, 400, 1000, 0.0, 0.8
    yield from ((k, 25, 3000, 0.01, 0.1) for k in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12))


def quasi_case(g, k, t, n, rho, shift):
    q = np.array(shares(g, k))
    q = (q + 0.5 / k) / 1.5
    table = [dirichlet_multinomial(g, n, q, rho) for _ in range(t)]
    moved = q.copy()
    moved[0] = q[0] * (1 - shift)
    moved[-1] += q[0] * shift
    return dirichlet_multinomial(g, n, moved, rho), table
