import { gammaKernel, incompleteGamma } from './incompleteGamma';
import { requirePositive } from './requirePositive';

const EPSILON = 1e-17;

function requireArguments(x: number, df: number, lambda: number): void {
  requirePositive('df', df);
  if (!(x >= 0 && lambda >= 0 && lambda < Infinity)) {
    throw new RangeError(`x and lambda must not be negative: ${x}, ${lambda}`);
  }
}

/** e^(-m) m^j / j! */
function poisson(j: number, m: number): number {
  return j === 0 ? Math.exp(-m) : gammaKernel(j, m) / j;
}

/** How far from its largest term, at j, the mixture has terms above 1e-17 of it. */
function reach(j: number): number {
  return 30 + 9 * Math.sqrt(j);
}

/**
 * P(X <= x), X non-central chi-square with `df` > 0 degrees of freedom and non-centrality `lambda` >= 0.
 *
 * The Poisson(λ/2) mixture of P(df/2 + j, x/2), summed downwards from above its largest term, so that the recurrence
 * P(a, h) = P(a + 1, h) + h^a e^(-h) / Γ(a + 1) only adds. Source: Benton & Krishnamoorthy (2003).
 */
export function noncentralChiSquareCdf(x: number, df: number, lambda: number): number {
  requireArguments(x, df, lambda);
  if (x === 0 || x === Infinity || lambda === 0) {
    return incompleteGamma(df / 2, x / 2).lower;
  }
  const [a, h, m] = [df / 2, x / 2, lambda / 2];
  const peak = Math.min(m, 0.5 * (Math.sqrt(a * a + 4 * m * h) - a));
  let j = Math.ceil(peak + reach(peak));
  let weight = poisson(j, m);
  let lower = incompleteGamma(a + j, h).lower;
  let increment = gammaKernel(a + j, h) / (a + j);
  let sum = weight * lower;
  for (; j > 0; j--) {
    increment *= (a + j) / h;
    lower += increment;
    weight *= j / m;
    sum += weight * lower;
    if (j < peak && weight * lower < EPSILON * sum) {
      break;
    }
  }
  return Math.min(1, sum);
}

/** P(X > x) for the same X: the mixture of Q(df/2 + j, x/2), summed upwards. The power of a chi-square test. */
export function noncentralChiSquareSf(x: number, df: number, lambda: number): number {
  requireArguments(x, df, lambda);
  if (x === 0 || x === Infinity || lambda === 0) {
    return incompleteGamma(df / 2, x / 2).upper;
  }
  const [a, h, m] = [df / 2, x / 2, lambda / 2];
  const peak = Math.max(m, 0.5 * (Math.sqrt(a * a + 4 * m * h) - a));
  let j = Math.max(0, Math.floor(peak - reach(peak)));
  let weight = poisson(j, m);
  let upper = incompleteGamma(a + j, h).upper;
  let increment = gammaKernel(a + j, h) / (a + j);
  let sum = weight * upper;
  for (; ; j++) {
    upper += increment;
    increment *= h / (a + j + 1);
    weight *= m / (j + 1);
    sum += weight * upper;
    if (j > peak && weight * upper < EPSILON * sum) {
      return Math.min(1, sum);
    }
  }
}
