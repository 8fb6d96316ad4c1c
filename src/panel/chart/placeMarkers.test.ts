import { testEvent } from '../testing';
import { placeMarkers } from './placeMarkers';

const area = { left: 50, top: 0, width: 100, height: 100 };
const place = (spans: Array<[number, number | null]>, width: number) =>
  placeMarkers(
    spans.map(([start, end]) => testEvent({ start, end })),
    area,
    100,
    200,
    () => width,
    5
  ).map(({ at, words }) => [at, words]);

describe('placeMarkers', () => {
  it('puts a marker at the start of a drift, its words right of it up to the next one', () => {
    expect(
      place(
        [
          [100, 150],
          [160, null],
        ],
        40
      )
    ).toEqual([
      [50, 'right'],
      [110, 'right'],
    ]);
  });

  it('puts the words of a drift at the right end left of it, where there is room beside the one before', () => {
    expect(place([[190, null]], 40)).toEqual([[140, 'left']]);
    expect(
      place(
        [
          [100, 120],
          [190, null],
        ],
        40
      )
    ).toEqual([
      [50, 'right'],
      [140, 'left'],
    ]);
    expect(
      place(
        [
          [150, 160],
          [195, null],
        ],
        40
      )
    ).toEqual([
      [100, 'left'],
      [145, 'left'],
    ]);
  });

  it('puts a drift that began before the range at its left edge', () => {
    expect(place([[0, null]], 40)).toEqual([[50, 'right']]);
  });

  it('leaves out drifts that do not show', () => {
    expect(
      place(
        [
          [0, 90],
          [300, null],
        ],
        40
      )
    ).toEqual([]);
  });
});
