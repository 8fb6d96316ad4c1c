import { toDataFrame } from '@grafana/data';
import type { DriftEvent } from '../core';
import { happenings, placeHappenings } from './placeHappenings';

const frame = toDataFrame({
  fields: [
    { name: 'time', values: [90, 20, null] },
    { name: 'title', values: ['', 'deploy 8f2c', 'never'] },
    { name: 'text', values: ['flag on', 'by ci', ''] },
  ],
});
const area = { left: 10, top: 0, width: 100, height: 50 };

describe('happenings', () => {
  it('are read in order of time, by their title, else their text', () => {
    const read = happenings([frame]);
    expect(read.map(({ time, text }) => [time, text])).toEqual([
      [20, 'deploy 8f2c'],
      [90, 'flag on'],
    ]);
    expect(happenings(undefined)).toEqual([]);
  });

  it('have room up to the next one, and are left out beyond the range', () => {
    const placed = placeHappenings(happenings([frame]), [], area, 10, 110);
    expect(placed.map(({ left, room }) => [left, room])).toEqual([
      [20, 70],
      [90, 20],
    ]);
    expect(placeHappenings(happenings([frame]), [], area, 50, 80)).toEqual([]);
  });

  it('are left out where a drift starts, which has its own marker', () => {
    const drift = { start: 90 } as DriftEvent;
    expect(placeHappenings(happenings([frame]), [drift], area, 10, 110)).toHaveLength(1);
  });
});
