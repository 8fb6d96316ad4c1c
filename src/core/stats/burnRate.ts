import { checkLength, checkWithin, type Vector } from './checks';

/**
 * How fast an error budget burns: (bad / total) / (1 - objective). 1 spends it exactly by the end of its period, 14.4
 * spends 2 % of 30 days in an hour (Beyer et al., The Site Reliability Workbook, chapter 5).
 *
 * @param bad events that miss the objective
 * @param total all events
 * @param objective part of the events that should be good, in [0, 1): 0.999
 * @returns the rate; null where total = 0
 * @throws RangeError for bad outside [0, total], a total that is not finite, or an objective outside [0, 1)
 */
export function burnRate(bad: number, total: number, objective: number): number | null {
  if (!(objective >= 0 && objective < 1)) {
    throw new RangeError(`objective is ${objective}: it must be at least 0 and less than 1`);
  }
  checkWithin(total, 0, Number.MAX_VALUE, 'total');
  checkWithin(bad, 0, total, 'bad');
  return total === 0 ? null : bad / total / (1 - objective);
}

/**
 * `burnRate` of several windows (5 minutes and 1 hour, say), of which an alert wants all to be too high: the long one shows
 * that it matters, the short one that it still goes on.
 *
 * @param bad events that miss the objective, one value per window
 * @param total all events, one value per window
 * @returns one rate a window
 * @throws RangeError as `burnRate` does, and for different lengths
 */
export function burnRates(bad: Vector, total: Vector, objective: number): Array<number | null> {
  checkLength(total, bad.length, 'total');
  const rates = new Array<number | null>(bad.length);
  for (let i = 0; i < bad.length; i++) {
    rates[i] = burnRate(bad[i], total[i], objective);
  }
  return rates;
}
