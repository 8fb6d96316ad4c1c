import { isCounted, kindOf } from '../baseline/kinds';
import { driftEvents } from './driftEvents';
import { rateOf } from '../detect/rule';
import { accumulates } from '../window/past';
import { type CategorySummary, type SeriesMeta } from '../model/output';
import { FITTING_TEST } from '../model/query';
import { shareDeltas, shiftShares } from '../stats/shareDeltas';
import { windowEnd, windowStart } from '../window/grid';
import { REGISTRY } from '../registry';
import { contextOf, groupName, windowValues, type GroupResult, type Results } from './results';
import { TEST_POOLED } from '../compare/comparedWindows';
import type { Comparison } from '../compare/comparison';
import { explainTest } from '../compare/explain';
import { plainNumbers } from '../model/frame';
import { levelText, stateSentence } from './stateWords';

/** Where the level comes from, in words. */
export function whyLevel({ query, grid, groups }: Results): string {
  const rate = accumulates(query) ? rateOf(query, grid, groups.length) : null;
  return levelText(query, groups[0].judged.levels.alpha, rate, grid.stepMs);
}

/** @param why of `whyLevel` */
export function seriesMeta(results: Results, group: GroupResult, why: string): SeriesMeta {
  const { query, grid, range, set } = results;
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
    categoryLabel: results.categoryLabel,
    categories: results.order(),
    windowMs: grid.sizeMs,
    stepMs: grid.stepMs,
    from: range.from,
    to: range.to,
    baseline: {
      kind: query.baseline.kind,
      text: kindOf(query.baseline).text(query.baseline, query),
      counted: isCounted(query.baseline),
      follows: kindOf(query.baseline).source === 'trailing',
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
      why,
    },
    windows: windowFacts(results, group),
    latest: latestWindow(results, group),
    drifting,
    since: drifting ? last.start : null,
    events,
  };
}

const FACTS = REGISTRY.flatMap((entry) =>
  entry.scope === 'window' && entry.fact !== undefined ? [{ entry, fact: entry.fact }] : []
);

function windowFacts(results: Results, group: GroupResult): SeriesMeta['windows'] {
  const { grid, query } = results;
  const { columns, judged } = group;
  const ofEach = <T>(value: (comparison: Comparison) => T): T[] => {
    const values: T[] = [];
    for (let w = grid.firstVisible; w < grid.windows; w++) {
      values.push(value(judged.comparison(w)));
    }
    return values;
  };
  const facts: SeriesMeta['windows'] = {
    trailing: listOf(columns.trailing()) ?? ofEach(({ trailing }) => trailing),
    pooled: listOf(columns.test(TEST_POOLED)) ?? ofEach(({ tested: { pooled } }) => pooled),
  };
  if (kindOf(query.baseline).source === 'paired') {
    facts.beside = ofEach(({ counted, baseline }) => (counted && baseline !== null ? baseline.total : null));
  }
  for (const { entry, fact } of FACTS) {
    if (query.statistics.indexOf(entry.id) < 0) {
      const values = windowValues(entry, group, results);
      facts[fact] = values instanceof Float64Array ? plainNumbers(values) : values;
    }
  }
  return facts;
}

/** A column that has a number for each window. */
const listOf = (column: Float64Array | null): number[] | null => column && (plainNumbers(column) as number[]);

function latestWindow(results: Results, group: GroupResult): NonNullable<SeriesMeta['latest']> {
  const { grid, query } = results;
  const w = grid.windows - 1;
  const comparison = group.judged.comparison(w);
  const state = contextOf(results, group, w).state();
  return {
    start: windowStart(grid, w),
    end: windowEnd(grid, w),
    n: comparison.present ? comparison.n : null,
    p: comparison.tested.p,
    w: comparison.effect,
    state,
    sentence: stateSentence(state, query.detect.minN),
    explanation: explainTest({
      test: comparison.tested.test,
      p: comparison.tested.p,
      w: comparison.effect,
      ratio: comparison.spread === null ? null : comparison.spread.ratio,
      inflation: comparison.tested.inflation,
      pooled: comparison.tested.pooled,
      trailing: comparison.trailing,
      counted: comparison.counted,
      chosen: query.test === FITTING_TEST,
      state,
      minN: query.detect.minN,
    }),
    categories: categorySummaries(results, group, w),
  };
}

function categorySummaries(results: Results, group: GroupResult, window: number): CategorySummary[] {
  const { present, counts, fractions, shares, unseen } = group.judged.comparison(window);
  const deltas = fractions && shares && shareDeltas(fractions, shares);
  const parts = deltas && shiftShares(deltas);
  return results.order().map((category) => {
    const k = results.set.names.indexOf(category);
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
