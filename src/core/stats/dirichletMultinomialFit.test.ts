/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { dirichletMultinomialFit } from './dirichletMultinomialFit';
import { dirichletMultinomialLogPmf } from './dirichletMultinomialLogPmf';
import cases from './golden/dirichletMultinomialFit.json';
import { relativeError } from './golden/relativeError';

describe('dirichletMultinomialFit', () => {
  // The likelihood is flat at its maximum: digits of α beyond half of those of the likelihood mean nothing.
  test.each(cases.map((c, i) => [i, c] as const))('reaches the maximum that mpmath finds in case %i', (_, c) => {
    const fit = dirichletMultinomialFit(c.table);
    if (c.logLikelihood === null) {
      expect(fit).toMatchObject({ alpha: null, rho: null, logLikelihood: null, reason: expect.any(String) });
      return;
    }
    expect(relativeError(fit.logLikelihood, c.logLikelihood)).toBeLessThan(1e-10);
    expect(relativeError(fit.rho, c.rho)).toBeLessThan(1e-4);
    if (c.alpha === null) {
      expect(fit).toMatchObject({ alpha: null, concentration: Infinity, rho: 0 });
    } else {
      c.alpha.forEach((a, k) => expect(relativeError(fit.alpha![k], a)).toBeLessThan(1e-4));
    }
  });

  test.each([0.001, 0.01, 0.05, 0.3])('finds the rho that windows were drawn with: %d', (rho) => {
    const draws = random(11);
    const q = [0.4, 0.25, 0.15, 0.1, 0.06, 0.04];
    const alpha = q.map((share) => (share * (1 - rho)) / rho);
    const table = Array.from({ length: 400 }, () => draws.multinomial(1000, draws.dirichlet(alpha)));
    const fit = dirichletMultinomialFit(table);
    expect(relativeError(fit.rho, rho)).toBeLessThan(0.12);
    q.forEach((share, k) => expect(relativeError(fit.shares![k], share)).toBeLessThan(0.2));
  });

  it('climbs at least as high as the windows own pseudo-counts, whatever the windows', () => {
    const row = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 3, maxLength: 3 });
    const alpha = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), alpha, (table, other) => {
        const fit = dirichletMultinomialFit(table);
        if (fit.logLikelihood === null) {
          return fit.reason !== null;
        }
        const rival = table.reduce((sum, x) => sum + dirichletMultinomialLogPmf(x, other), 0);
        return rival <= fit.logLikelihood + 1e-9 * Math.abs(fit.logLikelihood) && fit.rho! >= 0 && fit.rho! <= 1;
      }),
      { numRuns: 300 }
    );
  });

  it('does not depend on the order of categories or windows', () => {
    const fit = dirichletMultinomialFit(cases[5].table);
    const turned = dirichletMultinomialFit([...cases[5].table].reverse().map((row) => [...row].reverse()));
    expect(relativeError(turned.logLikelihood, fit.logLikelihood!)).toBeLessThan(1e-12);
    expect(relativeError(turned.rho, fit.rho!)).toBeLessThan(1e-4);
  });

  it('gives pseudo-count 0 to a category without events, and no heed to windows without', () => {
    const table = [
      [30, 0, 70],
      [60, 0, 40],
      [45, 0, 55],
    ];
    const plain = dirichletMultinomialFit(table.map(([a, , c]) => [a, c]));
    const fit = dirichletMultinomialFit([...table, [0, 0, 0]]);
    expect(fit.alpha![1]).toBe(0);
    expect(fit.logLikelihood).toBeCloseTo(plain.logLikelihood!, 9);
    expect(fit.concentration).toBeCloseTo(plain.concentration!, 6);
  });

  it('says rho is 1 where each window is of one category', () => {
    const fit = dirichletMultinomialFit([
      [50, 0],
      [0, 70],
      [60, 0],
      [30, 0],
    ]);
    expect(fit).toMatchObject({ rho: 1, concentration: 0 });
    expect(fit.logLikelihood).toBeCloseTo(3 * Math.log(0.75) + Math.log(0.25), 12);
    expect(Array.from(fit.shares!)).toEqual([0.75, 0.25]);
  });

  it('takes a million events a window, and 2,000 categories, in time that grows with them', () => {
    const draws = random(3);
    const alpha = Array.from({ length: 2000 }, (_, k) => 0.2 + (k % 7));
    const table = Array.from({ length: 10 }, () => draws.multinomial(1_000_000, draws.dirichlet(alpha)));
    const fit = dirichletMultinomialFit(table);
    expect(
      relativeError(
        fit.concentration,
        alpha.reduce((a, b) => a + b)
      )
    ).toBeLessThan(0.2);
  });

  it('has no answer, with a reason, for fewer than two windows or categories', () => {
    expect(dirichletMultinomialFit([[1, 2, 3]])).toMatchObject({
      alpha: null,
      rho: null,
      reason: 'fewer than two windows',
    });
    expect(dirichletMultinomialFit([])).toMatchObject({ alpha: null, rho: null, reason: 'no events' });
    expect(dirichletMultinomialFit([[5], [6]])).toMatchObject({ rho: null, reason: 'fewer than two categories' });
  });

  it("throws on a caller's mistake", () => {
    expect(() => dirichletMultinomialFit([[1, 2], [1]])).toThrow(RangeError);
    expect(() =>
      dirichletMultinomialFit([
        [1, 2],
        [1, -1],
      ])
    ).toThrow(RangeError);
  });
});
