/** @jest-environment node */
import { random } from '../numeric';
import { seriesFrames, times } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';
import { readViewJSON } from '../view/view';
import { oddWindows } from './settle';
import { Windows } from './windows';

const USUAL = [0.95, 0.02, 0.026, 0.004];
const FAILING = [0.926, 0.02, 0.026, 0.028];
const HOURS = 6;

/** Six hours of a shop whose errors rise for eight minutes of every hour, from `phase` minutes after the first window on. */
function shop(phase: number, seed: number) {
  const source = random(seed);
  const at = times(NOON - HOURS * 60 * MINUTE + MINUTE, MINUTE, HOURS * 60);
  const rows = at.map((_, i) => source.multinomial(1000, (i + 60 - phase) % 60 < 8 ? FAILING : USUAL));
  return seriesFrames(
    at,
    ['200', '302', '404', '503'].map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k]) }))
  );
}

describe('an incident among the first windows of a series', () => {
  it.each([0, 3, 8, 20, 40])('is no noise for the next ones (%i)', (phase) => {
    const [frame] = run(queryOf(), last(240), () => shop(phase, 7 + phase));
    const [{ events }] = readViewJSON([frame]);
    const begun = events.map(({ start }) => Math.round((start - NOON) / MINUTE));
    const expected = [-240, -180, -120, -60].map((hour) => hour + phase);
    expected.forEach((minute) => expect(begun.some((own) => Math.abs(own - minute) <= 1)).toBe(true));
  });
});

it('oddWindows says which windows are far from the median, and null where none is', () => {
  const counts = [...Array(20).fill([960, 40]), ...Array(5).fill([800, 200])].flat();
  const n = new Float64Array(25).fill(1000);
  const windows = new Windows(2, Float64Array.from(counts), n, Int32Array.from(n.keys()));
  expect(Array.from(oddWindows(windows, 25)!)).toEqual([...Array(20).fill(0), ...Array(5).fill(1)]);
  expect(oddWindows(windows, 20)).toBeNull();
});
