export { markdownTable as table } from '../src/core/model/tableText';

/** One result that has to hold. */
export interface Claim {
  title: string;
  value: number;
  /** At least or at most this. */
  least?: number;
  most?: number;
  /** What chance may add in so few runs: added to the bound. */
  slack?: number;
}

export interface Table {
  title: string;
  text: string;
  claims: Claim[];
}

export const percent = (part: number, digits = 0): string => `${(100 * part).toFixed(digits)} %`;

/** Rate of rare events with its standard error, Poisson; that of one event where none came. */
export function rate(events: number, days: number): string {
  return `${(events / days).toFixed(3)} ± ${(Math.sqrt(Math.max(1, events)) / days).toFixed(3)}`;
}

function holds({ value, least = -Infinity, most = Infinity, slack = 0 }: Claim): boolean {
  return value >= least - slack && value <= most + slack;
}

/** Prints whether each claim holds. @returns the exit code */
export function verdict(claims: Claim[]): number {
  let failed = 0;
  claims.forEach((claim) => {
    const ok = holds(claim);
    failed += Number(!ok);
    const { title, value, least, most } = claim;
    const bound = least === undefined ? `at most ${most}` : `at least ${least}`;
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${title}: ${Number(value.toPrecision(3))}, ${bound}`);
  });
  console.log(`${claims.length - failed} passed, ${failed} failed, 0 skipped`);
  return failed > 0 ? 1 : 0;
}

/** Four standard errors of a part of `runs`, and of a Poisson rate. */
export const partSlack = (part: number, runs: number): number =>
  4 * Math.sqrt((part * (1 - part) + 0.25 / runs) / runs);
export const rateSlack = (rate: number, days: number): number => (4 * Math.sqrt(rate * days + 0.25)) / days;

export const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The mean with its standard error. */
export function mean(values: number[]): string {
  const { length } = values;
  const middle = values.reduce((sum, value) => sum + value, 0) / length;
  const squares = values.reduce((sum, value) => sum + (value - middle) * (value - middle), 0);
  return `${middle.toFixed(1)} ± ${Math.sqrt(squares / Math.max(1, length - 1) / length).toFixed(1)}`;
}
