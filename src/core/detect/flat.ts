import type { Kernel, Later } from '../model/kernelContract';
import { BY_CATEGORY, BY_WINDOW, DRIFT, MARKS } from './driftKernel';
import { firstPlayed, type Life } from './life';
import type { Drift, Traffic, Verdicts } from './replay';
import type { DriftRule } from './rule';

const KINDS: Array<Drift['kind']> = ['rise', 'fall', 'together'];

/**
 * `lifeOf` by a kernel, once it is done. What it says begins with the window `first` in all arrays, those by window too.
 *
 * @param rule as `flatRule` has it
 */
export function flatLifeOf(
  kernel: Kernel,
  { categories, counts, n, usable, own }: Traffic,
  rule: Float64Array,
  first: number,
  origin: number,
  perWindow: number
): () => Life {
  const references = new Float64Array(own === null ? 0 : own.counts.length + own.totals.length);
  if (own !== null) {
    references.set(own.counts);
    references.set(own.totals, own.counts.length);
  }
  const place = Float64Array.of(categories, first, origin, perWindow);
  return livedIn(n.length, categories, firstPlayed(first, perWindow), (marks, numbers) =>
    kernel.life(rule, place, counts, n, usable, references, marks, numbers)
  );
}

/** `slowLifeOf` by a kernel, once it is done. */
export function flatSlowLifeOf(
  kernel: Kernel,
  { categories, counts, n, usable }: Traffic,
  earlier: Traffic,
  rule: Float64Array,
  first: number,
  origin: number,
  perWindow: number
): () => Life {
  const place = Float64Array.of(categories, first, origin, perWindow);
  return livedIn(n.length, categories, firstPlayed(first, perWindow), (marks, numbers) =>
    kernel.slow(rule, place, counts, n, usable, earlier.counts, earlier.n, earlier.usable, marks, numbers)
  );
}

/** A rule's numbers, its lengths last. */
export function flatRule(rule: DriftRule): Float64Array {
  return Float64Array.of(
    rule.trailing,
    rule.gap,
    rule.m,
    rule.rate,
    rule.minEffect,
    rule.minRelative,
    rule.minPoints,
    rule.minEvents,
    rule.leave,
    rule.leaveFraction,
    rule.newNormal,
    rule.acceptsLasting ? 1 : 0,
    rule.accepted,
    rule.prelude,
    rule.isRare ? 1 : 0,
    ...rule.lengths
  );
}

/** Room for what is said of the windows from the first one on that is written, filled, with names. */
function livedIn(
  windows: number,
  categories: number,
  first: number,
  judge: (marks: Uint8Array, numbers: Float64Array) => Later
): () => Life {
  const rows = windows - first;
  const cells = rows * categories;
  const marks = new Uint8Array(MARKS * rows);
  const numbers = new Float64Array(BY_WINDOW * rows + BY_CATEGORY * cells);
  const drifts = judge(marks, numbers);
  const marked = (i: number) => marks.subarray(i * rows, (i + 1) * rows);
  const byWindow = (i: number) => numbers.subarray(i * rows, (i + 1) * rows);
  const byCategory = (i: number) => numbers.subarray(BY_WINDOW * rows + i * cells, BY_WINDOW * rows + (i + 1) * cells);
  return () => {
    const found = driftsOf(drifts());
    const verdicts: Verdicts = {
      first,
      drifting: marked(0),
      judged: marked(1),
      outlying: marked(2),
      total: byWindow(0),
      squares: byWindow(1),
      size: byWindow(2),
      inflation: byWindow(3),
      reference: byCategory(0),
      excess: byCategory(1),
      df: byCategory(2),
    };
    return { verdicts, drifts: found };
  };
}

function driftsOf(flat: Float64Array): Drift[] {
  const drifts: Drift[] = [];
  for (let at = 0; at < flat.length; at += DRIFT) {
    drifts.push({
      onset: flat[at],
      onsetEarliest: flat[at + 1],
      onsetLatest: flat[at + 2],
      entry: flat[at + 3],
      end: flat[at + 4],
      newNormal: flat[at + 5] === 1,
      kind: KINDS[flat[at + 6]],
      category: flat[at + 7],
    });
  }
  return drifts;
}
