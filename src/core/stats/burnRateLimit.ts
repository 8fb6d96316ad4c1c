import { betaQuantile } from '../numeric';
import { burnRate } from './burnRate';
import { checkWithin } from './checks';

/**
 * The burn rate that the counts prove: `burnRate` of the lower exact limit of the bad share (Clopper & Pearson 1934), so that one bad
 * event among ten is not taken for a rate of 10 %. The limit is above the true share with a chance of at most 1 - level, however few
 * events there are, where each is bad by itself; where they come in bursts, it is so more often.
 *
 * @param bad events that miss the objective; need not be whole
 * @param total all events
 * @param objective part of the events that should be good, in [0, 1): 0.999
 * @param options.level confidence of the one-sided limit, in (0, 1); default 0.99
 * @returns the rate; 0 where bad = 0, null where total = 0
 * @throws RangeError as `burnRate` does, and for a level outside (0, 1)
 */
export function burnRateLimit(
  bad: number,
  total: number,
  objective: number,
  { level = 0.99 }: { level?: number } = {}
): number | null {
  checkWithin(level, Number.MIN_VALUE, 1 - Number.EPSILON / 2, 'level');
  const rate = burnRate(bad, total, objective);
  if (rate === null || bad === 0) {
    return rate;
  }
  return betaQuantile(1 - level, bad, total - bad + 1) / (1 - objective);
}
