import { requirePositive } from './requirePositive';
import { stirlingError } from './stirlingError';

const HALF_LN_2PI = 0.9189385332046728;
/** 1 - γ. */
const LINEAR = 0.42278433509846713;
/** (-1)^k (ζ(k) - 1) / k for k = 2, 3, … */
const ZETA = [
  0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986, 0.0028905103307415234,
  -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5, -4.492623673813314e-5,
  2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6, 9.55141213040742e-7,
  -4.492469198764566e-7, 2.1207184805554665e-7, -1.0043224823968099e-7, 4.7698101693639804e-8, -2.2711094608943164e-8,
  1.0838659214896955e-8, -5.183475041970047e-9, 2.4836745438024785e-9, -1.1921401405860912e-9, 5.731367241678862e-10,
  -2.7595228851242334e-10, 1.330476437424449e-10, -6.4229645638381e-11, 3.1044247747322276e-11,
];

/** ln Γ(2 + z) for |z| <= 1/2: z (1 - γ) + Σ (-1)^k (ζ(k) - 1) z^k / k. Exact to the last places at its zero. */
function lnGammaNearTwo(z: number): number {
  let sum = 0;
  for (let k = ZETA.length - 1; k >= 0; k--) {
    sum = (sum + ZETA[k]) * z;
  }
  return z * (LINEAR + sum);
}

/** ln Γ(1 + z) for -1/2 <= z <= 1/2, with its relative accuracy kept near z = 0. */
export function lnGamma1p(z: number): number {
  return lnGammaNearTwo(z) - Math.log1p(z);
}

/**
 * ln Γ(x), x > 0 (Infinity at 0). Relative accuracy also near the zeros at 1 and 2.
 *
 * Taylor series about 2 moved by the recurrence below 10, Stirling's series above. Source: Abramowitz & Stegun 6.1.33, 6.1.41.
 */
export function lnGamma(x: number): number {
  if (x === 0 || x === Infinity) {
    return Infinity;
  }
  requirePositive('x', x);
  if (x < 0.5) {
    return lnGamma1p(x) - Math.log(x);
  }
  if (x < 1.5) {
    return lnGamma1p(x - 1);
  }
  if (x < 10) {
    let z = x;
    let product = 1;
    while (z >= 2.5) {
      z -= 1;
      product *= z;
    }
    return lnGammaNearTwo(z - 2) + Math.log(product);
  }
  return (x - 0.5) * Math.log(x) - x + HALF_LN_2PI + stirlingError(x);
}
