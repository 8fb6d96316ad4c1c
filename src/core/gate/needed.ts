import { noncentralChiSquareSf, normalQuantile } from '../numeric';
import { FIRST_LATER, LOG_ODDS } from '../stats/conditionalTwoSample';
import type { GateOptions } from './model';

type Sought = Pick<GateOptions, 'alpha' | 'power' | 'relative' | 'points'>;

/** By how much a share of q has to move, as a fraction. */
export const changeOf = (q: number, { relative, points }: Pick<Sought, 'relative' | 'points'>): number =>
  Math.max(relative * q, points / 100);

/**
 * Canary events after which the two-sample test has found the change that is sought in any one category, up or down, with the chance asked
 * for: its ln E is about normal, with mean N g and variance N v for the best of the log odds that it looks for, and has to pass
 * ln(1/α) and what that one's part of the capital costs. An approximation: exact for many events in each cell.
 *
 * @param shares of the control (K)
 * @param part of all events that are the canary's, π
 * @param ratio how many times as much as chance allows windows vary
 */
export function neededBeside(shares: ArrayLike<number>, part: number, ratio: number, sought: Sought): number {
  const kinds = Array.from(shares).filter((share) => share > 0).length;
  // of two kinds, what one gains is what the other loses: both find it
  const ways = LOG_ODDS.length * 2 * (kinds <= 2 ? 1 : kinds);
  const pass = Math.log(ways / sought.alpha) * ratio;
  const z = normalQuantile(sought.power);
  // one that has not come yet would have to be found too
  const passOfNew = Math.log((LOG_ODDS.length * 2) / FIRST_LATER / sought.alpha) * ratio;
  let most = part * eventsForNew(sought.points / 100, part, passOfNew, z * Math.sqrt(ratio));
  for (let k = 0; k < shares.length; k++) {
    const q = shares[k];
    const change = changeOf(q, sought);
    for (const moved of [q + change, q - change]) {
      if (q > 0 && q < 1 && moved > 0 && moved < 1) {
        most = Math.max(most, part * eventsFor(q, moved, part, pass, z * Math.sqrt(ratio)));
      }
    }
  }
  return Math.ceil(most);
}

function eventsFor(q: number, moved: number, part: number, pass: number, z: number): number {
  const odds = Math.abs(Math.log((moved * (1 - q)) / (q * (1 - moved))));
  const all = q + part * (moved - q);
  const information = all * (1 - all) * part * (1 - part);
  let least = Infinity;
  for (const lambda of LOG_ODDS) {
    const gain = (lambda * odds - (lambda * lambda) / 2) * information;
    const spread = z * lambda * Math.sqrt(information);
    if (gain > 0) {
      least = Math.min(least, ((spread + Math.sqrt(spread * spread + 4 * gain * pass)) / (2 * gain)) ** 2);
    }
  }
  return least;
}

/** A category that only the canary has, as this share of it: each of its events is worth λ - ln(1 - π + π e^λ), and they come by Poisson. */
function eventsForNew(share: number, part: number, pass: number, z: number): number {
  const worth = Math.max(...LOG_ODDS.map((lambda) => lambda - Math.log1p(part * Math.expm1(lambda))));
  const events = ((z + Math.sqrt(z * z + (4 * pass) / worth)) / 2) ** 2;
  return events / (share * part);
}

/**
 * Events after which the sequential test against intended shares has found the change that is sought in any one category, with the chance
 * asked for: 2 ln E is about X² n / (n + c) - (K - 1) ln(1 + n / c), and X² non-central chi-square (Lindon & Malek 2022).
 *
 * @param concentrations of the mixture: it is found by one of them
 */
export function neededOf(shares: ArrayLike<number>, concentrations: number[], ratio: number, sought: Sought): number {
  const df = Math.max(1, Array.from(shares).filter((share) => share > 0).length - 1);
  const pass = Math.log(concentrations.length / sought.alpha);
  let most = 0;
  for (let k = 0; k < shares.length; k++) {
    const q = shares[k];
    if (q > 0 && q < 1) {
      const change = changeOf(q, sought);
      const effect = (change * change) / (q * (1 - q));
      const found = (n: number): boolean =>
        concentrations.some((c) => {
          const limit = ((2 * pass + df * Math.log1p(n / ratio / c)) * (n / ratio + c)) / (n / ratio);
          return noncentralChiSquareSf(limit, df, (n / ratio) * effect) >= sought.power;
        });
      most = Math.max(most, leastWhere(found));
    }
  }
  return most;
}

/** The least whole number from which on `holds` does, by doubling and halving; within 1 % of it. */
function leastWhere(holds: (n: number) => boolean): number {
  let high = 16;
  while (!holds(high) && high < 1e12) {
    high *= 2;
  }
  let low = high / 2;
  while (high - low > Math.max(1, high / 100)) {
    const middle = Math.round((low + high) / 2);
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return Math.ceil(high);
}
