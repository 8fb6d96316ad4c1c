/** @jest-environment node */
import fc from 'fast-check';
import { HOLD_WINDOWS, WARM_UP } from '../window/past';
import { decisive, drifts } from './machine';

const bits = (text: string) => Uint8Array.from(text, (bit) => Number(bit));
const has = (values: Uint8Array) => (i: number) => values[i] === 1;
const text = (values: Uint8Array) => Array.from(values).join('');

describe('drifts', () => {
  it('is entered at the m-th of n windows beyond', () => {
    expect(text(drifts(bits('0110010000'), has(bits('0110010000')), 3, 5))).toBe('0000010000');
  });

  it('is held while m of n windows pass the leave thresholds', () => {
    const beyond = bits('1110000000000');
    const held = bits('1111111000000');
    expect(text(drifts(beyond, has(held), 3, 5))).toBe('0011111110000');
  });

  it('is not entered by the leave thresholds alone', () => {
    expect(text(drifts(bits('00000000'), () => true, 3, 5))).toBe('00000000');
  });

  it('is held by them for a bounded time', () => {
    const beyond = new Uint8Array(40);
    beyond[0] = 1;
    const states = drifts(beyond, () => true, 1, 1);
    expect(Array.from(states).lastIndexOf(1)).toBe(HOLD_WINDOWS - 1);
  });

  it('follows from the warm-up alone: the same at a window however far back one looks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1, 2), { minLength: 60, maxLength: 120 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 5 }),
        (levels, m, more) => {
          const n = m + more;
          const beyond = Uint8Array.from(levels, (level) => (level === 2 ? 1 : 0));
          const held = Uint8Array.from(levels, (level) => (level > 0 ? 1 : 0));
          const all = drifts(beyond, has(held), m, n);
          const from = 30;
          const visible = from + WARM_UP(n);
          const part = drifts(beyond.subarray(from), has(held.subarray(from)), m, n);
          expect(text(part.subarray(visible - from))).toBe(text(all.subarray(visible)));
        }
      ),
      { seed: 3, numRuns: 300 }
    );
  });
});

describe('decisive', () => {
  it('leaves out candidates that can’t be m of n', () => {
    expect(text(decisive(bits('0110010001100000'), 3, 5))).toBe('0110010000000000');
    expect(text(decisive(bits('1000110010110000'), 3, 5))).toBe('0000110010110000');
  });

  it('never changes what is a drift', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 5 }),
        (levels, m, more) => {
          const n = m + more;
          const candidates = Uint8Array.from(levels, (level) => (level >= 2 ? 1 : 0));
          const beyond = Uint8Array.from(levels, (level) => (level === 3 ? 1 : 0));
          const looked = decisive(candidates, m, n).map((candidate, i) => candidate & beyond[i]);
          // what isn't looked at is held by the leave thresholds if it is beyond the others
          const held = (i: number) => levels[i] > 0;
          expect(text(drifts(looked, held, m, n))).toBe(text(drifts(beyond, held, m, n)));
        }
      ),
      { numRuns: 500 }
    );
  });
});
