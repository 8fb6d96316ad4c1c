"""Golden values of src/core/numeric, by mpmath at 50 digits.

    python3 -m venv ~/.venvs/golden && ~/.venvs/golden/bin/pip install -r scripts/golden/requirements.txt
    ~/.venvs/golden/bin/python scripts/golden/numeric.py [function ...]

Writes src/core/numeric/golden/<function>.json: [{"args": [...], "value": "..."}]. Arguments are exact doubles, values have 25
digits. The incomplete gamma and beta functions are summed here by series and continued fractions,
since mpmath's own hypergeometric routes do not converge for shapes of 1e9.
"""
import json
import math
import random
import sys
from pathlib import Path

import mpmath as mp

mp.mp.dps = 50
OUT = Path(__file__).resolve().parents[2] / 'src' / 'core' / 'numeric' / 'golden'
TINY = mp.mpf('1e-300')
ONLY = sys.argv[1:]


def gamma_tails(a, x):
    """(P, Q) of shape a at x, the small side summed, the other its complement."""
    a, x = mp.mpf(a), mp.mpf(x)
    kernel = mp.exp(a * mp.log(x) - x - mp.loggamma(a))
    eps = mp.mpf(10) ** -45
    if x < a + 1:
        term = total = 1 / a
        n = 0
        while term > eps * total:
            n += 1
            term *= x / (a + n)
            total += term
        p = kernel * total
        if p < mp.mpf('0.9'):
            return p, 1 - p
        q = mp.gammainc(a, x, mp.inf, regularized=True)
        return p, q
    if x < 20 and a < 20:
        q = mp.gammainc(a, x, mp.inf, regularized=True)
        return 1 - q, q
    b = x + 1 - a
    c = mp.mpf(10) ** 200
    d = 1 / b
    h = d
    n = 0
    while True:
        n += 1
        an = -n * (n - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        h *= c * d
        if abs(c * d - 1) < eps:
            break
    q = kernel * h
    return 1 - q, q


def beta_lower(x, y, a, b):
    """I_x(a, b) for x not above the mean: kernel / a / (1 + d1/(1 + d2/(1 + ...))), Abramowitz & Stegun 26.5.8."""
    kernel = mp.exp(a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b))
    eps = mp.mpf(10) ** -45
    c = mp.mpf(1)
    d = mp.mpf(0)
    f = mp.mpf(1)
    m = 0
    while True:
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        before = f
        for term in (odd, even):
            d = 1 / (1 + term * d)
            c = 1 + term / c
            f *= c * d
        if abs(f / before - 1) < eps:
            return kernel / a / f


def beta_tails(x, a, b, y=None):
    """(I_x, 1 - I_x)."""
    x, a, b = mp.mpf(x), mp.mpf(a), mp.mpf(b)
    y = 1 - x if y is None else y
    with mp.workdps(75):
        if x * (a + b) <= a:
            lower = beta_lower(x, y, a, b)
            return lower, 1 - lower
        upper = beta_lower(y, x, b, a)
        return 1 - upper, upper


def root(f, df, start):
    """Newton in 50 digits, from a start that is near."""
    w = mp.mpf(start)
    for _ in range(400):
        step = f(w) / df(w)
        step = max(min(step, mp.mpf(2)), mp.mpf(-2))
        w -= step
        if abs(step) < mp.mpf(10) ** -28 * max(1, abs(w)):
            return w
    raise ArithmeticError('no root')


def gamma_q_inverse(a, q):
    a, q = mp.mpf(a), mp.mpf(q)
    upper = q <= 0.5
    side = 1 if upper else 0
    target = q if upper else 1 - q
    z = normal_quantile(q)
    wilson = 1 - 1 / (9 * a) - z / (3 * mp.sqrt(a))
    power = (mp.log(1 - q) + mp.loggamma(a + 1)) / a
    start = mp.log(a) + 3 * mp.log(wilson) if wilson > 0.1 and a >= 1 else (mp.log(-mp.log(q)) if upper else power)
    start = start if upper else max(start, power)
    sign = -1 if upper else 1

    def f(w):
        return mp.log(gamma_tails(a, mp.exp(w))[side] / target)

    def df(w):
        x = mp.exp(w)
        return sign * mp.exp(a * w - x - mp.loggamma(a)) / gamma_tails(a, x)[side]

    return mp.exp(root(f, df, start))


