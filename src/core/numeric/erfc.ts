import { erfNearZero, NEAR_ZERO } from './erfNearZero';

const ONE_OVER_SQRT_PI = 0.5641895835477563;

/**
 * Complementary error function 1 - erf(x), by rational approximations of exp(x²) erfc(x) that minimise the largest relative error;
 * accurate down to 1e-300.
 *
 * Source: Cody, Rational Chebyshev approximations for the error function, Mathematics of Computation 23 (1969).
 */
export function erfc(x: number): number {
  if (x < -NEAR_ZERO) {
    return 2 - erfc(-x);
  }
  if (x <= NEAR_ZERO) {
    return 1 - erfNearZero(x);
  }
  const scaled = x <= 4 ? middle(x) : far(x);
  // x² in two parts: the first has no rounding error
  const rough = Math.floor(x * 16) / 16;
  return Math.exp(-rough * rough) * Math.exp(-(x - rough) * (x + rough)) * scaled;
}

/** exp(x²) erfc(x) from 0.46875 to 4. */
function middle(x: number): number {
  const top =
    1230.339354797997 +
    x *
      (2051.0783778260716 +
        x *
          (1712.0476126340707 +
            x *
              (881.952221241769 +
                x *
                  (298.6351381974001 +
                    x *
                      (66.11919063714163 +
                        x * (8.883149794388377 + x * (0.5641884969886701 + x * 2.1531153547440383e-8)))))));
  const bottom =
    1230.3393548037495 +
    x *
      (3439.3676741437216 +
        x *
          (4362.619090143247 +
            x *
              (3290.7992357334597 +
                x *
                  (1621.3895745666903 +
                    x * (537.1811018620099 + x * (117.6939508913125 + x * (15.744926110709835 + x)))))));
  return top / bottom;
}

/** exp(x²) erfc(x) from 4 on. */
function far(x: number): number {
  const y = 1 / (x * x);
  const top =
    0.0006587491615298378 +
    y *
      (0.016083785148742277 +
        y * (0.12578172611122926 + y * (0.36034489994980445 + y * (0.30532663496123236 + y * 0.016315387137302097))));
  const bottom =
    0.00233520497626869 +
    y * (0.06051834131244132 + y * (0.5279051029514285 + y * (1.8729528499234604 + y * (2.568520192289822 + y))));
  return (ONE_OVER_SQRT_PI - (y * top) / bottom) / x;
}
