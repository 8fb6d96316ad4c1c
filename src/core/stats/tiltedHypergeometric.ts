import { lnGamma } from '../numeric';

/** In units of the largest term. */
const NEGLIGIBLE = 1e-18;
/** Standard deviations to either side of the largest term: what lies beyond is below 1e-17 of the sum. */
const REACH = 9;
/** Points per standard deviation: the sum over every h-th term, times h, is off by exp(-2 π² sd² / h²), below 1e-100. */
const POINTS = 4;

/**
 * ln E exp(λ X) for X hypergeometric: of `n` + `m` events `s` are of a kind, and X of these fall to the `n`. Exact for few events; for many
 * the sums take every h-th term, which a law as smooth as this one does not notice.
 *
 * @param n, m, s whole numbers, s at most n + m
 * @param lambdas log odds ratios λ
 */
export function lnTiltedHypergeometric(n: number, m: number, s: number, lambdas: readonly number[]): number[] {
  const least = Math.max(0, s - m);
  const most = Math.min(n, s);
  if (least === most) {
    return lambdas.map((lambda) => lambda * least);
  }
  // all terms in units of n! m! s! (n + m - s)! / (n + m)!, which both sums share
  const sumAt = (lambda: number): number => {
    const peak = tiltedMode(n, m, s, lambda);
    const spread = Math.sqrt(1 / (1 / (peak + 1) + 1 / (n - peak + 1) + 1 / (s - peak + 1) + 1 / (m - s + peak + 1)));
    const stride = Math.floor(spread / POINTS);
    const sum =
      stride <= 1
        ? everyTerm(n, m, s, Math.exp(lambda), peak)
        : everyNth(n, m, s, lambda, peak, stride, REACH * spread);
    return lnTerm(n, m, s, peak) + lambda * peak + Math.log(sum);
  };
  const untilted = sumAt(0);
  return lambdas.map((lambda) => sumAt(lambda) - untilted);
}

/**
 * The least of two bounds on the same, for any λ: the binomial's (Hoeffding 1963, theorem 4) for the fewest draws that X can be told from, which is sharp
 * where the kind or one side is rare, and λ E X + λ² d (1 - (d - 1) / (n + m)) / 8 for d draws (Serfling 1974), which is where all are even. In
 * between ln E exp(λ (X - E X)) is up to a half too large.
 *
 * @param n, m, s events, fractions as well, s at most n + m
 */
export function lnTiltedHypergeometricBound(n: number, m: number, s: number, lambdas: readonly number[]): number[] {
  const all = n + m;
  const part = n / all;
  const share = s / all;
  const mean = s * part;
  const spread = Math.min(s * left(s, all), n * left(n, all)) / 8;
  const draws = Math.min(s, n, m, all - s);
  return lambdas.map((lambda) => {
    const binomial =
      draws === s
        ? s * Math.log1p(part * Math.expm1(lambda))
        : draws === n
          ? n * Math.log1p(share * Math.expm1(lambda))
          : // what falls to the other side, or is of another kind
            draws === m
            ? lambda * s + m * Math.log1p(share * Math.expm1(-lambda))
            : lambda * n + draws * Math.log1p(part * Math.expm1(-lambda));
    return Math.min(binomial, lambda * mean + lambda * lambda * spread);
  });
}

/** By how much less d draws of `all` vary, since what is drawn isn't put back. */
const left = (draws: number, all: number): number => Math.min(1, Math.max(0, 1 - (draws - 1) / all));

function lnTerm(n: number, m: number, s: number, x: number): number {
  return -(lnFactorial(x) + lnFactorial(n - x) + lnFactorial(s - x) + lnFactorial(m - s + x));
}

/** The sum of all terms in units of the one at `peak`, each from its neighbour. */
function everyTerm(n: number, m: number, s: number, odds: number, peak: number): number {
  let sum = 1;
  for (let x = peak, last = 1; last > NEGLIGIBLE; x++) {
    last *= ((n - x) * (s - x) * odds) / ((x + 1) * (m - s + x + 1));
    sum += last;
  }
  for (let x = peak, last = 1; last > NEGLIGIBLE; x--) {
    last *= (x * (m - s + x)) / ((n - x + 1) * (s - x + 1) * odds);
    sum += last;
  }
  return sum;
}

function everyNth(
  n: number,
  m: number,
  s: number,
  lambda: number,
  peak: number,
  stride: number,
  reach: number
): number {
  const least = Math.max(0, s - m, peak - reach);
  const most = Math.min(n, s, peak + reach);
  const top = lnTerm(n, m, s, peak) + lambda * peak;
  let sum = 1;
  for (let x = peak + stride; x <= most; x += stride) {
    sum += Math.exp(lnTerm(n, m, s, x) + lambda * x - top);
  }
  for (let x = peak - stride; x >= least; x -= stride) {
    sum += Math.exp(lnTerm(n, m, s, x) + lambda * x - top);
  }
  return sum * stride;
}

/** Where the tilted law is largest: (n - x)(s - x) e^λ = (x + 1)(m - s + x + 1), solved without cancellation. */
function tiltedMode(n: number, m: number, s: number, lambda: number): number {
  const odds = Math.exp(lambda);
  const a = odds - 1;
  const b = odds * (n + s) + m - s + 2;
  const c = odds * n * s - (m - s + 1);
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  const mode = Math.ceil((2 * c) / (b + root));
  return Math.min(Math.max(mode, 0, s - m), n, s);
}

const TABLE = 16_384;
let table: Float64Array | null = null;

/** ln k!, from a table where k is small. */
function lnFactorial(k: number): number {
  if (k >= TABLE) {
    return lnGamma(k + 1);
  }
  table ??= Float64Array.from({ length: TABLE }, (_, i) => lnGamma(i + 1));
  return table[k];
}
