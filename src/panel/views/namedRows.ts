/** Rows that are named where not all have room: the heaviest, each `apart` rows from the next. */
export function namedRows(weights: number[], apart: number): number[] {
  const byWeight = weights.map((_, row) => row).sort((a, b) => weights[b] - weights[a]);
  return byWeight.reduce<number[]>(
    (named, row) => (named.every((other) => Math.abs(other - row) >= apart) ? [...named, row] : named),
    []
  );
}
