import { explainTest } from '../compare/explain';
import { TESTS } from '../compare/tests';
import { STATES } from '../model/output';
import { FITTING_TEST } from '../model/query';
import type { DistributionView } from './view';

/**
 * One sentence, words before symbols: "Quasi-F test: p = 2e-6, w = 0.21, because the 60 trailing windows vary 3.2x more
 * than chance allows".
 */
export function explainWindow(view: DistributionView, index: number): string {
  const { meta, inflation, p, ratio, state, test, w } = view;
  return explainTest({
    test: TESTS[test?.[index] ?? 0],
    p: p?.[index] ?? null,
    w: w?.[index] ?? null,
    ratio: ratio?.[index] ?? null,
    inflation: inflation?.[index] ?? 1,
    pooled: meta.windows.pooled[index] ?? 0,
    chosen: meta.test === FITTING_TEST,
    trailing: meta.windows.trailing[index] ?? 0,
    counted: meta.baseline.counted,
    state: STATES[state?.[index] ?? -1],
    minN: meta.detect.minN,
  });
}
