import { findTest } from '../compare/tests';
import type { State } from '../model/output';
import type { NormalQuery } from '../normal';

/** 0.0000021 -> "2e-6", 0.213 -> "0.21": two digits, for sentences only. */
export function short(value: number): string {
  if (value === 0) {
    return '0';
  }
  const magnitude = Math.abs(value);
  if (magnitude >= 0.001 && magnitude < 100_000) {
    return String(Number(value.toPrecision(magnitude >= 100 ? 5 : 2)));
  }
  const [mantissa, exponent] = value.toExponential(0).split('e');
  return `${mantissa}e${Number(exponent)}`;
}

/** 0.031 -> "+3.1 pt" */
export function points(delta: number): string {
  const value = delta * 100;
  const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(digits)} pt`;
}

/** 0.0312 -> "3.1 %" */
export function percent(share: number): string {
  const value = share * 100;
  return `${Number(value.toFixed(value >= 10 || value === 0 ? 1 : value >= 1 ? 2 : 3))} %`;
}

/** "quasi-F test p = 2e-6, w = 0.21" */
export function explainP(test: string, p: number | null, w: number | null): string {
  const size = w === null ? '' : `w = ${short(w)}`;
  return p === null ? size || 'not tested' : `${findTest(test)?.label ?? test} p = ${short(p)}${size && `, ${size}`}`;
}

export interface TestExplanation {
  /** Its id; `none` where there was nothing to test. */
  test: string;
  p: number | null;
  w: number | null;
  ratio: number | null;
  /** What X² was divided by. */
  inflation: number;
  /** Categories pooled into one cell. */
  pooled: number;
  /** Chosen by how the data are; else asked for. */
  chosen: boolean;
  /** Trailing windows that had data. */
  trailing: number;
  /** The baseline is a sample. */
  counted: boolean;
  state: State | undefined;
  minN: number;
}

/** Which test a window had, what came out and why that test: one sentence. */
export function explainTest(e: TestExplanation): string {
  const test = findTest(e.test);
  if (test === undefined || e.p === null) {
    return `No test, because ${whyNone(e)}`;
  }
  const size = e.w === null ? '' : `, w = ${short(e.w)}`;
  const few = e.state === 'few events' ? `; not judged below ${e.minN} events` : '';
  const pooled = e.pooled > 0 ? `; ${e.pooled} sparse categories are tested as one` : '';
  const excess = e.inflation > 1 ? short(e.inflation) : null;
  const reasons = { trailing: e.trailing, excess, spreadKnown: e.ratio !== null };
  const why = e.chosen && test.because ? `because ${test.because(reasons)}` : asked(e);
  return `${capitalised(test.label)}: p = ${short(e.p)}${size}, ${why}${pooled}${few}`;
}

function whyNone(e: TestExplanation): string {
  switch (e.state) {
    case 'no data':
      return 'the window has no data';
    case 'one category':
      return 'a single category has no distribution to compare';
    default:
      return 'the window or its baseline has too few events in more than one category';
  }
}

/** An asked test, with what it took account of. */
function asked(e: TestExplanation): string {
  return e.inflation > 1
    ? `as asked; the ${e.trailing} trailing windows vary ${short(e.inflation)}x more than chance allows`
    : 'as asked';
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a state means, with what to do where something can be done. */
export function stateSentence(state: State, minN: number): string {
  switch (state) {
    case 'ok':
      return 'The distribution agrees with its baseline.';
    case 'drift':
      return 'The distribution has moved away from its baseline.';
    case 'few events':
      return `Fewer than ${minN} events: too few to judge. Choose a longer window, or a lower least N.`;
    case 'no data':
      return 'The upstream has no data for this window. Check the query, or allow a delay for late data.';
    case 'one category':
      return 'There is only one category, so there is no distribution to compare. Choose another category label, or name the categories that there should be in the schema.';
    case 'undecided':
      return 'Not judged: there is no baseline yet, or fewer than two trailing windows tell how much windows vary by themselves. Wait for more data, or choose the test yourself.';
    case 'counter reset':
      return 'Not evaluated: a counter restarted in this window, and what it counted just before is lost.';
    case 'incomplete':
      return 'Not evaluated: a series that was there just before has no value in this window.';
  }
}

const DAY = 86_400_000;

/** Where the level comes from; `rate` is the chance of a false drift at a window, where that is what is kept. */
export function levelText({ detect }: NormalQuery, alpha: number, rate: number | null, stepMs: number): string {
  if (rate !== null && detect.budget === null) {
    return `about 1 false alarm in ${short(stepMs / DAY / rate)} days per group`;
  }
  if (rate !== null && detect.budget !== null) {
    const { alarms, ms, groups } = detect.budget;
    const over = groups === null ? 'all groups' : `${groups} group${groups === 1 ? '' : 's'}`;
    return `${short(alarms)} false alarm${alarms === 1 ? '' : 's'} in ${short(ms / DAY)} days over ${over}`;
  }
  if (detect.budget !== null) {
    const { alarms, ms } = detect.budget;
    return `p < ${short(alpha)} in ${detect.m} of ${detect.n} windows keeps ${short(alarms)} false alarm${alarms === 1 ? '' : 's'} in ${short(ms / DAY)} days over all groups`;
  }
  return detect.scales.length > 0
    ? `p < ${short(alpha)}: ${short(detect.alpha)} shared out among ${1 + detect.scales.length} window lengths`
    : `p < ${short(alpha)} as chosen`;
}
