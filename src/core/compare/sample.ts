/** What one window is held against. */
export interface Sample {
  /** By category: counts where the baseline was counted (effective ones where old windows weigh less), else shares. */
  weights: Float64Array;
  /** Events behind it: Infinity where it is intended. */
  total: number;
  /** Σ n² over the windows that it was counted in: what tells how much their variation adds. */
  squares: number;
}

/** Σ of the weights. */
export function weightOf({ weights, total }: Sample): number {
  return total < Infinity ? total : sumOf(weights);
}

function sumOf(values: Float64Array): number {
  const { length } = values;
  let sum = 0;
  for (let k = 0; k < length; k++) {
    sum += values[k];
  }
  return sum;
}
