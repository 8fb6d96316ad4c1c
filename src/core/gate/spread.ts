import type { CountsByWindow } from './model';
import { sumOf } from './sums';

/** Fewer windows than this tell too little of how much windows vary. */
const LEAST_WINDOWS = 10;
/** Standard errors above 1 from which on windows are taken to vary more than chance allows. */
const BEYOND = 2;

/**
 * By how much windows vary more than chance allows about one lasting change: Pearson's X² over its degrees of freedom, of each window's
 * difference in shares from the mean difference. 1 where they don't, or are too few to tell.
 *
 * @param shares of each category, of both sides together or intended
 */
export function spreadRatio(canary: CountsByWindow, control: CountsByWindow | null, shares: ArrayLike<number>): number {
  const usable = canary.map((_, t) => t).filter((t) => sumOf(canary[t]) > 0 && (!control || sumOf(control[t]) > 0));
  const kinds = Array.from(shares).filter((share) => share > 0).length;
  if (usable.length < LEAST_WINDOWS || kinds < 2) {
    return 1;
  }
  const windows = usable.map((t) => {
    const n = sumOf(canary[t]);
    const m = control ? sumOf(control[t]) : Infinity;
    // how much a window weighs: n alone against what is known
    return { x: canary[t], n, y: control?.[t] ?? null, m, weight: 1 / (1 / n + 1 / m) };
  });
  let x2 = 0;
  for (let k = 0; k < shares.length; k++) {
    x2 += shares[k] > 0 ? pearson(windows, k, shares[k]) : 0;
  }
  const df = (usable.length - 1) * (kinds - 1);
  const ratio = x2 / df;
  return ratio > 1 + BEYOND * Math.sqrt(2 / df) ? ratio : 1;
}

interface Weighed {
  x: ArrayLike<number>;
  n: number;
  y: ArrayLike<number> | null;
  m: number;
  weight: number;
}

/** Σ over windows of (1 - q) times the squared standardised distance from the mean difference. */
function pearson(windows: Weighed[], k: number, share: number): number {
  const differences = windows.map(({ x, n, y, m }) => x[k] / n - (y ? y[k] / m : 0));
  let sum = 0;
  let weights = 0;
  windows.forEach(({ weight }, i) => {
    sum += weight * differences[i];
    weights += weight;
  });
  let squares = 0;
  windows.forEach(({ weight }, i) => {
    squares += weight * (differences[i] - sum / weights) ** 2;
  });
  return squares / share;
}
