import { requirePositive } from './requirePositive';

/** B(2k), k = 1, 2, …; from x = 12 on the rest is under 1e-16. */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6];

/**
 * Trigamma ψ'(x), x > 0.
 *
 * Recurrence to x >= 12, then 1/x + 1/(2x²) + Σ B(2k) / x^(2k + 1). Source: Abramowitz & Stegun 6.4.6, 6.4.12.
 */
export function trigamma(x: number): number {
  requirePositive('x', x);
  let shifted = 0;
  let z = x;
  for (; z < 12; z++) {
    shifted += 1 / (z * z);
  }
  const r = 1 / (z * z);
  let sum = 0;
  for (let k = BERNOULLI.length - 1; k >= 0; k--) {
    sum = (sum + BERNOULLI[k]) * r;
  }
  return (1 + 0.5 / z + sum) / z + shifted;
}
