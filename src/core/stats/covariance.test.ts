/** @jest-environment node */
import { random } from '../numeric';
import { covariance, COVARIANCE_CATEGORIES, covarianceDiagonal } from './covariance';
import cases from './golden/covariance.json';
import { worst } from './golden/relativeError';

describe('covariance', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and numpy in case %i', (_, c) => {
    const rows = covariance(c.n, c.p);
    expect(rows).toHaveLength(c.p.length);
    c.rows.forEach((i, at) => {
      expect(worst(c.value[at].map((expected, j) => [rows[i][j], expected]))).toBeLessThan(1e-13);
    });
  });

  it('has rows that sum to 0, and is symmetric', () => {
    const rows = covariance(1000, [5, 3, 2]);
    rows.forEach((row, i) => {
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 10);
      row.forEach((value, j) => expect(value).toBeCloseTo(rows[j][i], 10));
    });
  });

  it('is the covariance of simulated windows', () => {
    const draw = random(31);
    const p = [0.5, 0.3, 0.2];
    let product = 0;
    for (let i = 0; i < 20_000; i++) {
      const x = draw.multinomial(100, p);
      product += (x[0] - 50) * (x[1] - 30);
    }
    expect(Math.abs(product / 20_000 / covariance(100, p)[0][1] - 1)).toBeLessThan(0.05);
  });

  it('has the variances as its diagonal, which has no limit', () => {
    const p = [5, 0, 3, 2];
    expect(Array.from(covarianceDiagonal(1000, p))).toEqual(covariance(1000, p).map((row, i) => row[i]));
    expect(covarianceDiagonal(1e9, new Float64Array(10_000).fill(1))[77]).toBeCloseTo(99_990, 6);
  });

  it('refuses a matrix that is absurd, and names the limit and the remedy', () => {
    expect(() => covariance(1e9, new Float64Array(10_000).fill(1))).toThrow(
      new RangeError('p has 10000 values: a covariance takes at most 2000; take covarianceDiagonal, or pool categories')
    );
    expect(covariance(1, new Float64Array(COVARIANCE_CATEGORIES).fill(1))).toHaveLength(COVARIANCE_CATEGORIES);
  });

  it("throws on a caller's mistake", () => {
    expect(() => covariance(-1, [1])).toThrow('n is -1');
    expect(() => covariance(1, [1, NaN])).toThrow('p[1] is NaN');
  });
});
