import { random } from '../src/core/numeric';
import { chiSquareTest } from '../src/core/stats';
import { MIXTURE_CONCENTRATION, sequentialTest } from '../src/core/stats/sequentialTest';
import { partSlack, percent, table, type Table } from './tables';
import { SIX } from './worlds';

const ALPHA = 0.01;
/** Events a minute. */
const EVENTS = 100;
/** The usual rule tests everything counted so far, at every look; this many looks apart is enough to show it. */
const USUAL_EVERY = 10;

/** A look every minute at unchanged traffic with intended shares: how many runs have an alarm in all their looks. */
export function sequential(runs: number, looks: number, seed: number): Table {
  let ours = 0;
  let usual = 0;
  let usualRuns = 0;
  for (let run = 0; run < runs; run++) {
    const source = random(seed + run);
    const test = sequentialTest(SIX.map((share) => MIXTURE_CONCENTRATION.telemetry * share));
    const sum = new Float64Array(SIX.length);
    // a tenth of the runs shows what the usual rule does
    const both = run % 10 === 0;
    let alarm = false;
    for (let look = 0; look < looks; look++) {
      const x = source.multinomial(EVENTS, SIX);
      test.update(x);
      x.forEach((count, i) => (sum[i] += count));
      if (both && !alarm && look % USUAL_EVERY === 0) {
        const { pValue } = chiSquareTest(sum, SIX);
        alarm = pValue !== null && pValue < ALPHA;
      }
    }
    ours += Number(test.pValue < ALPHA);
    usualRuns += Number(both);
    usual += Number(both && alarm);
  }
  return {
    title: `A look every minute, ${looks.toLocaleString('en')} looks, at unchanged traffic with intended shares`,
    text: table(
      ['rule', 'runs', 'runs with an alarm'],
      [
        ['sequential test, always-valid p < 0.01', String(runs), percent(ours / runs, 2)],
        [`chi-square of all so far, every ${USUAL_EVERY}th look`, String(usualRuns), percent(usual / usualRuns, 0)],
      ]
    ),
    claims: [{ title: 'sequential test', value: ours / runs, most: ALPHA, slack: partSlack(ALPHA, runs) }],
  };
}
