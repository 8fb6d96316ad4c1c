import type { GroupTable } from '../window/table';
import type { Trailing } from './trailing';

/** What a window is compared with. */
export interface Baseline {
  /** A sample with its own number of events, or intended shares. */
  counted: boolean;
  /**
   * Weights by category of a window: counts where `counted`, else shares; null where there is no baseline for it.
   * The array is used again for the next window.
   */
  at(window: number): Float64Array | null;
}

export function intendedBaseline(shares: Float64Array): Baseline {
  return { counted: false, at: () => shares };
}

/** The trailing windows; `Trailing.at` was called for the window. With states their mean, since those are no new trials. */
export function trailingBaseline(trailing: Trailing, mean: boolean): Baseline {
  return {
    counted: true,
    at: () => (trailing.total > 0 ? (mean ? trailing.means() : trailing.sums) : null),
  };
}

/** The same window in other tables (offsets, another query), pooled: added up, with states their mean. */
export function tableBaseline(tables: GroupTable[], categories: number, mean: boolean): Baseline {
  const out = new Float64Array(categories);
  return {
    counted: true,
    at: (window) => {
      out.fill(0);
      let present = 0;
      let total = 0;
      for (const { counts, n } of tables) {
        if (n[window] > 0) {
          present++;
          total += n[window];
          for (let k = 0; k < categories; k++) {
            out[k] += counts[window * categories + k];
          }
        }
      }
      if (mean && present > 1) {
        for (let k = 0; k < categories; k++) {
          out[k] /= present;
        }
      }
      return total > 0 ? out : null;
    },
  };
}
