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
    const placed = (title: string) =>
      placeHappenings(happenings([frame]), [{ start: 90, title } as DriftEvent], area, 10, 110);
    expect(placed('flag on')).toHaveLength(1);
    expect(placed('5xx +3 pt')).toHaveLength(2);
  });

  it('last where they have an end, and are deploys where words or tags say so', () => {
    const lasting = toDataFrame({
      fields: [
        { name: 'time', values: [0, 60] },
        { name: 'timeEnd', values: [30, 60] },
        { name: 'text', values: ['maintenance', '4e1a'] },
        { name: 'tags', values: [[], ['release']] },
      ],
    });
    const read = happenings([frame, lasting]);
    expect(read.map(({ text, end, deploy }) => [text, end, deploy])).toEqual([
      ['deploy 8f2c', null, true],
      ['4e1a', null, true],
      ['flag on', null, false],
    ]);
    const early = toDataFrame({
      fields: [
        { name: 'time', values: [5] },
        { name: 'timeEnd', values: [30] },
        { name: 'text', values: ['maintenance'] },
      ],
    });
    const [{ left, width }] = placeHappenings(happenings([early]), [], area, 10, 110);
    expect([left, width]).toEqual([10, 20]);
  });
});
