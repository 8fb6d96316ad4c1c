import type { OwnReferences } from './beside';
import { livedBy, merged, noVerdicts, type Life } from './life';
import { Replay, type Traffic } from './replay';
import type { DriftRule } from './rule';

/** Part of the rule's rate that slow changes have. */
const RATE = 0.1;
/** Numbers of windows that are added up: what is found in fewer, the windows before tell as well; how much more vary isn't learned. */
const LENGTHS = [30];

/**
 * Judges the windows of a group beside those of an earlier day, so that what builds up over hours is seen, which the windows before follow.
 * Windows of the earlier day that were in a drift then take no part. A change that lasts is the new normal after as long as ever, and is
 * no drift again before it has been back.
 *
 * @param earlier the same windows then
 */
export function slowLifeOf(
  now: Traffic,
  earlier: Traffic,
  usual: DriftRule,
  first: number,
  origin: number,
  perWindow: number
): Life {
  const rule: DriftRule = { ...usual, rate: usual.rate * RATE, lengths: LENGTHS.slice(), acceptsLasting: true };
  const { categories } = now;
  return livedBy(
    (from, to, emit, anchor, verdicts) => {
      const then = noVerdicts(earlier.n.length, categories, earlier.n.length);
      new Replay(earlier, usual, from, to, from, perWindow, anchor).run(then, null);
      const own: OwnReferences = {
        counts: earlier.counts,
        totals: earlier.n.map((n, w) => (then.drifting[w] === 1 || then.outlying[w] === 1 ? 0 : n)),
      };
      const usable = now.usable.map((one, w) => (one === 1 && earlier.usable[w] === 1 && own.totals[w] > 0 ? 1 : 0));
      return new Replay({ ...now, usable, own }, rule, from, to, emit, perWindow, anchor).run(verdicts, null);
    },
    now,
    rule,
    first,
    origin,
    perWindow
  );
}

/** A life with the drifts of another one, as one where they overlap. */
export function withSlow(life: Life, slow: Life): Life {
  const drifting = life.verdicts.drifting.map((one, w) => one | slow.verdicts.drifting[w]);
  return { verdicts: { ...life.verdicts, drifting }, drifts: merged(life.drifts.concat(slow.drifts), 1) };
}
