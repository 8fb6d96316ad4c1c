/** exp(x) - 1 - x without cancellation: its Taylor series near 0. */
export function expm1mx(x: number): number {
  if (x < -0.5 || x > 0.5) {
    return Math.expm1(x) - x;
  }
  let sum = 0;
  for (let n = x > -0.02 && x < 0.02 ? 8 : 15; n >= 3; n--) {
    sum = ((1 + sum) * x) / n;
  }
  return (1 + sum) * x * x * 0.5;
}
