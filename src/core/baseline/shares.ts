import { DistributionError } from '../model/errors';
import type { CategorySet } from '../pool/categorySet';
import type { Notices } from '../model/notices';

/** How far a sum of shares may be from 1 (or from 100) without a word. */
const ROUNDING = 1e-6;

/** Intended shares over the categories, summing to 1; those given in percent or as weights are normalised, with a notice. */
export function fixedShares(shares: Record<string, number>, set: CategorySet, notices: Notices): Float64Array {
  const out = new Float64Array(set.names.length);
  let sum = 0;
  for (const name of Object.keys(shares)) {
    const share = shares[name];
    if (!(typeof share === 'number' && share >= 0 && share < Infinity)) {
      throw new DistributionError(
        'query',
        `The share of \`${name}\` is ${share}.`,
        'Give each category a share of 0 or more.'
      );
    }
    out[set.indexOf[name]] += share;
    sum += share;
  }
  if (sum === 0) {
    throw new DistributionError('query', 'All intended shares are 0.', 'Give at least one category a share above 0.');
  }
  if (Math.abs(sum - 1) > ROUNDING && Math.abs(sum - 100) > 100 * ROUNDING) {
    notices.add(
      'info',
      `The baseline's shares sum to ${Number(sum.toPrecision(6))}, not to 1: they were divided by that.`
    );
  }
  return out.map((share) => share / sum);
}

/** Every category alike; the rest as often as it pools categories. */
export function uniformShares(set: CategorySet): Float64Array {
  const all = set.names.length + Math.max(0, set.pooled.length - 1);
  return Float64Array.from(set.names, (_, index) => (index === set.rest ? set.pooled.length : 1) / all);
}
