/** @jest-environment node */
import { firings, perWeek } from './firings';

const above = { op: 'gt' as const, value: 0.5 };
const ends = [1, 2, 3, 4, 5, 6, 7, 8];

describe('firings', () => {
  it('is one from the first window that meets the condition to the first that does not', () => {
    expect(firings(ends, [0, 1, 1, 0, 0, 1, 0, 1], { condition: above })).toEqual([
      { start: 2, end: 4 },
      { start: 6, end: 7 },
      { start: 8, end: null },
    ]);
  });

  it('waits for the pending period, and begins it anew after a window that does not meet it', () => {
    expect(firings(ends, [1, 0, 1, 1, 1, 0, 0, 0], { condition: above, pendingMs: 2 })).toEqual([{ start: 5, end: 6 }]);
  });

  it('bridges gaps that are shorter than it keeps firing', () => {
    expect(firings(ends, [0, 1, 0, 1, 0, 0, 0, 0], { condition: above, keepMs: 2 })).toEqual([{ start: 2, end: 6 }]);
  });

  it('takes a window without a value as it is told', () => {
    const values = [1, null, 1, 0, null, 0, 0, 0];
    expect(firings(ends, values, { condition: above })).toHaveLength(2);
    expect(firings(ends, values, { condition: above, empty: 'keeps' })).toEqual([{ start: 1, end: 4 }]);
    expect(firings(ends, values, { condition: above, empty: 'meets' })).toEqual([
      { start: 1, end: 4 },
      { start: 5, end: 6 },
    ]);
  });
});

it('perWeek is by length', () => expect(perWeek(3, 86_400_000)).toBe(21));
