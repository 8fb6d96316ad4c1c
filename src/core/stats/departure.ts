import { asinSqrt, betaI, betaIComplement, normalQuantile } from '../numeric';

/** Effective events below which a tail is taken exactly. */
const FEW = 30;
/** What a tail of 1e-300 is in standard deviations: p has no digits below. */
const FURTHEST = 37;
/** Events from which a reference's shares count as intended: they have no error that a double can hold. */
const CERTAIN = 1e15;

/**
 * How far a category's share of a window has departed from its reference, in standard deviations that a normal would have: on the
 * arcsine scale, 2 (asin √(x/n) - asin √(y/m)) over √(1/n + 1/m + τ²), where τ² is what windows vary beyond chance. Where few events
 * are expected, of it or of all others together, the exact binomial tail of x given x + y instead (Przyborowski & Wilenski 1940), counts
 * divided by what τ² inflates them by. What windows vary by beyond chance is a factor, whose logarithm is normal, so a rise is tempered
 * (see `tempered`). A variance known with `df` degrees of freedom has t tails: taken to the normal's by √(df ln(1 + z²/df)).
 *
 * Sources: Anscombe (1948), "The transformation of Poisson, binomial and negative-binomial data"; Wallace (1959), "Bounds on normal
 * approximations to Student's and the chi-square distributions", for the last step.
 *
 * @param x events of the category in the window, of `n`
 * @param y events of the category in the reference, of `m`; its intended share where m is Infinity
 * @param excess τ², on the arcsine scale
 * @returns above 0 where the share has risen
 */
export function departure(x: number, n: number, y: number, m: number, excess: number, df: number): number {
  const chance = 1 / n + 1 / m;
  const reference = m < Infinity ? y / m : y;
  return asNormal(deviate(x, n, y, m, excess) * tempered(x / n, reference, excess / (chance + excess)), df);
}

/** The same where τ² is known for certain, and as likely to lower a share as to raise it. */
export function deviate(x: number, n: number, y: number, m: number, excess: number): number {
  const chance = 1 / n + 1 / m;
  const inflation = 1 + excess / chance;
  const share = x / n;
  const reference = m < Infinity ? y / m : y;
  const pooled = m < Infinity ? (x + y) / (n + m) : y;
  const most = FEW * inflation;
  if (pooled < 0.5 && n * pooled < most) {
    return exactScore(x, n, y, m, inflation, share > reference);
  }
  if (pooled >= 0.5 && n * (1 - pooled) < most) {
    // sums of fractions may be off by a rounding
    const others = Math.max(0, n - x);
    const before = Math.max(0, (m < Infinity ? m : 1) - y);
    return -exactScore(others, n, before, m, inflation, share < reference);
  }
  return (2 * (asinSqrt(share) - asinSqrt(reference))) / Math.sqrt(chance + excess);
}

/**
 * What a rise from `reference` to `share` counts as beside its distance on the arcsine scale, 0 to 1: as far as it varies by τ² (a part
 * `varied` of its variance), its distance is that of the log odds, in which a share that doubles and one that halves are as likely. 1 for a
 * fall, which it would make larger, and where all is chance.
 */
export function tempered(share: number, reference: number, varied: number): number {
  if (!(varied > 0 && share > reference && reference > 0 && share < 1)) {
    return 1;
  }
  const apart = 2 * (asinSqrt(share) - asinSqrt(reference));
  const logOdds = Math.log((share * (1 - reference)) / (reference * (1 - share)));
  const least = (logOdds * Math.sqrt(reference * (1 - reference))) / apart;
  return least < 1 ? 1 - varied * (1 - least) : 1;
}

/** What a t of `df` degrees of freedom is as a normal deviate. */
export function asNormal(t: number, df: number): number {
  const size = Math.sqrt(df * Math.log1p((t * t) / df));
  return t < 0 ? -size : size;
}

/** The exact one-sided tail as a deviate: x of x + y in the window, or x of n where the share is intended. */
function exactScore(x: number, n: number, y: number, m: number, inflation: number, up: boolean): number {
  const counted = m < CERTAIN;
  const trials = (counted ? x + y : n) / inflation;
  const chance = counted ? n / (n + m) : m < Infinity ? y / m : y;
  const p = up ? atLeast(x / inflation, trials, chance) : atMost(x / inflation, trials, chance);
  const z = p <= 1e-300 ? FURTHEST : p >= 0.5 ? 0 : -normalQuantile(p);
  return up ? z : -z;
}

function atLeast(x: number, n: number, p: number): number {
  return x <= 0 ? 1 : p <= 0 ? 0 : x > n ? 0 : betaI(p, x, n - x + 1);
}

function atMost(x: number, n: number, p: number): number {
  return x >= n || p <= 0 ? 1 : betaIComplement(p, x + 1, n - x);
}
