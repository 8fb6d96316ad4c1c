/** @jest-environment node */
import { random } from '../numeric';
import cases from './golden/trimmedOverdispersion.json';
import { worst } from './golden/relativeError';
import { overdispersion } from './overdispersion';
import { trimmedOverdispersion } from './trimmedOverdispersion';

const SHARES = [0.7, 0.2, 0.07, 0.03];

describe('trimmedOverdispersion', () => {
  it.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, { table, part, ratio }) => {
    const answer = trimmedOverdispersion(table, part);
    if (ratio === null) {
      expect(answer).toBeNull();
    } else {
      expect(worst([[answer, ratio]])).toBeLessThan(1e-9);
    }
  });

  it('is about 1 for multinomial windows, and no other for a few storms among them', () => {
    const source = random(7);
    const calm = Array.from({ length: 400 }, () => source.multinomial(2000, SHARES));
    const stormy = calm.map((row, t) => (t % 20 < 2 ? source.multinomial(2000, [0.5, 0.4, 0.07, 0.03]) : row));
    expect(trimmedOverdispersion(calm)).toBeCloseTo(1, 1);
    // the storms take the place of windows that would have been left out
    expect(trimmedOverdispersion(stormy)).toBeLessThan(1.5);
    expect(overdispersion(stormy).ratio).toBeGreaterThan(15);
  });

  it('is φ itself where nothing is left out, and sees windows that all vary', () => {
    const source = random(8);
    const varying = Array.from({ length: 60 }, () =>
      source.multinomial(2000, source.dirichlet(SHARES.map((share) => share * 50)))
    );
    expect(trimmedOverdispersion(varying, 0)).toBeCloseTo(overdispersion(varying).ratio!, 9);
    expect(trimmedOverdispersion(varying)).toBeGreaterThan(15);
  });

  it('has no answer for a single window or category, and takes no nonsense', () => {
    expect(trimmedOverdispersion([[1, 2]])).toBeNull();
    expect(trimmedOverdispersion([[3], [4]])).toBeNull();
    expect(trimmedOverdispersion([])).toBeNull();
    expect(() => trimmedOverdispersion([[1, -1]])).toThrow(RangeError);
    expect(() => trimmedOverdispersion([[1, 2]], 1)).toThrow(RangeError);
  });
});
