import { totalOf, type Vector } from './checks';

export type EntropyUnit = 'bits' | 'nats' | 'normalised';

export interface EntropyOptions {
  /** `normalised` is divided by ln K: 0 when all is in one category, 1 when all K are alike. Default `bits`. */
  unit?: EntropyUnit;
}

/**
 * Shannon's entropy of the shares: H = -Σ p̂ ln p̂, with 0 ln 0 = 0 (Shannon 1948). It is the plug-in estimate, which runs
 * low by about (K - 1) / 2N nats (Miller 1955).
 *
 * @param x counts, one per category (K)
 * @returns H >= 0; null when N = 0, and, normalised, when K = 1
 * @throws RangeError for a negative or non-finite count, or an unknown unit
 */
export function entropy(x: Vector, { unit = 'bits' }: EntropyOptions = {}): number | null {
  const n = totalOf(x);
  const scale = unitOf(unit, x.length);
  if (n.value === 0 || scale === 0) {
    return null;
  }
  let nats = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) {
      continue;
    }
    const share = x[i] / n.value;
    // For a share near 1 the logarithm lives in what is left to 1.
    nats -= share * (share > 0.5 ? Math.log1p(-(n.value - x[i] + n.rest) / n.value) : Math.log(share));
  }
  return Math.abs(nats) / scale;
}

/** Nats in one unit. */
function unitOf(unit: EntropyUnit, categories: number): number {
  switch (unit) {
    case 'bits':
      return Math.LN2;
    case 'nats':
      return 1;
    case 'normalised':
      return Math.log(Math.max(1, categories));
    default:
      throw new RangeError(`unknown entropy unit: ${String(unit)}`);
  }
}
