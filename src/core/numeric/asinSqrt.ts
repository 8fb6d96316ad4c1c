const HALF_PI = 1.5707963267948966;

/**
 * The angle of a share, asin √p: the scale on which shares vary alike (Anscombe 1948). By the rational approximation of FDLIBM's asin,
 * Sun Microsystems 1993, in the half where it converges: one square root, or two in the middle. Relative error below 3e-16.
 *
 * @param p 0 to 1
 */
export function asinSqrt(p: number): number {
  if (p <= 0.25) {
    return angle(p);
  }
  if (p >= 0.75) {
    return HALF_PI - angle(1 - p);
  }
  return HALF_PI - 2 * angle(0.5 * (1 - Math.sqrt(p)));
}

/** asin √t for t up to 1/4. */
function angle(t: number): number {
  const x = Math.sqrt(t);
  const above =
    t *
    (1.6666666666666666e-1 +
      t *
        (-3.255658186224009e-1 +
          t *
            (2.0121253213486293e-1 +
              t * (-4.0055534500679411e-2 + t * (7.9153499428981453e-4 + t * 3.4793310759602117e-5)))));
  const below =
    1 + t * (-2.403394911734414 + t * (2.0209457602335057 + t * (-6.8828397160545329e-1 + t * 7.7038150555901935e-2)));
  return x + x * (above / below);
}
