import { requirePositive } from './requirePositive';

/** The zero, in two doubles. */
const ZERO = 1.4616321449683622;
const ZERO_LOW = 9.549995429965697e-17;
/** Taylor coefficients ψ⁽ᵏ⁾(zero) / k!, k = 1, 2, …, for |x - zero| <= 0.2. */
const NEAR_ZERO = [
  0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652, 0.10782405069126237,
  -0.07219956125645471, 0.04880428816414311, -0.03316112647484736, 0.022597648232218104, -0.01542476590494896,
  0.010538791616612175, -0.007204534386356869, 0.004926781395729853, -0.003369801655439328, 0.002305126326734928,
  -0.0015769367714301972, 0.0010788252019162967, -0.0007380709389960052, 0.000504953265834602, -0.0003454680251063077,
];
/** B(2k) / (2k), k = 1, 2, …; from x = 10 on the rest is under 1e-17. */
const SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/**
 * Digamma ψ(x) = d ln Γ(x) / dx, x > 0.
 *
 * Recurrence to x >= 10, then the asymptotic series; about its zero a Taylor series. Source: Abramowitz & Stegun 6.3.5, 6.3.18.
 */
export function digamma(x: number): number {
  requirePositive('x', x);
  if (Math.abs(x - ZERO) <= 0.2) {
    const t = x - ZERO - ZERO_LOW;
    let sum = 0;
    for (let k = NEAR_ZERO.length - 1; k >= 0; k--) {
      sum = (sum + NEAR_ZERO[k]) * t;
    }
    return sum;
  }
  let shifted = 0;
  let z = x;
  for (; z < 10; z++) {
    shifted += 1 / z;
  }
  const r = 1 / (z * z);
  let sum = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) {
    sum = (sum + SERIES[k]) * r;
  }
  return Math.log(z) - 0.5 / z - sum - shifted;
}
