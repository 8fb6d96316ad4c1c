/**
 * log(1 + x) - x without cancellation, for x > -1.
 *
 * Near 0 with r = x / (2 + x): log(1 + x) = 2 atanh r, hence log(1 + x) - x = r (2 r² (1/3 + r²/5 + r⁴/7 + …) - x).
 * It is minus the deviance of Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
export function log1pmx(x: number): number {
  if (x < -0.4 || x > 0.6) {
    return Math.log1p(x) - x;
  }
  const r = x / (2 + x);
  const y = r * r;
  let sum = 0;
  if (x < -0.02 || x > 0.02) {
    for (let d = x > -0.15 && x < 0.15 ? 17 : 29; d >= 13; d -= 2) {
      sum = sum * y + 1 / d;
    }
  }
  sum = 1 / 3 + y * (1 / 5 + y * (1 / 7 + y * (1 / 9 + y * (1 / 11 + y * sum))));
  return r * (2 * y * sum - x);
}
