import { findTest } from './tests';
import type { State } from '../model/output';
import { short } from '../model/numberWords';

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
  const few = e.state === 'few events' ? `; not evaluated below ${e.minN} events` : '';
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
