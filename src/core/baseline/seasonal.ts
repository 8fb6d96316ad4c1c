import type { WindowGrid } from '../window/grid';
import type { GroupTable } from '../window/table';
import { partOf, type Baseline, type BaselineSample } from './baseline';
import { hourOf, wholeHours } from './wholeHours';

/** The windows of one hour, in all tables. */
interface Pool extends BaselineSample {
  /** How many windows the hour has, whether or not they have events. */
  windows: number;
  /** How many windows of the tables had events. */
  present: number;
}

/**
 * The windows that begin in the same hour, in tables of earlier days or weeks, added up; with states their mean. Windows that overlap are
 * in pools of their own.
 *
 * @param tables over the whole hours of `grid`
 */
export function seasonalBaseline(tables: GroupTable[], categories: number, grid: WindowGrid, mean: boolean): Baseline {
  const { perWindow } = grid;
  const own = wholeHours(grid);
  const before = grid.firstBucket - own.firstBucket;
  const pools: Array<Pool | undefined> = [];
  const poolOf = (window: number): Pool => {
    const w = window + before;
    return pools[w] ?? fill(w);
  };
  // known for all windows of the hour as soon as it is for one
  const fill = (w: number): Pool => {
    const hour = hourOf(own, w);
    let first = w;
    while (first >= perWindow && hourOf(own, first - perWindow) === hour) {
      first -= perWindow;
    }
    const at: number[] = [];
    for (let i = first; i < own.windows && hourOf(own, i) === hour; i += perWindow) {
      at.push(i);
    }
    const pool = poolAt(at, tables, categories);
    at.forEach((i) => {
      pools[i] = pool;
    });
    return pool;
  };
  return {
    counted: true,
    at: (window, length) => {
      let all = poolOf(window);
      for (let i = 1, last = all; i < length; i++) {
        const pool = poolOf(window - i * perWindow);
        all = pool === last ? all : together(all, pool);
        last = pool;
      }
      return sampleFrom(all, mean ? all.present : 1);
    },
    own: (window) => {
      const pool = poolOf(window);
      return sampleFrom(pool, mean ? pool.present : pool.windows);
    },
  };
}

function poolAt(at: number[], tables: GroupTable[], categories: number): Pool {
  const weights = new Float64Array(categories);
  let present = 0;
  let total = 0;
  let squares = 0;
  for (const { counts, n, partial } of tables) {
    for (const w of at) {
      if (n[w] > 0 && partial[w] === 0) {
        present++;
        total += n[w];
        squares += n[w] * n[w];
        for (let k = 0; k < categories; k++) {
          weights[k] += counts[w * categories + k];
        }
      }
    }
  }
  return { weights, total, squares, present, windows: at.length };
}

const together = (a: Pool, b: Pool): Pool => ({
  weights: Float64Array.from(a.weights, (weight, k) => weight + b.weights[k]),
  total: a.total + b.total,
  squares: a.squares + b.squares,
  present: a.present + b.present,
  windows: a.windows + b.windows,
});

const sampleFrom = (pool: Pool, parts: number): BaselineSample | null => (pool.total > 0 ? partOf(pool, parts) : null);
