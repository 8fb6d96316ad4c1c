/** @jest-environment node */
import { random } from '../numeric';
import { seriesFrames, times } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run as answered } from '../testing/run';
import { readViewJSON } from '../view/view';
import { markOdd } from './review';

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
  const [frame] = answered(queryOf(), last(240), () => shop(phase, seed, usual, failing));
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

/** The marks of windows that are so far from the median, in deviates. */
function marksOf(deviates: number[], marked: number[] = []): number[] | null {
  const odd = new Uint8Array(deviates.length);
  marked.forEach((i) => (odd[i] = 1));
  const chance = new Float64Array(deviates.length).fill(0.01);
  const any = markOdd(
    Float64Array.from(deviates, (z) => z / 10),
    chance,
    new Uint8Array([1]),
    0,
    deviates.length,
    odd
  );
  return any ? Array.from(odd) : null;
}
const wave = (length: number, size: number) => Array.from({ length }, (_, i) => size * Math.sin(i));
const run = (length: number, value: number) => new Array<number>(length).fill(value);

describe('markOdd', () => {
  it('marks several windows in a row that are far from the others, with what lies between', () => {
    expect(marksOf([...wave(20, 1), ...run(3, 6), 1, ...run(2, 6), ...wave(9, 1)])).toEqual([
      ...run(20, 0),
      ...run(6, 1),
      ...run(9, 0),
    ]);
  });

  it.each([
    ['none is far', wave(40, 1)],
    ['it is a burst', [...wave(20, 1), ...run(3, 6), ...wave(20, 1)]],
    ['it lasts so long that it can matter to nobody', [...wave(60, 1), ...run(31, 6), ...wave(20, 1)]],
    ['the others vary as much', [...wave(20, 4), ...run(5, 6), ...wave(20, 4)]],
    ['they wander, so that their spread is badly known', [...wave(20, 3), ...run(5, 9), ...wave(20, 3)]],
  ])('marks nothing where %s', (_, deviates) => {
    expect(marksOf(deviates)).toBeNull();
  });

  it('marks three that were on when the series began, and looks past what is marked already', () => {
    expect(marksOf([...run(3, 6), ...wave(20, 1)])!.slice(0, 4)).toEqual([1, 1, 1, 0]);
    const known = [...wave(20, 1), ...run(5, 6), ...run(8, 20)];
    expect(marksOf(known, [25, 26, 27, 28, 29, 30, 31, 32])!.slice(20, 25)).toEqual(run(5, 1));
    expect(marksOf(wave(9, 1))).toBeNull();
  });
});
