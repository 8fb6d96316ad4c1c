import { Adwin } from './adwin';
import type { Counts } from './road';

/** A control chart: a statistic for each window, held against a limit. */
export interface Chart {
  title: string;
  /** One value per window; NaN before `first`. */
  values(series: Counts, first: number): Float64Array;
}

/** Windows in the baseline of every chart, as ours has. */
const BASELINE = 60;
const LAMBDA = 0.1;
const STEP = Math.log(1.5);
const LONGEST = 34;

/** Running sums of the counts, and of all events. */
function sumsOf({ windows, categories, counts }: Counts): { sums: Float64Array; totals: Float64Array } {
  const sums = new Float64Array((windows + 1) * categories);
  const totals = new Float64Array(windows + 1);
  for (let t = 0; t < windows; t++) {
    let n = 0;
    for (let k = 0; k < categories; k++) {
      const x = counts[t * categories + k];
      sums[(t + 1) * categories + k] = sums[t * categories + k] + x;
      n += x;
    }
    totals[t + 1] = totals[t] + n;
  }
  return { sums, totals };
}

/** Multivariate EWMA of the counts, X² of the smoothed ones against the baseline before them (Lowry et al. 1992). */
const ewma: Chart = {
  title: 'EWMA, λ = 0.1',
  values: (series, first) => {
    const { windows, categories, counts } = series;
    const { sums, totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    const smooth = new Float64Array(categories);
    for (let t = BASELINE; t < windows; t++) {
      const m = totals[t] - totals[t - BASELINE];
      const n = totals[t + 1] - totals[t];
      let square = 0;
      for (let k = 0; k < categories; k++) {
        const q = (sums[t * categories + k] - sums[(t - BASELINE) * categories + k] + 0.5) / (m + 0.5 * categories);
        smooth[k] = (1 - LAMBDA) * smooth[k] + LAMBDA * (counts[t * categories + k] - n * q);
        square += (smooth[k] * smooth[k]) / (n * q);
      }
      out[t] = t >= first ? (square * (2 - LAMBDA)) / LAMBDA : NaN;
    }
    return out;
  },
};

/** One-sided CUSUM of each category for one and a half times its baseline (Page 1954, Poisson). */
const cusum: Chart = {
  title: 'CUSUM, x1.5',
  values: (series, first) => {
    const { windows, categories, counts } = series;
    const { sums, totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    const state = new Float64Array(categories);
    for (let t = BASELINE; t < windows; t++) {
      const m = totals[t] - totals[t - BASELINE];
      const n = totals[t + 1] - totals[t];
      let most = 0;
      for (let k = 0; k < categories; k++) {
        const q = (sums[t * categories + k] - sums[(t - BASELINE) * categories + k] + 0.5) / (m + 0.5 * categories);
        state[k] = Math.max(0, state[k] + counts[t * categories + k] * STEP - 0.5 * n * q);
        most = Math.max(most, state[k]);
      }
      out[t] = t >= first ? most : NaN;
    }
    return out;
  },
};

/** Window-limited generalised likelihood ratio of the last 1 to 34 windows against the 60 before them (Lai 1995). */
const glr: Chart = {
  title: 'GLR, 1 to 34 windows',
  values: (series, first) => {
    const { windows, categories } = series;
    const { sums, totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    for (let t = Math.max(first, BASELINE + LONGEST); t < windows; t++) {
      let most = 0;
      for (let r = 1; r <= LONGEST; r++) {
        const end = t + 1 - r;
        const m = totals[end] - totals[end - BASELINE];
        const n = totals[t + 1] - totals[end];
        let ratio = 0;
        for (let k = 0; k < categories; k++) {
          const x = sums[(t + 1) * categories + k] - sums[end * categories + k];
          const y = sums[end * categories + k] - sums[(end - BASELINE) * categories + k];
          const both = (x + y) / (n + m);
          ratio += (x > 0 ? x * Math.log(x / (n * both)) : 0) + (y > 0 ? y * Math.log(y / (m * both)) : 0);
        }
        most = ratio > most ? ratio : most;
      }
      out[t] = most;
    }
    return out;
  },
};

/** As it is often written: chi-square of the window against the trailing shares, taken as exact. */
const chiSquare: Chart = {
  title: 'chi-square',
  values: (series, first) => {
    const { windows, categories, counts } = series;
    const { sums, totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    for (let t = Math.max(first, BASELINE); t < windows; t++) {
      const m = totals[t] - totals[t - BASELINE];
      const n = totals[t + 1] - totals[t];
      let square = 0;
      for (let k = 0; k < categories; k++) {
        const e = (n * (sums[t * categories + k] - sums[(t - BASELINE) * categories + k])) / m;
        const d = counts[t * categories + k] - e;
        square += e > 0 ? (d * d) / e : 0;
      }
      out[t] = square;
    }
    return out;
  },
};

/** Population stability index of the window against the trailing shares. */
const stability: Chart = {
  title: 'PSI',
  values: (series, first) => {
    const { windows, categories, counts } = series;
    const { sums, totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    for (let t = Math.max(first, BASELINE); t < windows; t++) {
      const m = totals[t] - totals[t - BASELINE] + 0.5 * categories;
      const n = totals[t + 1] - totals[t] + 0.5 * categories;
      let psi = 0;
      for (let k = 0; k < categories; k++) {
        const p = (counts[t * categories + k] + 0.5) / n;
        const q = (sums[t * categories + k] - sums[(t - BASELINE) * categories + k] + 0.5) / m;
        psi += (p - q) * Math.log(p / q);
      }
      out[t] = psi;
    }
    return out;
  },
};

/**
 * Jensen–Shannon distance (natural logarithm) of the window from the trailing shares: what Evidently takes for categories where there are
 * more than 1,000 reference rows, at 0.1.
 */
const distance: Chart = {
  title: 'Jensen–Shannon',
  values: (series, first) => {
    const { windows, categories, counts } = series;
    const { sums, totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    for (let t = Math.max(first, BASELINE); t < windows; t++) {
      const m = totals[t] - totals[t - BASELINE];
      const n = totals[t + 1] - totals[t];
      let sum = 0;
      for (let k = 0; k < categories; k++) {
        const p = counts[t * categories + k] / n;
        const q = (sums[t * categories + k] - sums[(t - BASELINE) * categories + k]) / m;
        const middle = (p + q) / 2;
        sum += (p > 0 ? p * Math.log(p / middle) : 0) + (q > 0 ? q * Math.log(q / middle) : 0);
      }
      out[t] = Math.sqrt(sum / 2);
    }
    return out;
  },
};

/** ADWIN over each category's share, begun anew after a change as River does: 1 in a window in which one of them has changed. */
const adaptive: Chart = {
  title: 'ADWIN',
  values: (series, first) => {
    const { windows, categories, counts } = series;
    const { totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    const fresh = () => new Adwin(0.002);
    const detectors = Array.from({ length: categories }, fresh);
    for (let t = 0; t < windows; t++) {
      const n = totals[t + 1] - totals[t];
      const changed = detectors.map((detector, k) => detector.add(counts[t * categories + k] / n));
      changed.forEach((one, k) => (detectors[k] = one ? fresh() : detectors[k]));
      out[t] = t < first ? NaN : Number(changed.includes(true));
    }
    return out;
  },
};

/** Charts that are given the limit which makes them as quiet as ours. */
export const CHARTS = [ewma, cusum, glr];

/** Rules as they are often written down, at the limits that they are written with. */
export const USUAL: Array<{ title: string; chart: Chart; limit: (categories: number) => number }> = [
  // the 1 % points of χ² on K - 1 degrees of freedom
  { title: 'chi-square p < 0.01', chart: chiSquare, limit: (k) => ({ 2: 6.635, 4: 11.345, 6: 15.086 })[k] ?? Infinity },
  { title: 'PSI > 0.2', chart: stability, limit: () => 0.2 },
  { title: 'Evidently (JS ≥ 0.1)', chart: distance, limit: () => 0.1 },
  { title: 'ADWIN, δ = 0.002', chart: adaptive, limit: () => 0 },
];
