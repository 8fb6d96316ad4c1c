import { checkLength, type Vector } from './checks';

/**
 * By how much each share differs from its baseline's: p̂ - q.
 *
 * @param shares of the window (K)
 * @param baseline shares (K)
 * @throws RangeError for different lengths
 */
export function shareDeltas(shares: Vector, baseline: Vector): number[] {
  const categories = shares.length;
  checkLength(baseline, categories, 'baseline');
  const deltas: number[] = [];
  for (let k = 0; k < categories; k++) {
    deltas[k] = shares[k] - baseline[k];
  }
  return deltas;
}

/**
 * Which part of a shift each category makes up, with its sign: d / Σ |d|, so that the parts' sizes sum to 1.
 *
 * @param deltas shares less baseline shares (K), from `shareDeltas`
 * @returns K parts; null where nothing shifted
 */
export function shiftShares(deltas: Vector): number[] | null {
  const categories = deltas.length;
  let all = 0;
  for (let k = 0; k < categories; k++) {
    all += Math.abs(deltas[k]);
  }
  if (all === 0) {
    return null;
  }
  const parts: number[] = [];
  for (let k = 0; k < categories; k++) {
    parts[k] = deltas[k] / all;
  }
  return parts;
}
