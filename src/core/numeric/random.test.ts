/** @jest-environment node */
import { chiSquareSf, gammaP, lnGamma, normalSf, random } from './index';

const DRAWS = 40_000;

function moments(draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < DRAWS; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / DRAWS;
  return { mean, variance: squares / DRAWS - mean * mean };
}

/** p-value of draws against a distribution, by their values of the distribution function in 20 equal cells. */
function uniformityPValue(draw: () => number, cdf: (x: number) => number): number {
  const cells = new Float64Array(20);
  for (let i = 0; i < DRAWS; i++) {
    cells[Math.min(19, Math.floor(20 * cdf(draw())))]++;
  }
  const expected = DRAWS / 20;
  const statistic = cells.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
  return chiSquareSf(statistic, 19);
}

/** p-value of whole draws against probabilities, with the cells expected under 20 left in one rest. */
function countPValue(draw: () => number, lnPmf: (k: number) => number, top: number): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < DRAWS; i++) {
    const k = draw();
    counts.set(k, (counts.get(k) ?? 0) + 1);
  }
  let [statistic, df, restExpected, restObserved] = [0, 0, DRAWS, DRAWS];
  for (let k = 0; k <= top; k++) {
    const expected = DRAWS * Math.exp(lnPmf(k));
    if (expected >= 20) {
      const observed = counts.get(k) ?? 0;
      statistic += (observed - expected) ** 2 / expected;
      df++;
      restExpected -= expected;
      restObserved -= observed;
    }
  }
  return restExpected >= 5
    ? chiSquareSf(statistic + (restObserved - restExpected) ** 2 / restExpected, df)
    : chiSquareSf(statistic, df - 1);
}

const lnBinomial = (n: number, p: number) => (k: number) =>
  lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p);
const lnPoisson = (mean: number) => (k: number) => k * Math.log(mean) - mean - lnGamma(k + 1);

describe('random', () => {
  it('repeats its sequence for a seed and differs for another', () => {
    const first = random(7);
    const again = random(7);
    const other = random(8);
    const draws = Array.from({ length: 50 }, () => first.uniform());
    expect(Array.from({ length: 50 }, () => again.uniform())).toEqual(draws);
    expect(Array.from({ length: 50 }, () => other.uniform())).not.toEqual(draws);
  });

  it('draws uniforms in [0, 1) that fill it evenly', () => {
    const r = random(1);
    expect(uniformityPValue(r.uniform, (x) => x)).toBeGreaterThan(0.001);
  });

  it('draws standard normals', () => {
    const r = random(2);
    expect(uniformityPValue(r.normal, (x) => 1 - normalSf(x))).toBeGreaterThan(0.001);
  });

  it.each([0.05, 0.5, 1, 2.5, 40, 1e5])('draws gammas of shape %d', (shape) => {
    const r = random(3);
    expect(
      uniformityPValue(
        () => r.gamma(shape),
        (x) => gammaP(shape, x)
      )
    ).toBeGreaterThan(0.001);
  });

  it.each([
    [1, 0.3],
    [12, 0.5],
    [50, 0.9],
    [100, 0.02],
    [100, 0.35],
    [1000, 0.5],
    [3000, 0.995],
  ])('draws binomials of %d trials at %d', (n, p) => {
    const r = random(4);
    expect(countPValue(() => r.binomial(n, p), lnBinomial(n, p), n)).toBeGreaterThan(0.001);
  });

  it('draws binomials of a million trials with their mean and variance', () => {
    const r = random(5);
    const { mean, variance } = moments(() => r.binomial(1_000_000, 0.3) - 300_000);
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(210_000 / DRAWS));
    expect(Math.abs(variance / 210_000 - 1)).toBeLessThan(4 * Math.sqrt(2 / DRAWS));
  });

  it.each([0.1, 3, 9.9, 10, 25, 400])('draws Poissons of mean %d', (mean) => {
    const r = random(6);
    expect(countPValue(() => r.poisson(mean), lnPoisson(mean), 1000)).toBeGreaterThan(0.001);
  });

  it('draws multinomials whose counts add up and have their means and covariances', () => {
    const r = random(7);
    const p = [0.6, 0, 0.3, 0.1];
    const covariance = moments(() => {
      const counts = r.multinomial(100, p);
      expect(counts[0] + counts[2] + counts[3]).toBe(100);
      expect(counts[1]).toBe(0);
      return counts[0] + counts[2];
    });
    expect(Math.abs(covariance.mean - 90)).toBeLessThan(4 * Math.sqrt(9 / DRAWS));
    expect(Math.abs(covariance.variance / 9 - 1)).toBeLessThan(0.04);
  });

  it('draws Dirichlets with their means and variances, also for tiny pseudo-counts', () => {
    const r = random(8);
    const { mean, variance } = moments(() => r.dirichlet([2, 3, 5])[0]);
    expect(Math.abs(mean - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / 11 / DRAWS));
    expect(Math.abs(variance / (0.16 / 11) - 1)).toBeLessThan(0.04);
    const tiny = r.dirichlet([1e-4, 1e-4]);
    expect(tiny[0] + tiny[1]).toBeCloseTo(1, 12);
  });

  it.each([
    ['a share below 0', () => random(1).multinomial(3, [0.5, -0.5])],
    ['shares that are all 0', () => random(1).multinomial(3, [0, 0])],
    ['part of a trial', () => random(1).binomial(1.5, 0.5)],
    ['a shape of 0', () => random(1).gamma(0)],
    ['a negative mean', () => random(1).poisson(-1)],
  ])('%s is a RangeError', (_, call) => {
    expect(call).toThrow(RangeError);
  });
});
