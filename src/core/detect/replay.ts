import { Beside, type OwnReferences } from './beside';
import { Comeback } from './comeback';
import { Evidence, type Found } from './evidence';
import { Noise } from './noise';
import { onsetOf } from './onset';
import { Reference } from './reference';
import { markOdd, mayBeOdd } from './review';
import type { DriftRule } from './rule';
import { LONGEST_STORM, OUTLYING, Storms } from './storms';
import { Tape } from './tape';
import { Windows } from './windows';
import { deviate } from '../stats/departure';

/** How late windows are learned from: a drift that is still to be found must not be taken for noise. */
const LAG = 30;
/** Windows that a storm may have where more is taken for possible than was seen. */
const POSSIBLE_STORM = 2;
/** Windows after which the noise is taken anew. */
const REFIT = 8;
const REFIT_SOON = 64;
/** Squared deviates, and their sum, from which some lengths make all of them worth a glance, and one worth a closer look. */
const SUSPICIOUS = 6.5;
const SUSPICIOUS_TOGETHER = 16;
const NOTABLE = 6.5;
const NOTABLE_TOGETHER = 18;
/**
 * Windows learned from, below which nothing is judged: how much windows vary isn't known. More beside references of their own, where a
 * difference from the first window on is no noise.
 */
const LEAST_SEEN = 2;
const LEAST_SEEN_BESIDE = 6;
/** Hours, where what wanders from day to day must not be taken for slow. */
const LEAST_SEEN_SLOW = 240;

/** Windows after which those before are looked at again, at most so many of them: what was odd must be neither reference nor noise. */
const FIRST_REVIEW = 30;
const REVIEW = 60;
const REVIEWED = 240;
/** Marks of windows that are neither, and of those that are reference only: the first of a new normal. */
const ODD = 1;
const NEW = 2;

/**
 * What a drift has to show, as a part of the rate, that is on where the windows begin that are written, and so many windows after it was
 * decided: a false one, which the replay that had the say of those windows didn't see, would page there.
 */
const CARRIED = 0.01;
const SINCE = 30;

/** One drift, by window of the group's table. */
export interface Drift {
  /** The window in which it began, with the earliest and the latest that fit nearly as well. */
  onset: number;
  onsetEarliest: number;
  onsetLatest: number;
  /** The window in which it was decided. */
  entry: number;
  /** The first window that doesn't belong to it any more; -1 while it is on. */
  end: number;
  /** It ended because it was taken for the new normal. */
  newNormal: boolean;
  kind: Found['kind'];
  category: number;
}

/** What the rule says of each window of a group; arrays by window of its table. */
export interface Verdicts {
  /** The first window that the arrays by category have, which are row-major by window. */
  first: number;
  /** 1 where the window belongs to a drift. */
  drifting: Uint8Array;
  /** 1 where it was judged. */
  judged: Uint8Array;
  /** 1 where it alone is outlying: a burst. */
  outlying: Uint8Array;
  /** What the window was held against: counts (or intended shares), events, Σ n² and number of the windows. */
  reference: Float64Array;
  total: Float64Array;
  squares: Float64Array;
  size: Float64Array;
  /** τ² of single windows and the degrees of freedom that it is known with. */
  excess: Float64Array;
  df: Float64Array;
  /** By how much sums of windows vary more than by chance, in the category that does most; 0 where that isn't known. */
  inflation: Float64Array;
}

/** A group's counts, as a replay reads them: windows x categories. */
export interface Traffic {
  categories: number;
  counts: Float64Array;
  n: Float64Array;
  /** 1 where a window can be judged: it has its data, whole, and events enough. */
  usable: Uint8Array;
  /** Null: the windows before. */
  own: OwnReferences | null;
}

/**
 * Plays the windows of a group from `from` up to `to`, one after the other, and writes what the rule says of those from `emit` on. What
 * comes out depends on these windows alone, and on the first one that it has the say of.
 */
