import { chiSquareQuantile, chiSquareSf } from '../numeric';
import { checkWithin } from './checks';

/** How a divergence of unchanged windows is distributed: as factor · φ (1/N + 1/M) χ²(K - 1), or, of a distance, its root. */
export interface ChiSquareLaw {
  factor: number;
  distance: boolean;
}

export interface DivergenceSample {
  /** N, events in the window. */
  n: number;
  /** M, events behind the baseline; Infinity where it is intended. */
  baselineTotal: number;
  /** K, categories that the window or its baseline has. */
  categories: number;
  /** By how much windows vary more than a multinomial. Default 1. */
  inflation?: number;
}

/**
 * The divergence that an unchanged window passes with chance α. To second order all of them are Σ (p - q)² / q but for a factor
 * c (Csiszár's f-divergences), so that
 *
 *     D ~ c φ (1/N + 1/M) χ²(K - 1),   c = 1/2 for KL, 1 for PSI, 1/8 for Jensen-Shannon and Hellinger
 *
 * and the distances, Jensen-Shannon and Hellinger, are the root of that. It needs a handful of expected events per category.
 *
 * Source: Pardo, Statistical Inference Based on Divergence Measures (2006), theorem 3.1; Yurdakul & Naranjo, Statistical properties
 * of the population stability index (2020).
 *
 * @returns the limit; null with fewer than two categories or without events
 * @throws RangeError for an α outside (0, 1) or a negative value
 */
export function divergenceLimit(law: ChiSquareLaw, sample: DivergenceSample, alpha: number): number | null {
  checkWithin(alpha, Number.MIN_VALUE, 1 - Number.EPSILON / 2, 'alpha');
  const scale = scaleOf(law, sample);
  if (scale === null) {
    return null;
  }
  const limit = scale * chiSquareQuantile(alpha, sample.categories - 1);
  return law.distance ? Math.sqrt(limit) : limit;
}

/** The chance with which an unchanged window passes that divergence: `divergenceLimit` the other way round. */
export function divergencePValue(law: ChiSquareLaw, value: number, sample: DivergenceSample): number | null {
  checkWithin(value, 0, Number.MAX_VALUE, 'value');
  const scale = scaleOf(law, sample);
  return scale === null ? null : chiSquareSf((law.distance ? value * value : value) / scale, sample.categories - 1);
}

function scaleOf({ factor }: ChiSquareLaw, sample: DivergenceSample): number | null {
  const { n, baselineTotal, categories, inflation = 1 } = sample;
  checkWithin(n, 0, Number.MAX_VALUE, 'n');
  checkWithin(baselineTotal, 0, Infinity, 'baselineTotal');
  checkWithin(inflation, 0, Number.MAX_VALUE, 'inflation');
  if (n === 0 || baselineTotal === 0 || categories < 2) {
    return null;
  }
  return factor * inflation * (1 / n + 1 / baselineTotal);
}
