import type { State, TestName } from '../model/output';
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

/** "quasi-F p = 2e-6, w = 0.21" */
export function explainP(test: TestName, p: number | null, w: number | null): string {
  const size = w === null ? '' : `w = ${short(w)}`;
  return p === null ? size || 'not tested' : `${test} p = ${short(p)}${size && `, ${size}`}`;
}

export interface TestExplanation {
  test: TestName;
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

const TITLES: Record<TestName, string> = {
  none: 'No test',
  'goodness of fit': 'Goodness of fit',
  homogeneity: 'Homogeneity',
  'quasi-F': 'Quasi-F',
  'exact multinomial': 'Exact multinomial',
  'Monte Carlo': 'Monte Carlo',
  'Dirichlet-multinomial': 'Dirichlet-multinomial',
  'posterior predictive': 'Posterior predictive',
  'G-test': 'G-test',
};

/** Which test a window had, what came out and why that test: one sentence. */
export function explainTest(e: TestExplanation): string {
  if (e.test === 'none' || e.p === null) {
    return `${TITLES.none}, because ${whyNone(e)}`;
  }
  const size = e.w === null ? '' : `, w = ${short(e.w)}`;
  const few = e.state === 'few events' ? `; not judged below ${e.minN} events` : '';
  const pooled = e.pooled > 0 ? `; ${e.pooled} sparse categories are tested as one` : '';
  return `${TITLES[e.test]}: p = ${short(e.p)}${size}, ${e.chosen ? `because ${why(e)}` : asked(e)}${pooled}${few}`;
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

function why(e: TestExplanation): string {
  if (e.test === 'quasi-F') {
    return e.inflation > 1
      ? `the ${e.trailing} trailing windows vary ${short(e.inflation)}x more than chance allows`
      : `${e.trailing} trailing windows are too few to be sure that they don't vary more than chance allows`;
  }
  if (e.test === 'exact multinomial' || e.test === 'Monte Carlo') {
    const how = e.test === 'Monte Carlo' ? 'drawn (seeded)' : 'counted one by one';
    return `the intended shares expect too few events in most categories; outcomes are ${how}`;
  }
  const baseline = e.counted ? 'the baseline was counted too' : 'the baseline is intended, not counted';
  return e.ratio === null
    ? `${baseline}; how much windows vary beyond chance isn't known from ${e.trailing} trailing windows`
    : `${baseline} and the ${e.trailing} trailing windows vary no more than chance allows`;
}

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
      return 'A counter started again from zero in this window; its increase counts from zero.';
  }
}

const DAY = 86_400_000;

/** Where the level comes from. */
export function levelText({ detect }: NormalQuery, alpha: number): string {
  if (detect.budget !== null) {
    const { alarms, ms } = detect.budget;
    return `p < ${short(alpha)} in ${detect.m} of ${detect.n} windows keeps ${short(alarms)} false alarm${alarms === 1 ? '' : 's'} in ${short(ms / DAY)} days over all groups`;
  }
  return detect.scales.length > 0
    ? `p < ${short(alpha)}: ${short(detect.alpha)} shared out among ${1 + detect.scales.length} window lengths`
    : `p < ${short(alpha)} as chosen`;
}
