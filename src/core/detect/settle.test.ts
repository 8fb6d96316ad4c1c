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
/** Several categories of a few events each, of which one is missing now and then. */
const RARE = [0.956, 0.02, 0.005, 0.005, 0.005, 0.005, 0.004];
const RARE_FAILING = [0.932, 0.02, 0.005, 0.005, 0.005, 0.005, 0.028];

/** Six hours of a shop whose errors rise for eight minutes of every hour, from `phase` minutes after the first window on. */
function shop(phase: number, seed: number, usual = USUAL, failing = FAILING) {
  const source = random(seed);
  const at = times(NOON - HOURS * 60 * MINUTE + MINUTE, MINUTE, HOURS * 60);
  const rows = at.map((_, i) => source.multinomial(1000, (i + 60 - phase) % 60 < 8 ? failing : usual));
  return seriesFrames(
    at,
    usual.map((_, k) => ({ labels: { code: `c${k}` }, values: rows.map((row) => row[k]) }))
  );
}

/** The minutes, from noon on, in which drifts of the last four hours began. */
function begun(phase: number, seed: number, usual = USUAL, failing = FAILING): number[] {
  const [frame] = run(queryOf(), last(240), () => shop(phase, seed, usual, failing));
  const [{ events }] = readViewJSON([frame]);
  return events.map(({ start }) => Math.round((start - NOON) / MINUTE));
}

const isNear = (minutes: number[], minute: number) => minutes.some((own) => Math.abs(own - minute) <= 2);

describe('an incident among the first windows of a series', () => {
  it.each([0, 3, 8, 20, 40])('is no noise for the next ones (%i)', (phase) => {
    const minutes = begun(phase, 7 + phase);
    const expected = [-240, -180, -120, -60].map((hour) => hour + phase);
    expect(expected.filter((minute) => !isNear(minutes, minute))).toEqual([]);
  });
});

it('a rare category that is missing now and then is no burst, for which incidents would be excused', () => {
  const missed = Array.from({ length: 30 }, (_, seed) => {
    const minutes = begun(40, seed, RARE, RARE_FAILING);
    return [-200, -140, -80, -20].filter((minute) => !isNear(minutes, minute)).length;
  });
  expect(missed.filter((number) => number > 0)).toEqual([]);
});

it('oddWindows says which windows are far from the median, and null where none is', () => {
  const counts = [...Array(20).fill([960, 40]), ...Array(5).fill([800, 200])].flat();
  const n = new Float64Array(25).fill(1000);
  const windows = new Windows(2, Float64Array.from(counts), n, Int32Array.from(n.keys()));
  expect(Array.from(oddWindows(windows, 25)!)).toEqual([...Array(20).fill(0), ...Array(5).fill(1)]);
  expect(oddWindows(windows, 20)).toBeNull();
});
