import { asinSqrt, normalQuantile } from '../numeric';
import { asNormal, departure, tempered } from '../stats/departure';
import type { Beside } from './beside';
import type { Noise } from './noise';
import type { DriftRule } from './rule';
import { isLarge, leastEffect, leastShare, movedFar } from './size';
import { OUTLYING, type Storms } from './storms';
import type { Windows } from './windows';

/** How the chance of a false drift is shared out: among rises, falls, and all categories together. */
const RISES = 0.4;
const FALLS = 0.1;
const TOGETHER = 0.15;
/** Deviates under which a category isn't looked at more closely, and the same for the sum of the squares. */
const GLANCE = 3;
const GLANCE_TOGETHER = 20;
/** By how much less what is reckoned in another order may come out. */
const ROUNDED = 1e-6;
/** The square of `GLANCE`, a little less. */
const LITTLE = GLANCE * GLANCE * (1 - ROUNDED);
/** Degrees of freedom below which the sum says nothing. */
const LEAST_FREEDOM = 0.9;
/** Effective events that a category, and all but it, have to expect for it to take part in the sum. */
const ENOUGH = 10;
/** What has to be left of the level when the tolerated windows are taken away, and the same where one of those is outlying by itself. */
const REST = 0.6;
const REST_OF_STORM = 1;
/** Part of the windows that have to have moved, by at least half as far as all of them on average, where some are outlying: bursts leave gaps. */
const DENSE = 0.6;
const ROOT_TWO_PI = 2.5066282746310007;

/** What entered a drift: `category` moved most, over the last `length` windows. */
export interface Found {
  category: number;
  length: number;
  kind: 'rise' | 'fall' | 'together';
}

/**
 * Whether the windows that end with one have moved away: some number of them, added up, and some category, or all together, are
 * further from the reference than an unchanged series is at the rule's rate, by a size that matters; and still are when as many of the
 * most extreme windows are left out as may be outlying by chance.
 */
export class Evidence {
  private rise = 0;
  private fall = 0;
  private together = 0;
  private readonly rest: Float64Array;
  private readonly extreme: Float64Array;

  constructor(
    private readonly windows: Windows,
    private readonly beside: Beside,
    private readonly noise: Noise,
    private readonly storms: Storms,
    private readonly rule: DriftRule
  ) {
    const { categories } = windows;
    this.rest = new Float64Array(categories);
    this.extreme = new Float64Array(Math.max(...rule.lengths));
    this.ask(rule.rate);
  }

  /** Takes only what an unchanged window shows with no more than this chance. */
  ask(rate: number): void {
    const categories = Math.max(1, this.windows.categories);
    this.rise = upper((rate * RISES) / categories);
    this.fall = upper((rate * FALLS) / categories);
    this.together = upper(rate * TOGETHER);
  }

  /** @param i the length among the noise's, `length` windows that are held beside their reference already */
  find(j: number, i: number, length: number): Found | null {
    const { beside, noise, rule, windows } = this;
    const { apart, chance, x, n, y, m } = beside;
    const { categories } = windows;
    const { excess, df } = noise;
    const base = i * categories;
    let sum = 0;
    let most = 0;
    for (let k = 0; k < categories; k++) {
      const square = (apart[k] * apart[k]) / (chance + excess[base + k]);
      sum += square;
      most = square > most ? square : most;
    }
    if (most < GLANCE * GLANCE && sum < GLANCE_TOGETHER) {
      return null;
    }
    const drop = this.storms.tolerated(length, rule.m, rule.rate);
    if (drop >= length) {
      return null;
    }
    for (let k = 0; k < categories; k++) {
      if (apart[k] * apart[k] < GLANCE * GLANCE * (chance + excess[base + k])) {
        continue;
      }
      const up = apart[k] > 0;
      const level = up ? this.rise : this.fall;
      const z = departure(x[k], n, y[k], m, excess[base + k], df[base + k]);
      const away = up ? z : -z;
      if (away >= level && movedFar(x, n, beside, k, rule) && this.holds(j, length, k, i, up, drop, level)) {
        return { category: k, length, kind: up ? 'rise' : 'fall' };
      }
    }
    return isLarge(x, n, beside, rule, 1) &&
      this.allTogether(x, n, i) >= this.together &&
      this.holdTogether(j, length, i, drop)
      ? { category: this.furthest(i), length, kind: 'together' }
      : null;
  }

