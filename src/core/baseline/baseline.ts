import type { Kernel } from '../model/kernelContract';
import type { Forgetting } from '../model/query';
import { decayOf, ewma } from '../stats/ewma';
import { forgettingDirichlet } from '../stats/forgettingDirichlet';
import type { GroupTable } from '../window/table';
import type { SampleRows, TrailingSums } from './trailingSums';

/** What one window is compared with. */
export interface BaselineSample {
  /** By category: counts where the baseline was counted (effective ones where old windows weigh less), else shares. */
  weights: Float64Array;
  /** Events behind it: Infinity where it is intended. */
  total: number;
  /** Σ n² over the windows that it was counted in: what tells how much their variation adds. */
  squares: number;
}

export interface Baseline {
  /** A sample with its own number of events, or intended shares. */
  counted: boolean;
  /** The baseline of the `length` windows that end with `window`; null where there is none. */
  at(window: number, length: number): BaselineSample | null;
  /** The same of all windows that may be asked for, where these lie there already; a total of 0 where there is none. */
  rows?(): SampleRows;
  /**
   * The samples of single windows, from `from` until `to`, as evidence over several is held against: where windows share a sample, the part
   * of it that is a window's own. Those of the windows that evidence is added up over come to the sample itself, and never to more.
   */
  ownRows?(from: number, to: number): SampleRows;
}

/** Room for the samples of windows. */
export const noRows = (from: number, to: number, categories: number): SampleRows => ({
  weights: new Float64Array((to - from) * categories),
  totals: new Float64Array(to - from),
  squares: new Float64Array(to - from),
  first: from,
});

export function intendedBaseline(shares: Float64Array): Baseline {
  const sample = { weights: shares, total: Infinity, squares: 0 };
  return { counted: false, at: () => sample };
}

/** The windows before the first one in question: plainly added up; with states their mean, since those are no new trials. */
export function trailingBaseline(trailing: TrailingSums, gap: number, perWindow: number, mean: boolean): Baseline {
  return {
    counted: true,
    ...(mean ? {} : { rows: () => trailing.rows(gap) }),
    at: (window, length) => {
      const stretch = trailing.stretch(window - (length - 1) * perWindow, gap);
      const { total, squares, windows } = stretch;
      if (!(total > 0)) {
        return null;
      }
      return mean
        ? { weights: stretch.means(), total: total / windows, squares: squares / windows / windows }
        : stretch;
    },
  };
}

/** The trailing windows, the older the lighter. Its counts are those of a plain sample as certain. */
export function forgettingBaseline(
  trailing: TrailingSums,
  gap: number,
  perWindow: number,
  categories: number,
  { by, halfLife }: Forgetting
): Baseline {
  const noPrior = new Float64Array(categories);
  return {
    counted: true,
    at: (window, length) => {
      const stretch = trailing.stretch(window - (length - 1) * perWindow, gap);
      const fold = by === 'ewma' ? ewma(categories, halfLife) : forgettingDirichlet(noPrior, halfLife);
      // Σ of the squared weights of the windows, where weights sum to 1
      let sum = 0;
      let squared = 0;
      const decay = decayOf(halfLife);
      for (const row of stretch.rows()) {
        fold.update(row);
        const n = row.reduce((a, b) => a + b, 0);
        const own = by === 'ewma' ? Number(n > 0) : n;
        sum = decay * sum + own;
        squared = decay * decay * squared + own * own;
      }
      const { counts, effectiveN } = fold;
      return (
        counts && { weights: counts, total: effectiveN, squares: (effectiveN / sum) * effectiveN * (squared / sum) }
      );
    },
  };
}

/**
 * One sample for all windows, such as the counts of a training range.
 *
 * @param longest windows that evidence is added up over, at most
 */
export function sampleBaseline(sample: BaselineSample | null, categories: number, longest: number): Baseline {
  const own = sample && partOf(sample, longest);
  return {
    counted: true,
    at: () => sample,
    ownRows: (from, to) => {
      const rows = noRows(from, to, categories);
      if (own !== null) {
        rows.totals.fill(own.total);
        rows.squares.fill(own.squares);
        for (let w = 0; w < to - from; w++) {
          rows.weights.set(own.weights, w * categories);
        }
      }
      return rows;
    },
  };
}

/** A sample of several windows as one of them. */
export const partOf = ({ weights, total, squares }: BaselineSample, windows: number): BaselineSample => ({
  weights: Float64Array.from(weights, (weight) => weight / windows),
  total: total / windows,
  squares: squares / windows / windows,
});

/** Whole windows that don't overlap, added up; with states their mean. Null without events. */
export function sampleOf(
  { counts, n, partial }: GroupTable,
  categories: number,
  perWindow: number,
  mean: boolean
): BaselineSample | null {
  const weights = new Float64Array(categories);
  let present = 0;
  let total = 0;
  let squares = 0;
  for (let w = 0; w < n.length; w += perWindow) {
    if (n[w] > 0 && partial[w] === 0) {
      present++;
      total += n[w];
      squares += n[w] * n[w];
      for (let k = 0; k < categories; k++) {
        weights[k] += counts[w * categories + k];
      }
    }
  }
  if (!(total > 0)) {
    return null;
  }
  return mean ? partOf({ weights, total, squares }, present) : { weights, total, squares };
}

/** The same windows in other tables (offsets, another query), pooled: added up, with states their mean. */
export function tableBaseline(
  tables: GroupTable[],
  categories: number,
  perWindow: number,
  mean: boolean,
  kernel: Kernel
): Baseline {
  const counts = tables.map((table) => table.counts);
  const n = tables.map((table) => table.n);
  const rows = (from: number, to: number, length: number): SampleRows => {
    const found = noRows(from, to, categories);
    const { weights, totals, squares } = found;
    kernel.tableRows(counts, n, categories, from, length, perWindow, mean, weights, totals, squares);
    return found;
  };
  return {
    counted: true,
    ownRows: (from, to) => rows(from, to, 1),
    at: (window, length) => {
      const { weights, totals, squares } = rows(window, window + 1, length);
      return totals[0] > 0 ? { weights, total: totals[0], squares: squares[0] } : null;
    },
  };
}
