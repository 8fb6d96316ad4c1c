import { digamma, trigamma } from '../numeric';

/** First and second derivatives of the Dirichlet-multinomial log-likelihood of some windows in α. */
export interface Slope {
  /** Σ_t [ψ(x_tk + α_k) - ψ(α_k)] */
  own: Float64Array;
  /** Σ_t [ψ(N_t + A) - ψ(A)]: the gradient is own - common. */
  common: number;
  /** The Hessian's diagonal but for `constant`: Σ_t [ψ'(x_tk + α_k) - ψ'(α_k)] < 0. */
  diagonal: Float64Array;
  /** Σ_t [ψ'(A) - ψ'(N_t + A)] > 0, in every entry of the Hessian. */
  constant: number;
}

/** @param rows counts of windows with events, of categories with events */
export function evaluate(rows: Float64Array[], alpha: Float64Array): Slope {
  const categories = alpha.length;
  const own = new Float64Array(categories);
  const diagonal = new Float64Array(categories);
  let total = 0;
  for (let k = 0; k < categories; k++) {
    const a = alpha[k];
    total += a;
    const [first, second] = [digamma(a), trigamma(a)];
    for (let t = 0; t < rows.length; t++) {
      const x = rows[t][k];
      if (x > 0) {
        own[k] += digamma(x + a) - first;
        diagonal[k] += trigamma(x + a) - second;
      }
    }
  }
  let common = 0;
  let constant = 0;
  for (let t = 0; t < rows.length; t++) {
    const n = size(rows[t]);
    common += digamma(n + total) - digamma(total);
    constant += trigamma(total) - trigamma(n + total);
  }
  return { own, common, diagonal, constant };
}

const HALVINGS = 8;
/** How far, as a logarithm, the search along Σ α goes. */
const FARTHEST = 30;
/** No α changes by more than this factor (its logarithm) in a step. */
const LONGEST = 1.5;

/**
 * A Newton step, α exp(s Δ / α) with s = 1, 1/2, 1/4, … until the likelihood is higher; null where it never is.
 * Δ = -(H⁻¹ g) with H = diag + constant by the Sherman-Morrison formula (Minka 2000, equation 63).
 */
export function ascentStep(
  slope: Slope,
  alpha: Float64Array,
  best: number,
  likelihood: (alpha: Float64Array) => number
): Float64Array | null {
  const { step, climb, longest } = newtonStep(slope, alpha);
  if (!(climb > 0)) {
    return null;
  }
  let scale = Math.min(1, LONGEST / longest);
  for (let i = 0; i < HALVINGS; i++) {
    const next = alpha.map((a, k) => a * Math.exp(scale * step[k]));
    if (likelihood(next) > best) {
      return next;
    }
    scale /= 2;
  }
  return null;
}

/** Δ / α, the slope along Δ, and the largest |Δ / α|. */
export function newtonStep(
  { own, common, diagonal, constant }: Slope,
  alpha: Float64Array
): { step: Float64Array; climb: number; longest: number } {
  let weighted = 0;
  let inverse = 1 / constant;
  for (let k = 0; k < alpha.length; k++) {
    weighted += (own[k] - common) / diagonal[k];
    inverse += 1 / diagonal[k];
  }
  const shift = weighted / inverse;
  const step = new Float64Array(alpha.length);
  let climb = 0;
  let longest = 0;
  for (let k = 0; k < alpha.length; k++) {
    const gradient = own[k] - common;
    const delta = -(gradient - shift) / diagonal[k];
    climb += gradient * delta;
    step[k] = delta / alpha[k];
    longest = Math.max(longest, Math.abs(step[k]));
  }
  return { step, climb, longest };
}

/** α times the number that makes the likelihood's slope along it 0, to a part in a thousand: Newton's steps do the rest. */
export function rescale(rows: Float64Array[], alpha: Float64Array): Float64Array {
  const rises = (log: number) => slopeAlong(rows, alpha, Math.exp(log)) > 0;
  let low = 0;
  let high = 0;
  const up = rises(0);
  for (let reach = 0.5; Math.max(-low, high) < FARTHEST && (up ? rises(high) : !rises(low)); reach *= 2) {
    if (up) {
      low = high;
      high += reach;
    } else {
      high = low;
      low -= reach;
    }
  }
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (rises(middle)) {
      low = middle;
    } else {
      high = middle;
    }
  }
  const scale = Math.exp((low + high) / 2);
  return alpha.map((a) => a * scale);
}

/** Σ_k α_k (own_k - common), at `scale` α. */
function slopeAlong(rows: Float64Array[], alpha: Float64Array, scale: number): number {
  const total = size(alpha) * scale;
  const atTotal = digamma(total);
  const at = alpha.map((a) => digamma(a * scale));
  let slope = 0;
  for (let t = 0; t < rows.length; t++) {
    const row = rows[t];
    let n = 0;
    for (let k = 0; k < alpha.length; k++) {
      if (row[k] > 0) {
        n += row[k];
        slope += alpha[k] * scale * (digamma(row[k] + alpha[k] * scale) - at[k]);
      }
    }
    slope -= total * (digamma(n + total) - atTotal);
  }
  return slope;
}

function size(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    total += values[i];
  }
  return total;
}
