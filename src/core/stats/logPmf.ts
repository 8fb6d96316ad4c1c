import { log1pmx, stirlingError } from '../numeric';

const HALF_LN_TWO_PI = 0.918938533204672741780329736406;

/**
 * Log-probabilities of counts are sums of ln Γ of the order of N ln N that cancel down to a few units. Here they are
 * built of Stirling's error and of deviances instead, so that nothing large is ever formed and N = 1e9 keeps its digits.
 *
 * Source: C. Loader, Fast and accurate computation of binomial probabilities (2000).
 */

/** Deviance of a count from its mean, x ln(x/m) + m - x >= 0, without cancellation near x = m. x > 0, m > 0. */
function deviance(x: number, m: number): number {
  const difference = m - x;
  if (Math.abs(difference) < 0.5 * x) {
    return -x * log1pmx(difference / x);
  }
  const quotient = x / m;
  const log = quotient > 0 && quotient < Infinity ? Math.log(quotient) : Math.log(x) - Math.log(m);
  return x * log + difference;
}

/** ln of the Poisson probability of x with mean m; continued by Γ to fractional x. x >= 0, m >= 0. */
export function poissonLogPmf(x: number, m: number): number {
  if (m === 0) {
    return x === 0 ? 0 : -Infinity;
  }
  if (x === 0) {
    return -m;
  }
  return -stirlingError(x) - deviance(x, m) - HALF_LN_TWO_PI - 0.5 * Math.log(x);
}

/**
 * ln of the negative binomial probability Γ(x+a) / (Γ(a) Γ(x+1)) πᵃ (1-π)ˣ with π = A/(A+N); continued by Γ to
 * fractional x. A Dirichlet-multinomial is such counts, one for each category, given their sum.
 *
 * @param a shape, >= 0 (0: always zero)
 * @param total A, the sum of the shapes
 * @param n N, the sum of the counts
 */
export function negativeBinomialLogPmf(x: number, a: number, total: number, n: number): number {
  if (a === 0) {
    return x === 0 ? 0 : -Infinity;
  }
  if (x === 0) {
    return -a * Math.log1p(n / total);
  }
  const both = a + x;
  return (
    stirlingError(both) -
    stirlingError(a) -
    stirlingError(x) -
    deviance(a, both * (total / (total + n))) -
    deviance(x, both * (n / (total + n))) -
    HALF_LN_TWO_PI +
    0.5 * (Math.log(a / both) - Math.log(x))
  );
}
