import type { Beside } from './beside';
import type { Found } from './evidence';
import type { Noise } from './noise';

/** Windows that a change is looked for in. */
const FURTHEST_BACK = 60;
/** Twice the log likelihood ratio within which a start is as good as the best: a 95 % interval. */
const AS_GOOD = 3.84;

/** When a change began: the window, and the earliest and latest that fit nearly as well. */
export interface Onset {
  at: number;
  earliest: number;
  latest: number;
}

/**
 * The change point by likelihood: the start from which the windows up to the j-th are furthest from the reference, in the category that
 * moved or in all together.
 *
 * @param since no window before this one is looked at
 */
export function onsetOf(
  beside: Beside,
  noise: Noise,
  found: Found,
  j: number,
  since: number,
  lengths: number[]
): Onset {
  const furthest = Math.min(FURTHEST_BACK, j - since + 1);
  const fits = new Float64Array(furthest + 1);
  let best = 1;
  let tried = 0;
  for (let length = 1; length <= furthest && beside.hold(j, length); length++) {
    fits[length] = fitOf(beside, noise, found, nearest(lengths, length));
    best = fits[length] > fits[best] ? length : best;
    tried = length;
  }
  let earliest = best;
  let latest = best;
  for (let length = 1; length <= tried; length++) {
    if (fits[length] >= fits[best] - AS_GOOD) {
      latest = Math.min(latest, length);
      earliest = Math.max(earliest, length);
    }
  }
  return { at: j - best + 1, earliest: j - earliest + 1, latest: j - latest + 1 };
}

function fitOf(beside: Beside, noise: Noise, { kind, category }: Found, i: number): number {
  const { apart, chance } = beside;
  const base = i * apart.length;
  const squareOf = (k: number) => (apart[k] * apart[k]) / (chance + noise.excess[base + k]);
  if (kind !== 'together') {
    return squareOf(category);
  }
  let sum = 0;
  for (let k = 0; k < apart.length; k++) {
    sum += (1 - beside.shares[k]) * squareOf(k);
  }
  return sum;
}

/** The longest of the lengths that is no longer than this one, by its place. */
export function nearest(lengths: number[], length: number): number {
  let i = 0;
  while (i + 1 < lengths.length && lengths[i + 1] <= length) {
    i++;
  }
  return i;
}
