import { random } from '../src/core/numeric';
import { chiSquareTest } from '../src/core/stats';
import { MIXTURE_CONCENTRATION, sequentialTest } from '../src/core/stats/sequentialTest';
import { ALPHA } from './rules';
import { SHARES } from './worlds';

export interface SequentialResult {
  rule: string;
  runs: number;
  looks: number;
  /** Runs with at least one alarm in all their looks. */
  alarmed: number;
}

/** Events a minute. */
const EVENTS = 100;
/** The naive rule tests everything counted so far, at every look; this many looks apart is enough to show it. */
const NAIVE_EVERY = 10;

/** A look every minute for a week at unchanged traffic with an intended baseline. */
export function sequential(runs: number, looks: number, seed: number): SequentialResult[] {
  const source = random(seed);
  let ours = 0;
  let naive = 0;
  for (let run = 0; run < runs; run++) {
    const test = sequentialTest(SHARES.map((share) => MIXTURE_CONCENTRATION.telemetry * share));
    const sum = new Float64Array(SHARES.length);
    let naiveAlarm = false;
    for (let look = 0; look < looks; look++) {
      const x = source.multinomial(EVENTS, SHARES);
      test.update(x);
      x.forEach((count, i) => (sum[i] += count));
      if (!naiveAlarm && look % NAIVE_EVERY === 0) {
        const { pValue } = chiSquareTest(sum, SHARES);
        naiveAlarm = pValue !== null && pValue < ALPHA;
      }
    }
    ours += Number(test.pValue < ALPHA);
    naive += Number(naiveAlarm);
  }
  return [
    { rule: 'ours, sequential test, always-valid p < 0.01', runs, looks, alarmed: ours },
    { rule: `chi-square of all so far, every ${NAIVE_EVERY}th look`, runs, looks, alarmed: naive },
  ];
}