export class Replay {
  private readonly windows: Windows;
  private readonly reference: Reference;
  private readonly beside: Beside;
  private readonly noise: Noise;
  private readonly storms: Storms;
  private readonly evidence: Evidence;
  private readonly comeback: Comeback;
  private readonly lengths: number[];
  private readonly trails: boolean;
  /** How far each window departed when it was judged, and by how much it would by chance; 0 where it had no reference. */
  private readonly apartOf: Float64Array;
  private readonly chanceOf: Float64Array;
  /** The first window that is played. */
  private begun = 0;
  /** The first window that evidence may be taken from, and the next one that is learned from. */
  private since = 0;
  private readonly leastSeen: number;
  private next = 0;
  private outlying = 0;
  /** 1 where a window alone was outlying when it was judged. */
  private readonly bursts: Uint8Array;
  /** Windows that no noise is learned from: `ODD` and `NEW`; and since when the level is what it is. */
  private readonly odd: Uint8Array;
  private level = 0;
  /** Categories that a review looks at. */
  private readonly wanted: Uint8Array;
  /** Variance of single windows' shares by chance, on the arcsine scale. */
  private readonly chances: Float64Array;
  private drift: Drift | null = null;
  /** The first of the windows that it has the say of has been. */
  private passed = false;
  /** The drift is on, but taken for normal. */
  private quiet = false;
  /** Where the drift began, among the windows that can be judged. */
  private onset = 0;

  constructor(
    { categories, counts, n, usable, own }: Traffic,
    private readonly rule: DriftRule,
    from: number,
    private readonly to: number,
    private readonly emit: number,
    private readonly step: number,
    private readonly anchor: number
  ) {
    const at = positions(usable, from, to, step);
    this.windows = new Windows(categories, counts, n, at);
    this.reference = new Reference(this.windows, rule.trailing, rule.gap);
    this.trails = own === null;
    this.bursts = new Uint8Array(at.length);
    this.odd = new Uint8Array(at.length);
    this.wanted = new Uint8Array(categories);
    this.leastSeen = this.trails ? LEAST_SEEN : rule.acceptsLasting ? LEAST_SEEN_SLOW : LEAST_SEEN_BESIDE;
    this.apartOf = new Float64Array(at.length * categories);
    this.chanceOf = new Float64Array(at.length);
    this.chances = new Float64Array(this.trails ? at.length : 0);
    for (let j = 0; j < this.chances.length; j++) {
      this.chances[j] = 1 / this.windows.total(j, 1);
    }
    this.lengths = [1, ...rule.lengths.filter((length) => length > 1)];
    const intended = own !== null && own.totals[0] === Infinity;
    const given = own === null || intended ? null : new Windows(categories, own.counts, own.totals, at);
    const shares = intended ? own.counts.subarray(0, categories) : null;
    this.beside = new Beside(this.windows, this.reference, given, shares);
    this.noise = new Noise(categories, this.lengths, rule.trailing, !this.trails, rule.isRare);
    this.storms = new Storms(LAG, rule.isRare ? POSSIBLE_STORM : 1);
    this.evidence = new Evidence(this.windows, this.beside, this.noise, this.storms, rule);
    this.comeback = new Comeback(this.windows, this.beside, this.noise, rule, this.lengths);
  }

  /** Goes on from where another replay was when it came to the first window that it wrote: that one had the same windows up to there. */
  resume(tape: Tape): void {
    this.begun = tape.whole(0);
    this.pass(tape, this.begun);
  }

  /**
   * @param tape what is known at the first window that is written, is written down on it
   * @returns the drifts that reach into the windows that are written, or end where these begin
   */
  run(out: Verdicts, tape: Tape | null): Drift[] {
    const { windows, emit, anchor } = this;
    const drifts: Drift[] = [];
    let noted = tape;
    for (let j = this.begun; j < windows.length; j++) {
      const w = windows.at[j];
      if (noted !== null && w >= emit) {
        noted.whole(j);
        this.pass(noted, j);
        noted = null;
      }
      if (!this.passed && w >= anchor) {
        this.passed = true;
        this.doubt(j);
      }
      const before = this.drift;
      const current = this.quiet ? null : before;
      if (j > 0) {
        this.bridge(out, j - 1, w);
      }
      const judged = before === null ? this.normal(j) : this.away(j);
      if (w >= emit) {
        this.write(out, j, w, judged);
      }
      const now = this.quiet || this.drift === null ? current : this.drift;
      if (now !== null && w >= emit && drifts[drifts.length - 1] !== now) {
        drifts.push(now);
      }
    }
    if (windows.length > 0) {
      this.bridge(out, windows.length - 1, this.to);
    }
    return drifts;
  }

