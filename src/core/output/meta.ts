import { isCounted, kindOf } from '../baseline/kinds';
import { driftEvents } from './driftEvents';
import { rateOf } from '../detect/rule';
import { accumulates } from '../window/past';
import { TESTS } from '../compare/tests';
import { type CategorySummary, type SeriesMeta } from '../model/output';
import { shareDeltas, shiftShares } from '../stats/shareDeltas';
import { windowEnd, windowStart } from '../window/grid';
import { contextOf, groupName, type GroupResult, type Outcome } from './outcome';
import { explainTest } from '../compare/explain';
import { levelText, stateSentence } from './stateWords';

export function seriesMeta(outcome: Outcome, group: GroupResult): SeriesMeta {
  const { query, grid, range, set } = outcome;
  const { judged, table } = group;
  const events = driftEvents(judged, set.names, grid, query);
  const last = events[events.length - 1];
  const drifting = last !== undefined && last.end === null;
  const { minEffect, minRelative, minPoints, minN, m, n } = query.detect;
  const { alpha } = judged.levels;
  return {
    version: 1,
    group: table.labels,
    groupName: groupName(table.labels),
    categoryLabel: outcome.categoryLabel,
    categories: outcome.order(),
    windowMs: grid.sizeMs,
    stepMs: grid.stepMs,
    from: range.from,
    to: range.to,
    baseline: {
      kind: query.baseline.kind,
      text: kindOf(query.baseline).text(query.baseline, query),
      counted: isCounted(query.baseline),
    },
    test: query.test,
    detect: {
      alpha,
      minEffect,
      minRelative,
      minPoints,
      minN,
      m,
      n,
      why: levelText(query, alpha, accumulates(query) ? rateOf(query, grid, outcome.groups.length) : null, grid.stepMs),
    },
    windows: testRecord(outcome, group),
    latest: latestWindow(outcome, group),
    drifting,
    since: drifting ? last.start : null,
    events,
  };
}

/** What every test rested on. */
function testRecord({ grid }: Outcome, { judged }: GroupResult): SeriesMeta['windows'] {
  const test: number[] = [];
  const ratio: Array<number | null> = [];
  const windows: number[] = [];
  const inflation: number[] = [];
  const pooled: number[] = [];
  for (let w = grid.firstVisible; w < grid.windows; w++) {
    const { spread, trailing, outcome } = judged.comparisons[w];
    const at = w - grid.firstVisible;
    test[at] = TESTS.indexOf(outcome.test);
    ratio[at] = spread === null ? null : spread.ratio;
    windows[at] = trailing;
    inflation[at] = outcome.inflation;
    pooled[at] = outcome.pooled;
  }
  return { test, ratio, trailing: windows, inflation, pooled };
}

export function latestWindow(outcome: Outcome, group: GroupResult): NonNullable<SeriesMeta['latest']> {
  const { grid, query } = outcome;
  const w = grid.windows - 1;
  const comparison = group.judged.comparisons[w];
  const state = contextOf(outcome, group, w).state();
  return {
    start: windowStart(grid, w),
    end: windowEnd(grid, w),
    n: comparison.present ? comparison.n : null,
    p: comparison.outcome.p,
    w: comparison.effect,
    state,
    sentence: stateSentence(state, query.detect.minN),
    explanation: explainTest({
      test: comparison.outcome.test,
      p: comparison.outcome.p,
      w: comparison.effect,
      ratio: comparison.spread === null ? null : comparison.spread.ratio,
      inflation: comparison.outcome.inflation,
      pooled: comparison.outcome.pooled,
      trailing: comparison.trailing,
      counted: comparison.counted,
      chosen: query.test === 'auto',
      state,
      minN: query.detect.minN,
    }),
    categories: categorySummaries(outcome, group, w),
  };
}

export function categorySummaries(outcome: Outcome, group: GroupResult, window: number): CategorySummary[] {
  const { present, counts, fractions, shares, unseen } = group.judged.comparisons[window];
  const deltas = fractions && shares && shareDeltas(fractions, shares);
  const parts = deltas && shiftShares(deltas);
  return outcome.order().map((category) => {
    const k = outcome.set.names.indexOf(category);
    return {
      category,
      count: present ? counts[k] : null,
      share: fractions && fractions[k],
      baseline: shares && shares[k],
      delta: deltas && deltas[k],
      shiftShare: parts && parts[k],
      unseen: unseen !== null && unseen.indexOf(k) >= 0,
    };
  });
}
