import { lifeOf, type Life } from './life';
import type { OwnReferences } from './beside';
import type { Traffic } from './replay';
import type { DriftRule } from './rule';
import { slowLifeOf } from './slow';
import { Stops } from './stops';

/** Numbers of a rule before its lengths, of a drift, and of a window, which those of each category follow. */
const RULE = 15;
/** Where the windows of a new normal are among them. */
const NEW_NORMAL = 10;
export const DRIFT = 8;
export const BY_WINDOW = 4;
export const BY_CATEGORY = 3;
/** Marks of a window. */
export const MARKS = 3;

/** Judges a group's windows, over flat arrays: see `Kernel`. @returns the drifts, `DRIFT` numbers each */
export function life(
  rule: Float64Array,
  place: Float64Array,
  counts: Float64Array,
  n: Float64Array,
  usable: Uint8Array,
  own: Float64Array,
  marks: Uint8Array,
  numbers: Float64Array
): Float64Array {
  return flatLife(lived(rule, place, counts, n, usable, own, null), marks, numbers);
}

/**
 * The same by going on from where an evaluation before was, which is exact: the windows before those stops, all of them in the table, have to be
 * what they were then, as do `rule`, and `place` but for the first window that is asked for.
 *
 * @param before the stops of that evaluation; empty without one
 * @returns how many windows have to be the same for whoever goes on from here, 0 where nobody can; how many numbers the drifts have; those; and the stops
 */
export function lifeFrom(
  rule: Float64Array,
  place: Float64Array,
  counts: Float64Array,
  n: Float64Array,
  usable: Uint8Array,
  own: Float64Array,
  marks: Uint8Array,
  numbers: Float64Array,
  before: Float64Array
): Float64Array {
  const stops = new Stops(before);
  // windows that slide are played in turns, and a long range has many replays
  const isKept = place[3] === 1 && n.length - place[1] <= rule[NEW_NORMAL];
  const drifts = flatLife(lived(rule, place, counts, n, usable, own, isKept ? stops : null), marks, numbers);
  const written = stops.written();
  const out = new Float64Array(2 + drifts.length + written.length);
  out[0] = stops.until();
  out[1] = drifts.length;
  out.set(drifts, 2);
  out.set(written, 2 + drifts.length);
  return out;
}

function lived(
  rule: Float64Array,
  place: Float64Array,
  counts: Float64Array,
  n: Float64Array,
  usable: Uint8Array,
  own: Float64Array,
  stops: Stops | null
): Life {
  const categories = Math.trunc(place[0]);
  const cells = own.length - n.length;
  const references: OwnReferences | null =
    own.length === 0 ? null : { counts: own.subarray(0, cells), totals: own.subarray(cells, own.length) };
  const traffic: Traffic = { categories, counts, n, usable, own: references };
  const first = Math.trunc(place[1]);
  return lifeOf(traffic, ruleFrom(rule), first, Math.trunc(place[2]), Math.trunc(place[3]), stops);
}

/** The same for changes that build up over hours, beside the windows of an earlier day. */
export function slow(
  rule: Float64Array,
  place: Float64Array,
  counts: Float64Array,
  n: Float64Array,
  usable: Uint8Array,
  earlierCounts: Float64Array,
  earlierN: Float64Array,
  earlierUsable: Uint8Array,
  marks: Uint8Array,
  numbers: Float64Array
): Float64Array {
  const categories = Math.trunc(place[0]);
  const now: Traffic = { categories, counts, n, usable, own: null };
  const earlier: Traffic = { categories, counts: earlierCounts, n: earlierN, usable: earlierUsable, own: null };
  const lived = slowLifeOf(
    now,
    earlier,
    ruleFrom(rule),
    Math.trunc(place[1]),
    Math.trunc(place[2]),
    Math.trunc(place[3])
  );
  return flatLife(lived, marks, numbers);
}

/**
 * Marks the windows that are whole and have events enough: at least `minN`, or where they have references of their own just some there,
 * since those are added up. `totals` are the references' events, empty where there are none.
 */
export function markUsable(
  present: Uint8Array,
  partial: Uint8Array,
  n: Float64Array,
  totals: Float64Array,
  minN: number,
  usable: Uint8Array
): void {
  for (let w = 0; w < n.length; w++) {
    const enough = totals.length === 0 ? n[w] >= minN : totals[w] > 0;
    usable[w] = present[w] === 1 && partial[w] === 0 && n[w] > 0 && enough ? 1 : 0;
  }
}

/** Writes what is said of the windows from the first one that is written on. @returns the drifts */
function flatLife({ verdicts, drifts }: Life, marks: Uint8Array, numbers: Float64Array): Float64Array {
  const { first, reference, excess, df } = verdicts;
  const rows = verdicts.total.length - first;
  const cells = reference.length;
  marks.set(verdicts.drifting.subarray(first));
  marks.set(verdicts.judged.subarray(first), rows);
  marks.set(verdicts.outlying.subarray(first), 2 * rows);
  numbers.set(verdicts.total.subarray(first));
  numbers.set(verdicts.squares.subarray(first), rows);
  numbers.set(verdicts.size.subarray(first), 2 * rows);
  numbers.set(verdicts.inflation.subarray(first), 3 * rows);
  numbers.set(reference, BY_WINDOW * rows);
  numbers.set(excess, BY_WINDOW * rows + cells);
  numbers.set(df, BY_WINDOW * rows + 2 * cells);
  const out = new Float64Array(drifts.length * DRIFT);
  for (let i = 0; i < drifts.length; i++) {
    const drift = drifts[i];
    const at = i * DRIFT;
    out[at] = drift.onset;
    out[at + 1] = drift.onsetEarliest;
    out[at + 2] = drift.onsetLatest;
    out[at + 3] = drift.entry;
    out[at + 4] = drift.end;
    out[at + 5] = drift.newNormal ? 1 : 0;
    out[at + 6] = drift.kind === 'rise' ? 0 : drift.kind === 'fall' ? 1 : 2;
    out[at + 7] = drift.category;
  }
  return out;
}

/** The rule of such numbers. */
function ruleFrom(numbers: Float64Array): DriftRule {
  const lengths: number[] = [];
  for (let i = RULE; i < numbers.length; i++) {
    lengths.push(Math.trunc(numbers[i]));
  }
  return {
    trailing: Math.trunc(numbers[0]),
    gap: Math.trunc(numbers[1]),
    m: Math.trunc(numbers[2]),
    rate: numbers[3],
    minEffect: numbers[4],
    minRelative: numbers[5],
    minPoints: numbers[6],
    minEvents: numbers[7],
    leave: numbers[8],
    leaveFraction: numbers[9],
    newNormal: Math.trunc(numbers[NEW_NORMAL]),
    acceptsLasting: numbers[11] === 1,
    accepted: numbers[12],
    prelude: Math.trunc(numbers[13]),
    isRare: numbers[14] === 1,
    lengths,
  };
}