  /** Writes down, or reads back, all that the windows before the j-th have left. */
  private pass(tape: Tape, j: number): void {
    const { beside, reference, noise, storms, comeback, apartOf, chanceOf } = this;
    this.since = tape.whole(this.since);
    this.next = tape.whole(this.next);
    this.outlying = tape.whole(this.outlying);
    this.level = tape.whole(this.level);
    this.onset = tape.whole(this.onset);
    this.quiet = tape.is(this.quiet);
    this.passed = tape.is(this.passed);
    this.drift = passDrift(tape, this.drift);
    tape.marks(this.bursts, j);
    tape.marks(this.odd, j);
    // what a review, or what is learned from, may reach back to
    const reviewed = j - (this.trails && j > REVIEWED ? 2 * REVIEW : REVIEWED);
    const from = Math.max(0, Math.min(this.next, reviewed));
    const { categories } = this.windows;
    tape.array(apartOf, from * categories, j * categories);
    tape.array(chanceOf, from, j);
    reference.pass(tape, j);
    beside.pass(tape);
    noise.pass(tape);
    storms.pass(tape);
    comeback.pass(tape);
  }

  /** Windows in between that can't be judged belong to a drift that is on, and have the baseline of the last one that could. */
  private bridge(out: Verdicts, j: number, w: number): void {
    const last = this.windows.at[j];
    for (let i = last + this.step; i < w; i += this.step) {
      if (i >= this.emit) {
        this.write(out, j, i, false);
      }
    }
  }

  /** A window while nothing has drifted; whether it could be judged. */
  private normal(j: number): boolean {
    const { beside, noise, reference, storms } = this;
    if (j === FIRST_REVIEW || (j > 0 && j % REVIEW === 0)) {
      this.review(j);
    }
    const known = beside.count(j, 1);
    this.keep(j, known);
    const outlying = known && this.isOutlying();
    const judged = known && noise.seen >= this.leastSeen;
    const found = judged ? this.find(j) : null;
    if (found !== null) {
      this.enter(j, found);
      return true;
    }
    storms.note(j, outlying);
    this.bursts[j] = outlying ? 1 : 0;
    this.outlying = outlying ? this.outlying + 1 : 0;
    if (!outlying || this.outlying > LONGEST_STORM) {
      reference.accept(j);
    }
    this.learn(j);
    return judged;
  }

  /** Takes what turns out to be odd before the j-th window out of the reference and out of what is learned: an incident may have been on. */
  private review(j: number): void {
    const { reference, noise, storms, beside, odd, trails, wanted } = this;
    const from = Math.max(this.level, j - REVIEWED);
    const since = j <= REVIEWED ? from : Math.max(from, j - 2 * REVIEW);
    if (!mayBeOdd(this.apartOf, this.chanceOf, since, j, wanted)) {
      return;
    }
    const apart = trails ? this.windows.angles(from, j) : this.apartOf;
    const chance = trails ? this.chances : this.chanceOf;
    if (!markOdd(apart, chance, wanted, from, j, odd)) {
      return;
    }
    reference.restart();
    for (let i = 0; i < j; i++) {
      if (odd[i] !== ODD && this.bursts[i] === 0) {
        reference.accept(i);
      }
    }
    noise.restart();
    storms.except(odd);
    this.next = 0;
    for (let i = 0; i < j; i++) {
      this.keep(i, odd[i] === 0 && beside.count(i, 1));
    }
  }

