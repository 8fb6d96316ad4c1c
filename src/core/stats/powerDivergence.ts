import { chiSquareSf } from '../numeric';
import { checkLength, checkWithin, shareTotal, totalOf, type Vector } from './checks';
import { excess, exactSumAt, exactSumWhere, type Total } from './exact';
import { LEAST_EXPECTED, tooFewCells, type GoodnessOfFit, type PoolingOptions } from './goodnessOfFit';
import { poolSparse } from './pooling';
import { powerTerm } from './powerTerm';

/**
 * Power divergence of a window from shares that are known, not counted (Cressie & Read, JRSS B 46, 1984):
 *
 *     2/(λ(λ+1)) · Σ x [(x/e)^λ - 1],   e = N q,   on χ² with cells - 1 degrees of freedom
 *
 * λ = 1 is Pearson's X², 0 the G-test, -1/2 Freeman-Tukey, -1 modified G, -2 Neyman; 2/3 is Cressie and Read's advice.
 * Categories that expect fewer than `minExpected` events are pooled first (`pooling.ts`). Categories with q = 0 are no
 * cells: events in them are reported as `impossible`, and the test is of the rest.
 *
 * @param x counts, one per category (K); fractional ones are fine
 * @param q shares (K), normalised here
 * @returns statistic, df and p; with fewer than 2 cells, or an empty cell and λ <= -1, null with a reason
 * @throws RangeError for a negative or non-finite value, different lengths, or a λ that is not finite
 */
export function powerDivergence(
  x: Vector,
  q: Vector,
  lambda = 2 / 3,
  { minExpected = LEAST_EXPECTED }: PoolingOptions = {}
): GoodnessOfFit {
  checkWithin(lambda, -Number.MAX_VALUE, Number.MAX_VALUE, 'lambda');
  checkWithin(minExpected, 0, Number.MAX_VALUE, 'minExpected');
  checkLength(x, q.length, 'x');
  const all = totalOf(x);
  const sum = shareTotal(q);
  const length = x.length;
  const impossible: number[] = [];
  let categories = 0;
  for (let i = 0; i < length; i++) {
    if (q[i] > 0) {
      categories += 1;
    } else if (x[i] > 0) {
      impossible.push(i);
    }
  }
  const n = impossible.length === 0 ? all : exactSumWhere(x, q);
  const pooled = n.value === 0 ? [] : poolSparse(q, n.value / sum.value, x, minExpected);
  let statistic = 0;
  let next = 0;
  for (let i = 0; i < length; i++) {
    if (pooled[next] === i) {
      next += 1;
    } else if (q[i] > 0) {
      statistic += cell(x[i], n, q[i], sum, lambda);
    }
  }
  const cells = categories - pooled.length + (pooled.length > 0 ? 1 : 0);
  if (pooled.length > 0) {
    statistic += cell(exactSumAt(x, pooled).value, n, exactSumAt(q, pooled).value, sum, lambda);
  }
  const df = Math.max(0, cells - 1);
  if (n.value === 0 || cells < 2) {
    const reason = tooFewCells(n.value, categories, minExpected);
    return { statistic: null, df, pValue: null, pooled, impossible, reason };
  }
  if (statistic === Infinity) {
    const reason = `a category without events makes the power divergence with lambda ${lambda} infinite`;
    return { statistic: null, df, pValue: null, pooled, impossible, reason };
  }
  return { statistic, df, pValue: chiSquareSf(statistic, df), pooled, impossible, reason: null };
}

function cell(x: number, n: Total, q: number, sum: Total, lambda: number): number {
  const expected = (n.value * q) / sum.value;
  const t = excess(x, n, q, sum) / (n.value * q);
  return expected * (lambda === 1 ? t * t : powerTerm(x / expected, t, lambda));
}
