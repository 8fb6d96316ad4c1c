import { testEvent } from '../testing';
import { placeMarkers } from './placeMarkers';

const area = { left: 50, top: 0, width: 100, height: 100 };

describe('placeMarkers', () => {
  it('puts a marker at the start of a drift, with the room up to the next one', () => {
    const placed = placeMarkers([testEvent({ start: 100, end: 150 }), testEvent({ start: 160 })], area, 100, 200);
    expect(placed.map(({ left, room }) => [left, room])).toEqual([
      [50, 60],
      [110, 40],
    ]);
  });

  it('puts a drift that began before the range at its left edge', () => {
    expect(placeMarkers([testEvent({ start: 0 })], area, 100, 200)[0].left).toBe(50);
  });

  it('leaves out drifts that do not show', () => {
    expect(placeMarkers([testEvent({ start: 0, end: 90 }), testEvent({ start: 300 })], area, 100, 200)).toEqual([]);
  });
});
