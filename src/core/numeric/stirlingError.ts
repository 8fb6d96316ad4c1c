/** Stirling's series from x = 12 on: B(2k) / (2k (2k - 1)), k = 1, 2, …; the rest is under 1e-17 there. */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * What Stirling's formula leaves: ln Γ(x) - [(x - 1/2) ln x - x + ln(2π)/2], for x > 0.
 *
 * Below 12 by the recurrence δ(x) = δ(x + 1) + (x + 1/2) ln(1 + 1/x) - 1. The error is absolute (about 1e-16): δ stands in
 * exponents.
 */
export function stirlingError(x: number): number {
  let shifted = 0;
  let z = x;
  for (; z < 12; z++) {
    shifted += (z + 0.5) * Math.log1p(1 / z) - 1;
  }
  const r = 1 / (z * z);
  let sum = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) {
    sum = sum * r + SERIES[k];
  }
  return shifted + sum / z;
}
