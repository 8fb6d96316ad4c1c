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

/** How far a window's counts `x` of `n` events are from those of the windows before it, `y` of `m`. */
type Distance = (x: Float64Array, n: number, y: Float64Array, m: number) => number;

/** A chart of each window against the trailing shares. */
const besideTrailing = (title: string, distance: Distance): Chart => ({
  title,
  values: (series, first) => {
    const { windows, categories, counts } = series;
    const { sums, totals } = sumsOf(series);
    const out = new Float64Array(windows).fill(NaN);
    const before = new Float64Array(categories);
    for (let t = Math.max(first, BASELINE); t < windows; t++) {
      for (let k = 0; k < categories; k++) {
        before[k] = sums[t * categories + k] - sums[(t - BASELINE) * categories + k];
      }
      const own = counts.subarray(t * categories, (t + 1) * categories);
      out[t] = distance(own, totals[t + 1] - totals[t], before, totals[t] - totals[t - BASELINE]);
    }
    return out;
  },
});

const sumOver = (values: Float64Array, term: (value: number, k: number) => number): number =>
  values.reduce((sum, value, k) => sum + term(value, k), 0);

/** As it is often written: chi-square of the window against the trailing shares, taken as exact. */
const chiSquare = besideTrailing('chi-square', (x, n, y, m) =>
  sumOver(x, (count, k) => {
    const e = (n * y[k]) / m;
    return e > 0 ? ((count - e) * (count - e)) / e : 0;
  })
);

/** Population stability index of the window against the trailing shares. */
const stability = besideTrailing('PSI', (x, n, y, m) =>
  sumOver(x, (count, k) => {
    const p = (count + 0.5) / (n + 0.5 * x.length);
    const q = (y[k] + 0.5) / (m + 0.5 * x.length);
    return (p - q) * Math.log(p / q);
  })
);

/**
 * Jensen–Shannon distance (natural logarithm) of the window from the trailing shares: what Evidently takes for categories where there are
 * more than 1,000 reference rows, at 0.1.
 */
const jensenShannon = besideTrailing('Jensen–Shannon', (x, n, y, m) => {
  const sum = sumOver(x, (count, k) => {
    const p = count / n;
    const q = y[k] / m;
    const middle = (p + q) / 2;
    return (p > 0 ? p * Math.log(p / middle) : 0) + (q > 0 ? q * Math.log(q / middle) : 0);
  });
  return Math.sqrt(sum / 2);
});

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
  { title: 'Evidently (JS ≥ 0.1)', chart: jensenShannon, limit: () => 0.1 },
  { title: 'ADWIN, δ = 0.002', chart: adaptive, limit: () => 0 },
];
