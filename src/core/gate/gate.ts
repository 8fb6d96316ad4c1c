import { concentrationsFor, evidenceBeside, evidenceOf } from './gateEvidence';
import type { GateCategory, GateCounts, GateOptions, GateResult, CountsByWindow } from './model';
import { neededBeside, neededOf } from './needed';
import { spreadRatio } from './spread';
import { byCategory, sumOf } from './sums';
import { wholeCounts } from './whole';

/**
 * Does a canary behave as its control, or a split as it should? Decided from all windows so far, and it may be asked after each:
 * - `drift`: the always-valid p is at most α, and some category moved by enough to matter
 * - `pass`: no drift, and by now a change of the size that is sought would have been found with the chance asked for
 * - `undecided`: too few events so far to say either
 *
 * @throws RangeError for counts that are no counts, or options out of range
 */
export function gate({ categories, known, canary, against }: GateCounts, options: GateOptions): GateResult {
  const control = 'control' in against ? against.control : null;
  const x = wholeCounts(canary);
  const y = control && wholeCounts(control);
  const own = byCategory(x, categories.length);
  const other = y && byCategory(y, categories.length);
  const events = { canary: sumOf(own), control: other && sumOf(other) };
  const weights = 'shares' in against ? Array.from(against.shares) : other!;
  const expected = sharesOf(weights);
  const together = other === null ? expected : sharesOf(own.map((count, k) => count + other[k]));
  const ratio = options.ratio === 'auto' ? spreadRatio(x, y, together) : options.ratio;
  const { pValue, needed } =
    y === null
      ? besideShares(x, expected, ratio, options)
      : {
          pValue: evidenceBeside(x, y, known ?? x.map(() => categories.length), ratio),
          needed: neededBeside(smoothed(other!), partOf(events.canary, events.control!), ratio, options),
        };
  const rows = categories.map((category, k): GateCategory => {
    const delta = y === null ? differenceFrom(own[k], events.canary, expected[k]) : differenceBeside(x, y, k);
    return {
      category,
      canary: own[k],
      control: other && other[k],
      share: events.canary > 0 ? own[k] / events.canary : null,
      expected: other !== null && events.control === 0 ? null : expected[k],
      delta,
      matters: delta !== null && Math.abs(delta) * 100 >= options.ignore && delta !== 0,
    };
  });
  rows.sort((a, b) => Math.abs(b.delta ?? 0) - Math.abs(a.delta ?? 0));
  const drift = pValue <= options.alpha && rows.some(({ matters }) => matters);
  const more = Math.max(0, needed - events.canary);
  const looked = events.canary > 0 && events.control !== 0;
  return {
    verdict: drift ? 'drift' : looked && more === 0 ? 'pass' : 'undecided',
    pValue,
    alpha: options.alpha,
    windows: canary.length,
    events,
    needed,
    more,
    ratio,
    categories: rows,
  };
}

function besideShares(x: number[][], shares: number[], ratio: number, options: GateOptions) {
  const concentrations = concentrationsFor(shares, options);
  const outside = x.some((counts) => counts.some((count, k) => count > 0 && shares[k] === 0));
  return {
    // an event that can't be is no matter of chance
    pValue: outside ? 0 : evidenceOf(x, shares, concentrations, ratio),
    needed: neededOf(shares, concentrations, ratio, options),
  };
}

const sharesOf = (weights: number[]): number[] => {
  const sum = sumOf(weights);
  return weights.map((weight) => (sum > 0 ? weight / sum : 0));
};

/** Shares for planning: a category that the control has not shown yet is not one that it can't have. */
const smoothed = (counts: number[]): number[] => sharesOf(counts.map((count) => count + 0.5));

/** π; half and half before there are events. */
const partOf = (n: number, m: number): number => (n > 0 && m > 0 ? n / (n + m) : 0.5);

const differenceFrom = (count: number, n: number, share: number): number | null => (n > 0 ? count / n - share : null);

/** Mantel and Haenszel's difference in shares: windows compared one by one, weighted by n m / (n + m). Null without a common window. */
function differenceBeside(x: CountsByWindow, y: CountsByWindow, k: number): number | null {
  let sum = 0;
  let weight = 0;
  x.forEach((counts, t) => {
    const n = sumOf(counts);
    const m = sumOf(y[t]);
    if (n > 0 && m > 0) {
      sum += (counts[k] * m - y[t][k] * n) / (n + m);
      weight += (n * m) / (n + m);
    }
  });
  return weight > 0 ? sum / weight : null;
}
