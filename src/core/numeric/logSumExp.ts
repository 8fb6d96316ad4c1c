/** ln Σ exp(xᵢ) without overflow; -Infinity for an empty sum. */
export function logSumExp(xs: ArrayLike<number>): number {
  let max = -Infinity;
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(xs[i])) {
      throw new RangeError(`xs[${i}] is not a number`);
    }
    max = Math.max(max, xs[i]);
  }
  if (max === -Infinity || max === Infinity) {
    return max;
  }
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    sum += Math.exp(xs[i] - max);
  }
  return max + Math.log(sum);
}