  /** Whether one of the `length` windows that end with the j-th is marked. */
  private hasOdd(j: number, length: number): boolean {
    const { odd } = this;
    for (let i = j - length + 1; i <= j; i++) {
      if (odd[i] > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the window that is held is outlying by itself: on the arcsine scale, which a few events are too coarse for, and exactly. */
  private isOutlying(): boolean {
    const { apart, chance, x, n, y, m } = this.beside;
    const { excess } = this.noise;
    for (let k = 0; k < apart.length; k++) {
      const beyond = excess[k];
      if (
        apart[k] * apart[k] > OUTLYING * OUTLYING * (chance + beyond) &&
        Math.abs(deviate(x[k], n, y[k], m, beyond)) > OUTLYING
      ) {
        return true;
      }
    }
    return false;
  }

  /**
   * Looks for evidence in the windows that end with the j-th. A glance at a few lengths tells whether a closer look is worth it: what is far
   * away over some windows is away over half and over twice as many.
   */
  private find(j: number): Found | null {
    const { lengths, rule, beside, evidence } = this;
    const most = j - this.since + 1;
    if (this.trails && !this.isSuspicious(j, most)) {
      return null;
    }
    let last = 0;
    for (let i = rule.m > 1 ? 1 : 0; i < lengths.length && lengths[i] <= most; i++) {
      const length = lengths[i];
      if (length < rule.m || (this.trails && !this.isNotable(j, i, NOTABLE, NOTABLE_TOGETHER))) {
        continue;
      }
      last = length;
      if (beside.find(j, length) && evidence.mayFind(i)) {
        beside.hold(j, length);
        const found = evidence.find(j, i, length);
        if (found !== null) {
          return found;
        }
      }
    }
    if (last > 0) {
      // whose shares are learned with
      beside.count(j, last);
    }
    return null;
  }

  private isSuspicious(j: number, most: number): boolean {
    const { learned } = this.noise;
    for (let a = 0; a < learned.length; a++) {
      const i = learned[a];
      if (this.lengths[i] <= most && this.isNotable(j, i, SUSPICIOUS, SUSPICIOUS_TOGETHER)) {
        return true;
      }
    }
    return learned.length === 0 || most < this.lengths[learned[0]];
  }

  private isNotable(j: number, i: number, square: number, sum: number): boolean {
    const { reference, noise, lengths } = this;
    return reference.glance(j, lengths[i], noise.excess, i, square, sum);
  }

  private enter(j: number, found: Found): void {
    const { windows, reference, beside, noise, storms, comeback, lengths, since } = this;
    const { at, earliest, latest } = onsetOf(beside, noise, found, j, since, lengths);
    this.onset = at;
    reference.freeze(at);
    storms.forget(at);
    comeback.restart();
    this.drift = {
      onset: windows.at[at],
      onsetEarliest: windows.at[earliest],
      onsetLatest: windows.at[latest],
      entry: windows.at[j],
      end: -1,
      newNormal: false,
      kind: found.kind,
      category: found.category,
    };
  }

  /** A window of a drift; true, since it is judged. */
  private away(j: number): boolean {
    const { windows, rule, comeback, onset } = this;
    const w = windows.at[j];
    if (comeback.isBack(j, onset)) {
      this.leave(w, false, Math.max(onset + 1, j - 1));
    } else if (!this.quiet && (w - windows.at[onset] >= rule.newNormal * this.step || this.isAccepted(w))) {
      this.settleIn(j, w);
    }
    return true;
  }

  /** Drops a drift that began long before the j-th window, the first of those that are written, and isn't beyond doubt there. */
  private doubt(j: number): void {
    const { drift, windows, rule, evidence, beside, lengths, onset } = this;
    const old = drift !== null && !this.quiet && windows.at[j] - drift.entry > SINCE * this.step;
    if (!old) {
      return;
    }
    evidence.ask(rule.rate * CARRIED);
    const last = j - 1;
    const isSure = lengths.some(
      (length, i) =>
        length >= rule.m &&
        length <= last - onset + 1 &&
        beside.hold(last, length) &&
        evidence.find(last, i, length) !== null
    );
    evidence.ask(rule.rate);
    if (!isSure) {
      this.leave(windows.at[j], false, j);
    }
  }

  /** What lasts is the new normal: of windows with references of their own, which don't follow it, until it is back. */
  private settleIn(j: number, w: number): void {
    if (this.trails) {
      this.leave(w, true, j + 1);
      this.level = Math.max(this.onset, j - this.rule.trailing + 1);
      for (let i = this.level; i <= j; i++) {
        this.reference.accept(i);
        this.odd[i] = NEW;
      }
    } else if (this.rule.acceptsLasting) {
      this.drift!.end = w;
      this.drift!.newNormal = true;
      this.quiet = true;
    }
  }

  private isAccepted(w: number): boolean {
    const { accepted } = this.rule;
    return accepted >= 0 && w >= accepted && this.drift!.entry <= accepted;
  }

  private leave(w: number, newNormal: boolean, since: number): void {
    if (!this.quiet) {
      this.drift!.end = w;
      this.drift!.newNormal = newNormal;
    }
    this.quiet = false;
    this.drift = null;
    this.odd.fill(ODD, this.onset, since);
    this.reference.release();
    this.since = since;
    this.next = Math.max(this.next, since);
    this.outlying = 0;
  }

  /** Keeps how far the j-th window departs, until it is old enough to be learned from. */
  private keep(j: number, known: boolean): void {
    const { beside, apartOf, chanceOf } = this;
    beside.measure();
    const { apart } = beside;
    const from = j * apart.length;
    for (let k = 0; k < apart.length; k++) {
      apartOf[from + k] = apart[k];
    }
    chanceOf[j] = known ? beside.chance : 0;
  }

  /** Learns how far windows depart, from those that are old enough. */
  private learn(j: number): void {
    const { beside, noise, lengths, since, apartOf, chanceOf } = this;
    const { categories } = this.windows;
    const last = j - Math.min(LAG, (j - since) >> 1);
    for (; this.next <= last; this.next++) {
      const at = this.next;
      if (chanceOf[at] === 0) {
        continue;
      }
      noise.learn(0, apartOf, at * categories, chanceOf[at], beside.shares);
      for (const i of noise.learned) {
        const length = lengths[i];
        // windows that overlap say little new
        const due = length <= at + 1 && at % ((length + 1) >> 1) === 0 && !this.hasOdd(at, length);
        if (due && beside.hold(at, length)) {
          noise.learn(i, beside.apart, 0, beside.chance, beside.shares);
        }
      }
      if (at % (noise.seen < REFIT_SOON ? REFIT : 2 * REFIT) === 0) {
        noise.refit();
      }
    }
  }

  /** What the window was held against, and what is known of it. */
  private write(out: Verdicts, j: number, w: number, judged: boolean): void {
    const { beside, noise, reference } = this;
    const { categories } = this.windows;
    out.drifting[w] = this.drift === null || this.quiet ? 0 : 1;
    out.judged[w] = judged ? 1 : 0;
    out.outlying[w] = this.outlying > 0 ? 1 : 0;
    if (!beside.count(j, 1)) {
      return;
    }
    out.total[w] = beside.m;
    out.squares[w] = reference.squaresTotal;
    out.size[w] = reference.size;
    out.inflation[w] = noise.inflation(beside.n);
    if (w < out.first) {
      return;
    }
    const from = (w - out.first) * categories;
    for (let k = 0; k < categories; k++) {
      out.reference[from + k] = beside.y[k];
      out.excess[from + k] = noise.excess[k];
      out.df[from + k] = noise.df[k];
    }
  }
}

/** Writes a drift down, or reads one back; null where there is none. */
function passDrift(tape: Tape, drift: Drift | null): Drift | null {
  if (!tape.is(drift !== null)) {
    return null;
  }
  const passed: Drift = drift === null ? emptyDrift() : drift;
  passed.onset = tape.whole(passed.onset);
  passed.onsetEarliest = tape.whole(passed.onsetEarliest);
  passed.onsetLatest = tape.whole(passed.onsetLatest);
  passed.entry = tape.whole(passed.entry);
  passed.end = tape.whole(passed.end);
  passed.newNormal = tape.is(passed.newNormal);
  const rises = tape.is(passed.kind === 'rise');
  const falls = tape.is(passed.kind === 'fall');
  passed.kind = rises ? 'rise' : falls ? 'fall' : 'together';
  passed.category = tape.whole(passed.category);
  return passed;
}

const emptyDrift = (): Drift => ({
  onset: 0,
  onsetEarliest: 0,
  onsetLatest: 0,
  entry: 0,
  end: -1,
  newNormal: false,
  kind: 'together',
  category: 0,
});

/** Where windows can be judged, from `from` up to `to`, `step` apart. */
function positions(usable: Uint8Array, from: number, to: number, step: number): Int32Array {
  const at: number[] = [];
  for (let w = from; w < to; w += step) {
    if (usable[w] === 1) {
      at.push(w);
    }
  }
  return Int32Array.from(at);
}
