import { gammaQ, normalSf } from '../numeric';
import { departure } from './departure';

/** Effective events that a category has to expect to take part in the sum of squares. */
const ENOUGH = 5;
/** p has no digits below. */
const LEAST_P = 1e-300;
const MOST_P = 0.99;

/**
 * Has any category's share departed from its reference, where each varies beyond chance in its own way? The categories' departures, and
 * the sum of their squares, Σ (1 - q_k) z_k² on χ²(Σ (1 - q_k)), are combined by Cauchy's distribution, which holds however they depend
 * on each other: a half of the weight is the sum's, the other half the categories' alike.
 *
 * Source: Liu & Xie (2020), "Cauchy combination test". Satterthwaite's degrees of freedom for the sum, as in Rao & Scott (1981).
 *
 * @param x counts of the window, y those of the reference; intended shares where m is Infinity. K each.
 * @param variance τ² by category, on the arcsine scale; df what it is known with
 * @returns the sum of squares, its degrees of freedom, and p, which is NaN where fewer than two categories have events
 */
export function departureTest(
  x: Float64Array,
  n: number,
  y: Float64Array,
  m: number,
  variance: Float64Array,
  df: Float64Array
): Float64Array {
  const chance = 1 / n + 1 / m;
  let statistic = 0;
  let freedom = 0;
  let single = 0;
  let categories = 0;
  for (let k = 0; k < x.length; k++) {
    if (!(x[k] + y[k] > 0)) {
      continue;
    }
    const q = m < Infinity ? y[k] / m : y[k];
    const z = departure(x[k], n, y[k], m, variance[k], df[k]);
    single += cotangent(2 * normalSf(Math.abs(z)));
    categories++;
    const pooled = m < Infinity ? (x[k] + y[k]) / (n + m) : q;
    if (n * pooled >= ENOUGH * (1 + variance[k] / chance)) {
      statistic += (1 - q) * z * z;
      freedom += 1 - q;
    }
  }
  const mean = single / categories;
  const summed = freedom >= 0.9 ? cotangent(gammaQ(freedom / 2, statistic / 2)) : mean;
  const answer = new Float64Array(3);
  answer[0] = statistic;
  answer[1] = freedom;
  answer[2] = categories < 2 ? NaN : combinedP((mean + summed) / 2);
  return answer;
}

/** The p of a mean of Cauchy deviates. */
function combinedP(combined: number): number {
  if (combined <= cotangent(1)) {
    return 1;
  }
  return combined > 0 ? Math.max(LEAST_P, Math.atan(1 / combined) / Math.PI) : 0.5 - Math.atan(combined) / Math.PI;
}

/** A p as a Cauchy deviate: cot πp. One that says nothing moved at all must not outweigh the others: it counts as 0.99. */
const cotangent = (p: number): number => 1 / Math.tan(Math.PI * Math.min(MOST_P, Math.max(LEAST_P, p)));