  /**
   * Whether it is worth to hold the windows, which `beside` has found, against their reference: false only where nothing would be found. It is
   * asked of nearly all, and takes no roots, no logarithms and one division of a category, since its square is at most what `angleSquare` makes
   * of its shares.
   */
  mayFind(i: number): boolean {
    const { beside, noise, windows, rule } = this;
    const { upper, lower, against, upperAgainst, lowerAgainst, foundN: n, foundM: m } = beside;
    const { sums, categories } = windows;
    const { excess } = noise;
    const base = i * categories;
    const each = 1 / n;
    const eachAgainst = m < Infinity ? 1 / m : 1;
    const chance = each + 1 / m;
    const least = leastShare(n, m);
    let effect = 0;
    for (let k = 0; k < categories; k++) {
      const x = sums[upper + k] - sums[lower + k];
      const y = against[upperAgainst + k] - against[lowerAgainst + k];
      const p = x * each;
      const q = y * eachAgainst;
      const d = p - q;
      if (d === 0) {
        continue;
      }
      const square = d * d;
      effect += square / (q > least ? q : least);
      const h = p + q - 2 * p * q;
      const above = 4 * square * h;
      const below = 2 * h * h - square;
      // the sine's square is above / below / 4, and up to a quarter the angle's no more than 1.1 times that
      const near = above < below && 1.1 * above < LITTLE * (chance + excess[base + k]) * below;
      // no number is not near
      if (!near && this.mayDepart(x, n, y, m, base + k)) {
        return true;
      }
    }
    const enough = leastEffect(rule);
    return !(effect < (1 - ROUNDED) * enough * enough) && this.mayFindTogether(i);
  }

  /** The same of all categories together: the joint deviate of what their squares are at most is at least theirs. */
  private mayFindTogether(i: number): boolean {
    const { beside, noise, windows } = this;
    const { upper, lower, against, upperAgainst, lowerAgainst, foundN: n, foundM: m } = beside;
    const { sums, categories } = windows;
    const { excess } = noise;
    const base = i * categories;
    const each = 1 / n;
    const eachAgainst = m < Infinity ? 1 / m : 1;
    const chance = each + 1 / m;
    const pooling = m < Infinity ? n / (n + m) : n;
    let sum = 0;
    let mean = 0;
    let spread = 0;
    for (let k = 0; k < categories; k++) {
      const x = sums[upper + k] - sums[lower + k];
      const y = against[upperAgainst + k] - against[lowerAgainst + k];
      const q = y * eachAgainst;
      const precision = 1 / (chance + excess[base + k]);
      const byChance = chance * precision;
      const expected = m < Infinity ? (x + y) * pooling : y * pooling;
      const enough = (expected < n - expected ? expected : n - expected) * byChance;
      if (enough >= ENOUGH * (1 - ROUNDED)) {
        if (enough <= ENOUGH * (1 + ROUNDED)) {
          return true;
        }
        const say = (1 - q) * byChance;
        sum += say * angleSquare(x * each, q) * precision;
        mean += say;
        spread += say * byChance;
      }
    }
    return !(this.deviateOf(sum, mean, spread, i) < this.together - ROUNDED);
  }

  /** Whether a category is as far away as a rise or a fall has to be. */
  private mayDepart(x: number, n: number, y: number, m: number, at: number): boolean {
    const { excess, df } = this.noise;
    const z = departure(x, n, y, m, excess[at], df[at]);
    return !(z < this.rise && -z < this.fall);
  }

  /**
   * Whether a category is still away without the `drop` windows that have moved most in its direction; where one of them is a storm, what
   * is left has to matter too.
   */
  private holds(j: number, length: number, k: number, i: number, up: boolean, drop: number, level: number): boolean {
    const { windows, beside, noise, extreme, rest, rule } = this;
    if (drop === 0) {
      return true;
    }
    const reference = beside.shares[k];
    for (let w = 0; w < length; w++) {
      const moved = windows.count(j - w, 1, k) - windows.total(j - w, 1) * reference;
      extreme[w] = up ? moved : -moved;
    }
    rest.set(beside.x);
    let n = beside.n;
    let storm = false;
    const dense = isDense(extreme, length, 0.5);
    for (let d = 0; d < drop; d++) {
      const w = largest(extreme, length);
      storm = storm || this.squareOf(j - w, k) > OUTLYING * OUTLYING;
      n = this.without(w, j, n);
    }
    const at = i * rest.length + k;
    const z = departure(Math.max(0, rest[k]), n, beside.y[k], beside.m, noise.excess[at], noise.df[at]);
    return (
      (up ? z : -z) >= restLevel(length, drop, level * (storm ? REST_OF_STORM : REST)) &&
      (!storm || (dense && movedFar(rest, n, beside, k, rule)))
    );
  }

  /** Takes the j-th window out of what is left, and out of the windows that are looked at. @returns the events that are left */
  private without(w: number, j: number, n: number): number {
    const { windows, rest, extreme } = this;
    for (let k = 0; k < rest.length; k++) {
      rest[k] -= windows.count(j - w, 1, k);
    }
    extreme[w] = -Infinity;
    return n - windows.total(j - w, 1);
  }

  /** The same for all categories together, without the windows that are furthest from the reference. */
  private holdTogether(j: number, length: number, i: number, drop: number): boolean {
    const { beside, extreme, rest } = this;
    if (drop === 0) {
      return true;
    }
    let storm = false;
    for (let w = 0; w < length; w++) {
      let sum = 0;
      for (let k = 0; k < rest.length; k++) {
        const square = this.squareOf(j - w, k);
        sum += (1 - beside.shares[k]) * square;
        storm = storm || square > OUTLYING * OUTLYING;
      }
      extreme[w] = sum;
    }
    rest.set(beside.x);
    let n = beside.n;
    const dense = isDense(extreme, length, 0.25);
    for (let d = 0; d < drop; d++) {
      const w = largest(extreme, length);
      n = this.without(w, j, n);
    }
    const level = this.together * (storm ? REST_OF_STORM : REST);
    return (
      this.allTogether(rest, n, i) >= restLevel(length, drop, level) &&
      (!storm || (dense && isLarge(rest, n, beside, this.rule, 1)))
    );
  }