def normal_quantile(p):
    """z with Phi(z) = p, on the smaller tail."""
    p = mp.mpf(p)
    if p > 0.5:
        return -normal_quantile(1 - p)
    if p == 0.5:
        return mp.mpf(0)
    sf = lambda z: mp.erfc(z / mp.sqrt(2)) / 2
    z = mp.sqrt(-2 * mp.log(2 * p)) if p < 0.3 else (0.5 - p) * mp.sqrt(2 * mp.pi)
    for _ in range(200):
        step = mp.log(sf(z) / p) * sf(z) / (mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi))
        z += step
        if abs(step) < mp.mpf(10) ** -40 * abs(z):
            return -z
    raise ArithmeticError('no quantile')


def beta_inverse(p, a, b):
    p, a, b = mp.mpf(p), mp.mpf(a), mp.mpf(b)
    if p > 0.5:
        with mp.workdps(75):
            return 1 - beta_inverse_x(1 - p, b, a)
    return beta_inverse_x(p, a, b)


def beta_inverse_x(p, a, b):
    ln_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    start = (mp.log(p * a) + ln_beta) / a
    if a >= 1 and b >= 1:
        start = max(start, mp.log(a / b) + normal_quantile(p) * mp.sqrt(1 / a + 1 / b))

    def parts(w):
        return 1 / (1 + mp.exp(-w)), 1 / (1 + mp.exp(w))

    def lower(w):
        x, y = parts(w)
        return beta_tails(x, a, b, y)[0]

    def f(w):
        return mp.log(lower(w) / p)

    def df(w):
        x, y = parts(w)
        return mp.exp(a * mp.log(x) + b * mp.log(y) - ln_beta) / lower(w)

    return parts(root(f, df, start))[0]


def noncentral(x, df, lam):
    """(cdf, sf): Poisson mixtures, each recurrence run in the direction in which it adds."""
    a, h, m = mp.mpf(df) / 2, mp.mpf(x) / 2, mp.mpf(lam) / 2
    top = int(max(m, h) + 60 * math.sqrt(max(float(m), float(h)))) + 200
    kernel = mp.exp(a * mp.log(h) - h - mp.loggamma(a + 1))
    weight = mp.exp(-m)
    upper = gamma_tails(a, h)[1]
    increments, weights = [], []
    sf = mp.mpf(0)
    for j in range(top + 1):
        sf += weight * upper
        weights.append(weight)
        increments.append(kernel)
        upper += kernel
        kernel *= h / (a + j + 1)
        weight *= m / (j + 1)
    lower = gamma_tails(a + top + 1, h)[0]
    cdf = mp.mpf(0)
    for j in range(top, -1, -1):
        lower += increments[j]
        cdf += weights[j] * lower
    return cdf, sf


def write(name, cases):
    if not wanted(name):
        return
    kept = []
    seen = set()
    for args, value in cases:
        value = mp.mpf(value)
        key = json.dumps(args)
        if key in seen or (value != 0 and abs(value) < TINY) or not mp.isfinite(value):
            continue
        seen.add(key)
        kept.append({'args': args, 'value': mp.nstr(value, 25)})
    assert len(kept) >= 60, (name, len(kept))
    lines = ',\n'.join(json.dumps(case) for case in kept)
    (OUT / f'{name}.json').write_text(f'[\n{lines}\n]\n')
    print(name, len(kept), flush=True)


SHAPES = [0.001, 0.01, 0.1, 0.3, 0.5, 0.9, 1, 1.5, 2, 2.5, 4.5, 10, 19.5, 20, 20.5, 33, 99.5, 100, 500, 1000, 2500.5, 5000, 1e5,
          1234567.5, 1e7]
SIGMAS = [-36, -20, -8, -3, -1, -0.1, 0, 0.1, 1, 3, 8, 20, 36]


def gamma_points():
    points = [(1000.0, 1031.62), (1e9, 1e9), (1e9, 1e9 + 31623.0 * 3), (1e9, 1e9 - 31623.0 * 5), (1e9, 1e9 + 31623.0 * 30),
              (0.5, 1e-300), (1.0, 1e-200), (3.0, 1e-90), (1e-5, 0.1), (1e-5, 2.0), (0.5, 690.0), (1.0, 690.0), (5.0, 700.0)]
    for a in SHAPES:
        for z in SIGMAS:
            cube = 1 - 1 / (9 * a) + z / (3 * math.sqrt(a))
            if cube > 0.01:
                points.append((float(a), a * cube ** 3))
        points += [(float(a), float(a) * f) for f in (0.2, 0.59, 0.61, 1.39, 1.41, 3)] if a < 500 else []
    points += [(float(a), x) for a in SHAPES[:12] for x in (1e-10, 1e-3, 0.3, 1.0, 1.49, 1.51, 5.0, 40.0)]
    return [(a, x) for a, x in points if x > 0]


