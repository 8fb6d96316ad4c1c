/** @jest-environment node */
import { overdispersion } from '../stats/overdispersion';
import { random } from '../numeric';
import type { WindowGrid } from '../window/grid';
import type { GroupTable } from '../window/table';
import { KERNEL } from '../kernel';
import { TrailingSums } from './trailingSums';

function tableOf(rows: number[][]): GroupTable {
  return {
    key: '',
    labels: {},
    counts: Float64Array.from(rows.flat()),
    n: Float64Array.from(rows, (row) => row.reduce((a, b) => a + b, 0)),
    present: new Uint8Array(rows.length).fill(1),
    partial: new Uint8Array(rows.length),
  };
}

function gridOf(windows: number, perWindow: number, firstBucket: number, firstTested: number): WindowGrid {
  return {
    sizeMs: perWindow * 60_000,
    stepMs: 60_000,
    perWindow,
    anchorMs: 0,
    zone: [],
    byClock: false,
    firstBucket,
    buckets: windows + perWindow - 1,
    windows,
    firstTested,
    firstVisible: firstTested,
    wholeRange: false,
  };
}

describe('TrailingSums', () => {
  const source = random(11);
  const cases = [
    { length: 7, gap: 1, perWindow: 1, firstBucket: 1000, scale: 500 },
    { length: 7, gap: 0, perWindow: 1, firstBucket: -3, scale: 500 },
    { length: 60, gap: 1, perWindow: 1, firstBucket: 29_000_000, scale: 2000 },
    { length: 5, gap: 2, perWindow: 4, firstBucket: 123, scale: 300 },
    { length: 1, gap: 1, perWindow: 1, firstBucket: 5, scale: 300 },
  ];

  it.each(cases)(
    'equals sums and overdispersion of the windows themselves: %o',
    ({ length, gap, perWindow, firstBucket, scale }) => {
      const before = (length + gap) * perWindow;
      const windows = before + 3 * length + 5;
      const rows = Array.from({ length: windows }, (_, i) =>
        // now and then a window without events, and a category that comes late
        i % 11 === 4 ? [0, 0, 0, 0] : [...source.multinomial(scale, [0.9, 0.07, 0.03]), i > windows / 2 ? 3 : 0]
      );
      const trailing = new TrailingSums(
        tableOf(rows),
        4,
        gridOf(windows, perWindow, firstBucket, before),
        length,
        KERNEL,
        gap
      );
      for (let w = before; w < windows; w++) {
        const stretch = trailing.stretch(w, gap);
        const own = Array.from({ length }, (_, s) => rows[w - (gap + 1 + s) * perWindow]);
        expect(Array.from(stretch.sums)).toEqual([0, 1, 2, 3].map((k) => own.reduce((sum, row) => sum + row[k], 0)));
        expect(stretch.windows).toBe(own.filter((row) => row[0] > 0).length);
        const expected = overdispersion(own);
        const { ratio } = stretch;
        if (expected.ratio === null) {
          expect(ratio).toBeNull();
        } else {
          expect(ratio!.df).toBe(expected.df);
          expect(Math.abs(ratio!.ratio / expected.ratio - 1)).toBeLessThan(1e-10);
        }
        const together = overdispersion(own.map(([a, b, c, d]) => [a, b, c + d]));
        const pooled = stretch.pooledRatio([2, 3]);
        expect(pooled === null).toBe(together.ratio === null);
        if (pooled !== null) {
          expect(pooled.df).toBe(together.df);
          expect(Math.abs(pooled.ratio / together.ratio! - 1)).toBeLessThan(1e-10);
        }
        const sizes = own.map((row) => row.reduce((sum, count) => sum + count, 0));
        expect(stretch.squares).toBe(sizes.reduce((sum, size) => sum + size * size, 0));
      }
    }
  );

  it('keeps its digits at a billion events a window, through a shift', () => {
    const rows = Array.from({ length: 200 }, (_, i) => {
      const noise = Math.round(40_000 * (source.uniform() - 0.5));
      const failed = (i < 90 ? 1e7 : 2e8) + noise;
      return [1e9 - failed, failed];
    });
    const trailing = new TrailingSums(tableOf(rows), 2, gridOf(200, 1, 17, 61), 60, KERNEL, 1);
    for (let w = 61; w < 200; w++) {
      const expected = overdispersion(rows.slice(w - 61, w - 1));
      expect(Math.abs(trailing.stretch(w, 1).ratio!.ratio / expected.ratio! - 1)).toBeLessThan(1e-10);
    }
  });

  it('is bit by bit the same wherever the table begins', () => {
    const rows = Array.from({ length: 150 }, () =>
      Array.from(source.multinomial(997, [0.8, 0.15, 0.05]), (x) => x / 7)
    );
    const whole = new TrailingSums(tableOf(rows), 3, gridOf(150, 1, 400, 21), 20, KERNEL, 1);
    const later = new TrailingSums(tableOf(rows.slice(57)), 3, gridOf(93, 1, 457, 21), 20, KERNEL, 1);
    for (let w = 57 + 21; w < 150; w++) {
      const stretch = whole.stretch(w, 1);
      const same = later.stretch(w - 57, 1);
      expect(same.ratio).toEqual(stretch.ratio);
      expect(same.pooledRatio([0, 2])).toEqual(stretch.pooledRatio([0, 2]));
      expect(same.sums).toEqual(stretch.sums);
    }
  });

  it('has a stretch for each gap that was named', () => {
    const rows = Array.from({ length: 60 }, () => Array.from(source.multinomial(500, [0.8, 0.15, 0.05])));
    const both = new TrailingSums(tableOf(rows), 3, gridOf(60, 1, 400, 14), 10, KERNEL, 1, 4);
    for (const gap of [1, 4]) {
      const one = new TrailingSums(tableOf(rows), 3, gridOf(60, 1, 400, 14), 10, KERNEL, gap);
      for (let w = 14; w < 60; w++) {
        expect(both.stretch(w, gap).ratio).toEqual(one.stretch(w, gap).ratio);
        expect(both.stretch(w, gap).sums).toEqual(one.stretch(w, gap).sums);
      }
    }
  });
});
