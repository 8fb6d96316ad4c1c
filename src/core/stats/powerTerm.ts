/** Where the direct formula starts to lose digits to cancellation, the series takes over. */
const SERIES_BELOW = 0.05;

/** λ so near 0 that λ ln u may have no digits left: the limit differs by less than the last of them. */
const LIMIT_BELOW = 1e-200;

/**
 * One cell of the power divergence (Cressie & Read 1984), for ratio u = x/e = 1 + t, in units of e:
 *
 *     φ_λ(u) = 2/(λ(λ+1)) · [u^(λ+1) - u - λ(u - 1)]
 *
 * The last part sums to 0 over cells, and makes each cell's term >= 0 and 0 only at u = 1, so that nothing cancels.
 * λ = 1 is Pearson's t²; λ = 0 (the limit) is 2(u ln u - t), twice a term of the Kullback-Leibler divergence.
 *
 * @param u x/e >= 0
 * @param t u - 1, to full relative accuracy
 * @returns φ >= 0; Infinity for u = 0 when λ <= -1
 */
export function powerTerm(u: number, t: number, lambda: number): number {
  if (u === 0) {
    return lambda > -1 ? 2 / (lambda + 1) : Infinity;
  }
  if (Math.abs(t) < SERIES_BELOW) {
    return series(t, lambda);
  }
  const log = Math.log(u);
  if (Math.abs(lambda) < LIMIT_BELOW) {
    return 2 * (u * log - t);
  }
  if (lambda === -1) {
    return 2 * (t - log);
  }
  return lambda > -0.5
    ? (2 / (lambda + 1)) * ((u * Math.expm1(lambda * log)) / lambda - t)
    : (2 / lambda) * (Math.expm1((lambda + 1) * log) / (lambda + 1) - t);
}

/** Binomial series: Σ_{k>=2} C(λ+1, k) t^k · 2/(λ(λ+1)), which has no pole at λ = 0 and -1. */
function series(t: number, lambda: number): number {
  let term = t * t;
  let sum = term;
  for (let k = 2; k < 200 && Math.abs(term) > 1e-18 * sum; k++) {
    term *= ((lambda + 1 - k) / (k + 1)) * t;
    sum += term;
  }
  return sum;
}
