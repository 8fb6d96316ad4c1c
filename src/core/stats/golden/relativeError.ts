/** |actual - expected| / |expected|; 0 when both are the same, and where both are under 1e-300. */
export function relativeError(actual: number | null | undefined, expected: number): number {
  if (typeof actual !== 'number' || Number.isNaN(actual)) {
    return Infinity;
  }
  if (actual === expected || Math.max(Math.abs(actual), Math.abs(expected)) < 1e-300) {
    return 0;
  }
  return Math.abs(actual - expected) / Math.abs(expected);
}

/** The largest relative error over pairs of [actual, expected]. */
export function worst(pairs: Array<[actual: number | null | undefined, expected: number]>): number {
  return pairs.reduce((most, [actual, expected]) => Math.max(most, relativeError(actual, expected)), 0);
}