  /** z² of category k in the j-th window alone, against the reference that is held. */
  private squareOf(j: number, k: number): number {
    const { windows, beside, noise } = this;
    const n = windows.total(j, 1);
    const moved = 2 * (asinSqrt(Math.min(1, windows.count(j, 1, k) / n)) - asinSqrt(Math.min(1, beside.shares[k])));
    return (moved * moved) / (1 / n + 1 / beside.m + noise.excess[k]);
  }

  /**
   * Σ (1 - q) z² over the categories with enough events, as a normal deviate (Wilson & Hilferty 1931); each has its say as far as it
   * varies by chance alone.
   */
  private allTogether(x: Float64Array, n: number, i: number): number {
    const { beside, noise } = this;
    const { y, m, shares } = beside;
    const { excess, df } = noise;
    const base = i * x.length;
    const chance = 1 / n + 1 / m;
    let sum = 0;
    let mean = 0;
    let spread = 0;
    for (let k = 0; k < x.length; k++) {
      const at = base + k;
      const q = shares[k];
      const pooled = m < Infinity ? (x[k] + y[k]) / (n + m) : q;
      const byChance = chance / (chance + excess[at]);
      if (n * Math.min(pooled, 1 - pooled) * byChance >= ENOUGH) {
        const share = Math.max(0, Math.min(1, x[k] / n));
        const moved = 2 * (asinSqrt(share) - asinSqrt(q));
        const z = asNormal((moved / Math.sqrt(chance + excess[at])) * tempered(share, q, 1 - byChance), df[at]);
        const say = (1 - q) * byChance;
        sum += say * z * z;
        mean += say;
        spread += say * byChance;
      }
    }
    return this.deviateOf(sum, mean, spread, i);
  }

  /** A sum of squares as a normal deviate, of windows of the i-th length, with the mean and half the variance that it has by chance alone. */
  private deviateOf(sum: number, mean: number, spread: number, i: number): number {
    const freedom = spread > 0 ? (mean * mean) / spread : 0;
    if (freedom < LEAST_FREEDOM) {
      return 0;
    }
    const c = (2 * this.noise.clumping(i)) / (9 * freedom);
    return (Math.cbrt(sum / mean) - (1 - c)) / Math.sqrt(c);
  }

  private furthest(i: number): number {
    const { beside, noise } = this;
    const { apart, chance } = beside;
    const base = i * apart.length;
    let best = 0;
    let most = -1;
    for (let k = 0; k < apart.length; k++) {
      const square = (apart[k] * apart[k]) / (chance + noise.excess[base + k]);
      if (square > most) {
        most = square;
        best = k;
      }
    }
    return best;
  }
}

/**
 * What the windows left when the `drop` most extreme ones are taken away have to show: the level above what they would show by chance,
 * which is below 0, since the lowest are left.
 */
function restLevel(length: number, drop: number, level: number): number {
  if (drop === 0) {
    return -Infinity;
  }
  const left = 1 - (drop - 0.25) / length;
  const edge = upper(1 - left);
  return level - ((Math.exp(-0.5 * edge * edge) / ROOT_TWO_PI) * Math.sqrt(length - drop)) / left;
}

/**
 * At least the squared distance of two shares on the arcsine scale, 4 (asin √p - asin √q)², and as much but for a hundredth where they are near
 * each other and not rare. With d = p - q and h = p + q - 2 p q the sine of the distance of the angles has the square d² / (h + √(h² - d²)), where the root
 * is at least h - d²/h; and asin² √s is at most s (1 + 0.4 s) for s up to a quarter.
 */
export function angleSquare(p: number, q: number): number {
  const d = p - q;
  if (d === 0) {
    return 0;
  }
  const h = p + q - 2 * p * q;
  const square = d * d;
  const s = (square * h) / (2 * h * h - square);
  return s < 0.25 ? 4 * s * (1 + 0.4 * s) : Math.PI * Math.PI * s;
}

/** z with P(Z > z) = p. */
const upper = (p: number): number => -normalQuantile(p);

function largest(values: Float64Array, length: number): number {
  let best = 0;
  for (let i = 1; i < length; i++) {
    best = values[i] > values[best] ? i : best;
  }
  return best;
}

/** Whether enough of the first `length` values are at least so large a part of their mean. */
function isDense(values: Float64Array, length: number, part: number): boolean {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum += values[i];
  }
  const least = (part * sum) / length;
  let number = 0;
  for (let i = 0; i < length; i++) {
    number += values[i] >= least ? 1 : 0;
  }
  return number >= DENSE * length;
}