def beta_points():
    points = [(0.5, 1e9, 1e9), (0.50005, 1e9, 1e9), (0.4999, 1e8, 1e8), (3e-9, 3.0, 1e9), (2e-8, 3.0, 1e9), (1e-300, 1.0, 5.0),
              (1e-150, 2.0, 3.0), (1 - 2 ** -53, 5.0, 0.5), (0.5, 0.5, 0.5), (0.999, 0.001, 0.002), (0.3, 0.001, 50.0)]
    rng = random.Random(1)
    shapes = [0.01, 0.3, 0.5, 1, 1.5, 3, 10.5, 19.9, 20, 50, 300.5, 5000, 1e6]
    for a in shapes:
        for b in shapes:
            sd = math.sqrt(1 / a + 1 / b)
            for z in (-37, -15, -4, -1, 0, 0.5, 2, 7, 25):
                w = math.log(a / b) + z * sd
                x = 1 / (1 + math.exp(-w)) if w > -700 else 0
                if 0 < x < 1 and rng.random() < 0.35:
                    points.append((x, float(a), float(b)))
    return points


def log1pmx(x):
    with mp.workdps(400):
        return mp.log(1 + mp.mpf(x)) - mp.mpf(x)


def wanted(*names):
    return not ONLY or any(name in ONLY for name in names)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    line = [1e-300, 1e-100, 1e-20, 1e-8, 1e-4, 0.01, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.99, 0.999999, 1.0, 1.000001, 1.01, 1.1,
            1.25, 1.4, 1.46, 1.4616321, 1.4617, 1.49, 1.5, 1.51, 1.6, 1.75, 1.9, 1.99, 1.999999, 2.0, 2.000001, 2.01, 2.1, 2.4, 2.5,
            2.6, 3.0, 3.3, 4.0, 5.5, 7.0, 9.99, 10.0, 10.01, 11.9, 12.0, 12.1, 20.0, 33.3, 50.5, 100.0, 170.6, 1000.0, 12345.5, 1e5,
            1e6, 1e8, 1e9, 1e12, 1e15, 1e50, 1e100, 1e300]
    write('lnGamma', (([x], mp.loggamma(mp.mpf(x))) for x in line))
    write('digamma', (([x], mp.digamma(mp.mpf(x))) for x in line))
    write('trigamma', [([x], mp.psi(1, mp.mpf(x))) for x in line if 1e-100 <= x <= 1e100]
          + [([x], mp.psi(1, mp.mpf(x))) for x in (1e-50, 0.05, 6.5, 8.8, 77.7)])
    real = [i / 8 for i in range(-40, 60, 2)] + [-1e-300, 1e-300, 1e-20, 1e-10, 9e-10, 1.1e-9, 1e-5, -1e-5, 9.3, 12.7, 15.5, 20.1, 24.3,
                                                26.1, 1.2247, 1.2248, -0.1, 0.3]
    write('erf', (([x], mp.erf(mp.mpf(x))) for x in real))
    write('erfc', (([x], mp.erfc(mp.mpf(x))) for x in real))
    write('normalSf', (([x], mp.erfc(mp.mpf(x) / mp.sqrt(2)) / 2) for x in [v * 1.4 for v in real] + [33.3, 35.0, 37.0]))
    write('asinSqrt', (([p], mp.asin(mp.sqrt(mp.mpf(p))))
                       for p in [0.0, 1e-300, 1e-12, 0.25, 0.75, 1 - 1e-12, 1.0] + [i / 97 for i in range(1, 97)]))
    write('log1pmx', [([x], log1pmx(x)) for x in
                      [s * v for s in (1, -1) for v in (1e-100, 1e-30, 1e-10, 1e-5, 1e-3, 0.0199, 0.0201, 0.05, 0.1, 0.2, 0.3, 0.39, 0.41,
                       0.5, 0.59, 0.61, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.999999)] + [0.0, 1.0, 2.0, 5.0, 10.0, 100.0, 1e4, 1e6, 1e9,
                       1e12, 1e15, 1e100, 1.5, 0.55, 0.45]])
    probabilities = [10.0 ** -k for k in range(1, 20)] + [10.0 ** -k for k in (25, 50, 75, 100, 150, 200, 250, 299, 300)] + [
        0.2, 0.2499, 0.2501, 0.3, 0.4, 0.45, 0.49, 0.499, 0.4999999, 0.5, 0.5000001, 0.501, 0.51, 0.55, 0.6, 0.7, 0.7499, 0.7501, 0.8,
        0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 0.9999, 0.99999, 0.999999, 1 - 1e-9, 1 - 1e-12, 1 - 2 ** -53, 0.025, 0.05, 0.005]
    write('normalQuantile', (([p], normal_quantile(p)) for p in probabilities))
    if wanted('gammaP', 'gammaQ'):
        points = gamma_points()
        tails = [gamma_tails(a, x) for a, x in points]
        write('gammaP', (([a, x], t[0]) for (a, x), t in zip(points, tails)))
        write('gammaQ', (([a, x], t[1]) for (a, x), t in zip(points, tails)))
    degrees = [1, 2, 3, 5, 9, 30, 39, 41, 100, 999, 10000]
    chi = [(df * (1 - 2 / (9 * df) + z * math.sqrt(2 / (9 * df))) ** 3, df) for df in degrees for z in (0, 1, 2.5, 6, 10, 20, 36)]
    write('chiSquareSf', (([x, df], gamma_tails(mp.mpf(df) / 2, mp.mpf(x) / 2)[1]) for x, df in chi))
    inverse = [(float(a), q) for a in [0.01, 0.5, 1, 2.5, 10, 20, 50, 500, 5000, 1e6]
               for q in (1e-300, 1e-100, 1e-20, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.99, 1 - 1e-9)]
    write('gammaQInverse', (([a, q], gamma_q_inverse(a, q)) for a, q in inverse))
    write('chiSquareQuantile', (([q, df], 2 * gamma_q_inverse(mp.mpf(df) / 2, q)) for df in degrees[:9]
                                for q in (1e-300, 1e-50, 1e-10, 0.001, 0.01, 0.05, 0.5, 0.95)))
    if wanted('betaI', 'betaIComplement'):
        points = beta_points()
        tails = [beta_tails(x, a, b) for x, a, b in points]
        write('betaI', (([x, a, b], t[0]) for (x, a, b), t in zip(points, tails)))
        write('betaIComplement', (([x, a, b], t[1]) for (x, a, b), t in zip(points, tails)))
    inverse = [(p, float(a), float(b)) for a, b in [(0.5, 0.5), (0.5, 30), (1, 1), (2, 5), (10.5, 0.3), (15, 1e5), (25, 25), (300, 4000),
               (5e4, 5e4), (1e6, 40)] for p in (1e-300, 1e-100, 1e-15, 1e-4, 0.025, 0.4, 0.5, 0.8, 0.975, 1 - 1e-10)]
    write('betaIInverse', (([p, a, b], beta_inverse(p, a, b)) for p, a, b in inverse))
    rng = random.Random(2)
    f_cases = []
    for df1 in (1, 2, 5, 9, 50, 500):
        for df2 in (1, 4, 10, 59, 540, 1e4, 1e6):
            for f in (1e-6, 0.2, 1.0, 1.5, 3.0, 20.0, 1e3):
                if rng.random() < 0.6:
                    x = mp.mpf(df2) / (mp.mpf(df2) + mp.mpf(df1) * mp.mpf(f))
                    f_cases.append(([f, df1, df2], beta_tails(x, mp.mpf(df2) / 2, mp.mpf(df1) / 2)[0]))
    write('fSf', f_cases)
    pairs = [(a, b) for a in (1e-5, 0.1, 0.5, 1.5, 3.0, 11.9, 12.1, 100.5, 1e4, 1e7, 1e9) for b in (1e-3, 0.4, 2.5, 11.0, 13.0, 200.0, 1e6)]
    write('lnBeta', (([a, b], mp.loggamma(mp.mpf(a)) + mp.loggamma(mp.mpf(b)) - mp.loggamma(mp.mpf(a) + mp.mpf(b))) for a, b in pairs))
    write('lnGammaRatio', (([b, a], mp.loggamma(mp.mpf(a) + mp.mpf(b)) - mp.loggamma(mp.mpf(b))) for a, b in pairs))
    rng = random.Random(3)
    mixtures = []
    for df in (1, 2, 5, 9, 30, 199):
        for lam in (1e-3, 0.5, 5.0, 20.0, 100.0, 3000.0):
            sd = math.sqrt(2 * (df + 2 * lam))
            for z in (-6, -3, -1, 0, 1, 4, 12, 30):
                x = df + lam + z * sd
                if x > 0 and rng.random() < 0.45:
                    mixtures.append([x, df, lam])
    mixtures.append([1e-3, 3, 900.0])
    write('noncentralChiSquareCdf', ((args, noncentral(*args)[0]) for args in mixtures))
    write('noncentralChiSquareSf', ((args, noncentral(*args)[1]) for args in mixtures))
    rng = random.Random(4)
    sums = []
    for _ in range(60):
        scale = math.exp(rng.uniform(-2.3, 6.7))
        xs = [rng.uniform(-scale, scale) for _ in range(rng.randint(1, 6))]
        sums.append((xs, mp.log(mp.fsum(mp.exp(mp.mpf(x)) for x in xs))))
    write('logSumExp', sums + [([-1e5, -1e5], mp.log(2) - 100000), ([1e300, 0.0], mp.mpf(1e300))])


main()
