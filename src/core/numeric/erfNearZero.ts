/** Where erf is the small one of erf and 1 - erf. */
export const NEAR_ZERO = 0.46875;

/**
 * erf(x) for |x| up to `NEAR_ZERO`.
 *
 * Source: Cody, Rational Chebyshev approximations for the error function, Mathematics of Computation 23 (1969).
 */
export function erfNearZero(x: number): number {
  const y = x * x;
  const top =
    3209.3775891384694 +
    y * (377.485237685302 + y * (113.86415415105016 + y * (3.1611237438705655 + y * 0.18577770618460315)));
  const bottom =
    2844.2368334391706 + y * (1282.6165260773723 + y * (244.02463793444417 + y * (23.601290952344122 + y)));
  return x * (top / bottom);
}
