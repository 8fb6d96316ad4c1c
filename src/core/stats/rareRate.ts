import { checkCounts, type Vector } from './checks';

/**
 * Part of the events that fell into categories named rare: Σ x over `rare` / N, as it is defined.
 *
 * @param x counts, one per category (K)
 * @param rare positions of the rare categories; naming one twice counts it once
 * @returns a share from 0 to 1; null when N = 0
 * @throws RangeError for a negative or non-finite count, or a position that is none of the K
 */
export function rareRate(x: Vector, rare: ArrayLike<number>): number | null {
  const n = checkCounts(x);
  const counted = new Uint8Array(x.length);
  let events = 0;
  for (let i = 0; i < rare.length; i++) {
    const category = rare[i];
    if (!(Number.isInteger(category) && category >= 0 && category < x.length)) {
      throw new RangeError(`rare[${i}] is ${category}: it must be a position from 0 to ${x.length - 1}`);
    }
    if (counted[category] === 0) {
      counted[category] = 1;
      events += x[category];
    }
  }
  return n === 0 ? null : Math.min(1, events / n);
}
