import { chiSquareQuantile, chiSquareSf } from '../numeric';
import { checkLength, checkWithin, totalOf, type Vector } from './checks';

/**
 * How much windows vary about their common share, whatever a few of them do: φ of those that are left when the furthest off are left out,
 * as a part of what it would be while they are multinomial.
 *
 *     X²_t = Σ_k (x_tk - n_t q_k)² / (n_t q_k),   q the shares of the windows together
 *     φ = Σ X²_t / ((T' - 1)(K - 1)) / (P(χ²(K + 1) ≤ c) / P(χ²(K - 1) ≤ c)),   P(χ²(K - 1) ≤ c) = T' / T
 *
 * X² over all windows says which `part` of them is left out; the other T' are compared with their own shares. The last divisor is the mean
 * of the least T' / T of a χ² over the mean of all of it. About 1 while windows are multinomial with enough events for X² to be near χ²; a
 * storm of a few windows leaves it where it was.
 *
 * Source: the truncated mean of a gamma law; trimming as in Huber & Ronchetti, Robust Statistics, 3.3.
 *
 * @param table counts: T windows of K categories each; windows and categories without events are left out
 * @param part of the windows that is left out, rounded down: 0 for φ itself
 * @returns null for fewer than two windows, or categories, that are left
 * @throws RangeError for a negative or non-finite count, windows of different lengths, or a part outside [0, 0.9]
 */
export function trimmedOverdispersion(table: ArrayLike<Vector>, part = 0.2): number | null {
  checkWithin(part, 0, 0.9, 'part');
  const windows: Vector[] = [];
  for (let t = 0; t < table.length; t++) {
    checkLength(table[t], table[0].length, `table[${t}]`);
    if (totalOf(table[t], `table[${t}]`).value > 0) {
      windows.push(table[t]);
    }
  }
  const kept = windows.length - Math.floor(part * windows.length);
  const far = distances(windows);
  const order = windows.map((_, t) => t).sort((a, b) => far[a] - far[b] || a - b);
  const near = order.slice(0, kept).map((t) => windows[t]);
  const df = categoriesOf(near) - 1;
  if (kept < 2 || df < 1) {
    return null;
  }
  const ratio = distances(near).reduce((sum, distance) => sum + distance, 0) / ((kept - 1) * df);
  if (kept === windows.length) {
    return ratio;
  }
  const fraction = kept / windows.length;
  const limit = chiSquareQuantile(1 - fraction, df);
  return (ratio * fraction) / (1 - chiSquareSf(limit, df + 2));
}

/** X² of each window about the shares of all. */
function distances(windows: Vector[]): Float64Array {
  const totals = sums(windows);
  const categories = totals.length;
  let all = 0;
  for (let k = 0; k < categories; k++) {
    all += totals[k];
  }
  const found = new Float64Array(windows.length);
  for (let t = 0; t < windows.length; t++) {
    const window = windows[t];
    let n = 0;
    for (let k = 0; k < categories; k++) {
      n += window[k];
    }
    let distance = 0;
    for (let k = 0; k < categories; k++) {
      if (totals[k] > 0) {
        const expected = (n * totals[k]) / all;
        const moved = window[k] - expected;
        distance += (moved * moved) / expected;
      }
    }
    found[t] = distance;
  }
  return found;
}

const categoriesOf = (windows: Vector[]): number => sums(windows).filter((total) => total > 0).length;

function sums(windows: Vector[]): number[] {
  const totals = new Array<number>(windows.length > 0 ? windows[0].length : 0).fill(0);
  for (const window of windows) {
    for (let k = 0; k < window.length; k++) {
      totals[k] += window[k];
    }
  }
  return totals;
}
