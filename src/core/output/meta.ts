import { isCounted, kindOf } from '../baseline/kinds';
import { driftEvents } from './driftEvents';
import { rateOf } from '../detect/rule';
import { accumulates } from '../window/past';
import { type CategorySummary, type SeriesMeta } from '../model/output';
import { FITTING_TEST } from '../model/query';
import { shareDeltas, shiftShares } from '../stats/shareDeltas';
import { windowEnd, windowStart } from '../window/grid';
import { REGISTRY } from '../registry';
import { contextOf, groupName, windowValues, type GroupResult, type Outcome } from './outcome';
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
    windows: windowFacts(outcome, group),
    latest: latestWindow(outcome, group),
    drifting,
    since: drifting ? last.start : null,
    events,
  };
}

const FACTS = REGISTRY.flatMap((entry) =>
  entry.scope === 'window' && entry.fact !== undefined ? [{ entry, fact: entry.fact }] : []
);

function windowFacts(outcome: Outcome, group: GroupResult): SeriesMeta['windows'] {
  const { grid, query } = outcome;
  const shown = group.judged.comparisons.slice(grid.firstVisible);
  const facts: SeriesMeta['windows'] = {
    trailing: shown.map(({ trailing }) => trailing),
    pooled: shown.map(({ outcome: { pooled } }) => pooled),
  };
  for (const { entry, fact } of FACTS) {
    if (query.statistics.indexOf(entry.id) < 0) {
      facts[fact] = windowValues(entry, group, outcome);
    }
  }
  return facts;
}

function latestWindow(outcome: Outcome, group: GroupResult): NonNullable<SeriesMeta['latest']> {
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
      chosen: query.test === FITTING_TEST,
      state,
      minN: query.detect.minN,
    }),
    categories: categorySummaries(outcome, group, w),
  };
}

function categorySummaries(outcome: Outcome, group: GroupResult, window: number): CategorySummary[] {
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
