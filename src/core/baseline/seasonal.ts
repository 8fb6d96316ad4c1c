import type { Kernel } from '../model/kernelContract';
import type { WindowGrid } from '../window/grid';
import type { GroupTable } from '../window/table';
import { noRows, partOf, type Baseline, type BaselineSample } from './baseline';
import { hourOf, wholeHours } from './wholeHours';

/** The windows of one hour, in all tables. */
interface Pool extends BaselineSample {
  /** How many windows of the tables had events. */
  present: number;
}

/**
 * The windows that begin in the same hour, in tables of earlier days or weeks, added up; with states their mean. Windows that overlap are
 * in pools of their own.
 *
 * @param tables over the whole hours of `grid`
 */
export function seasonalBaseline(
  tables: GroupTable[],
  categories: number,
  grid: WindowGrid,
  mean: boolean,
  kernel: Kernel
): Baseline {
  const { perWindow } = grid;
  const { pools, sizes, before } = poolsOf(grid);
  const many = sizes.length;
  const [weights, totals, squares, present] = [many * categories, many, many, many].map((n) => new Float64Array(n));
  kernel.poolRows(
    tables.map(({ counts }) => counts),
    tables.map(({ n }) => n),
    tables.map(({ partial }) => partial),
    categories,
    pools,
    weights,
    totals,
    squares,
    present
  );
  const poolOf = (window: number): Pool => {
    const pool = pools[window + before];
    return {
      weights: weights.subarray(pool * categories, (pool + 1) * categories),
      total: totals[pool],
      squares: squares[pool],
      present: present[pool],
    };
  };
  return {
    counted: true,
    at: (window, length) => {
      let all = poolOf(window);
      for (let i = 1, last = window; i < length; i++) {
        const w = window - i * perWindow;
        all = pools[w + before] === pools[last + before] ? all : together(all, poolOf(w));
        last = w;
      }
      return all.total > 0 ? partOf(all, mean ? all.present : 1) : null;
    },
    ownRows: (from, to) => {
      const rows = noRows(from, to, categories);
      const parts = mean ? present : sizes;
      kernel.poolParts(
        pools,
        from + before,
        categories,
        parts,
        weights,
        totals,
        squares,
        rows.weights,
        rows.totals,
        rows.squares
      );
      return rows;
    },
  };
}

/** Which windows of the whole hours of a grid are in one pool. */
interface Pools {
  pools: Int32Array;
  /** How many windows each has, whether or not they have events. */
  sizes: Float64Array;
  /** Where the grid's first window is. */
  before: number;
}

/** Those of each grid: all groups have the same. */
const known = new WeakMap<WindowGrid, Pools>();

function poolsOf(grid: WindowGrid): Pools {
  const found = known.get(grid) ?? newPools(grid);
  known.set(grid, found);
  return found;
}

function newPools(grid: WindowGrid): Pools {
  const { perWindow } = grid;
  const own = wholeHours(grid);
  const pools = new Int32Array(own.windows);
  const hours = new Float64Array(own.windows);
  const sizes: number[] = [];
  for (let w = 0; w < own.windows; w++) {
    hours[w] = hourOf(own, w);
    const goesOn = w >= perWindow && hours[w - perWindow] === hours[w];
    pools[w] = goesOn ? pools[w - perWindow] : sizes.length;
    sizes[pools[w]] = (sizes[pools[w]] ?? 0) + 1;
  }
  return { pools, sizes: Float64Array.from(sizes), before: grid.firstBucket - own.firstBucket };
}

const together = (a: Pool, b: Pool): Pool => ({
  weights: Float64Array.from(a.weights, (weight, k) => weight + b.weights[k]),
  total: a.total + b.total,
  squares: a.squares + b.squares,
  present: a.present + b.present,
});
