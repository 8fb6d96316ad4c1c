import { derive, readView } from '../src/core';
import type { FrameJSON } from '../src/core/model/frame';
import type { DistributionQuery } from '../src/core/model/query';
import { random, type Random } from '../src/core/numeric';
import { EVENTS, SHARES } from './worlds';

export interface BudgetResult {
  title: string;
  groups: number;
  /** Simulated looks of each group, a minute apart. */
  looks: number;
  /** False alarms that the budget tolerates in that time. */
  tolerated: number;
  /** Drifts that were entered, nothing having changed. */
  alarms: number;
  alpha: number;
}

const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 1);
/** Windows derived at a time: the core's limit on windows is above this, with what lies before them. */
const CHUNK = 4000;

export interface BudgetCase {
  title: string;
  groups: number;
  looks: number;
  budget: { alarms: number; period: string; ms: number };
  /** Least effect: 0 leaves significance alone. */
  minEffect?: number;
  trailing: number;
  generate(source: Random): Float64Array;
}

/** Unchanged traffic under a budget of false alarms: every drift that is entered is a false one. */
export function keepsBudget(one: BudgetCase, seed: number): BudgetResult {
  const { groups, looks, budget, trailing } = one;
  const sources = Array.from({ length: groups }, (_, i) => random(seed + i));
  const query: DistributionQuery = {
    upstream: { datasource: { uid: 'study', type: 'study' }, query: {} },
    category: 'category',
    groupBy: ['group'],
    window: { size: '1m', timestamp: 'start' },
    baseline: { kind: 'trailing', windows: trailing },
    detect: {
      budget: { alarms: budget.alarms, period: budget.period, groups },
      ...(one.minEffect === undefined ? {} : { minEffect: one.minEffect, minPoints: 0, minRelative: 0 }),
    },
    statistics: ['n'],
  };
  const before = trailing + 40;
  let history: Float64Array[][] = sources.map((source) => windows(source, before, one));
  let alarms = 0;
  let alpha = 0;
  for (let done = 0; done < looks; done += CHUNK) {
    const count = Math.min(CHUNK, looks - done);
    history = history.map((own, i) => own.slice(-before).concat(windows(sources[i], count, one)));
    const from = START + before * MINUTE;
    const to = from + count * MINUTE;
    const frames = history.map((own, i) => frame(own, `g${i}`));
    readView(derive(query, { from, to, now: to }, [{ id: 'observed', frames }]).frames).forEach(({ meta }) => {
      // a drift that goes on from the chunk before was counted there
      alarms += meta.events.filter(({ start }) => start >= from).length;
      alpha = meta.detect.alpha;
    });
  }
  const tolerated = (budget.alarms * looks * MINUTE) / budget.ms;
  return { title: one.title, groups, looks, tolerated, alarms, alpha };
}

const windows = (source: Random, count: number, { generate }: BudgetCase): Float64Array[] =>
  Array.from({ length: count }, () => generate(source));

function frame(rows: Float64Array[], group: string): FrameJSON {
  const names = SHARES.map((_, i) => `c${i}`);
  return {
    schema: {
      fields: [
        { name: 'time', type: 'time' },
        ...names.map((category) => ({ name: category, type: 'number' as const, labels: { category, group } })),
      ],
    },
    data: { values: [rows.map((_, t) => START + t * MINUTE), ...names.map((_, i) => rows.map((row) => row[i]))] },
  };
}

const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
const steady = (source: Random) => source.multinomial(EVENTS, SHARES);
const RHO = 0.005;
const ALPHA_OF_RHO = SHARES.map((share) => (share * (1 - RHO)) / RHO);
const bursty = (source: Random) => source.multinomial(EVENTS, source.dirichlet(ALPHA_OF_RHO));

/**
 * The stated budget over a year; and, since so few alarms say little, budgets that are spent fast, with no size asked for.
 */
export function budgetCases(small: boolean): BudgetCase[] {
  const year = (small ? 2 : 364) * 24 * 60;
  const fast = small ? 20_000 : 200_000;
  const often = { alarms: 1, period: '1d', ms: DAY };
  const plain = { groups: 2, looks: fast, budget: often, minEffect: 0 };
  return [
    {
      title: 'one in 4 weeks over 20 groups, defaults',
      groups: 20,
      looks: year,
      budget: { alarms: 1, period: '4w', ms: 4 * WEEK },
      trailing: 60,
      generate: steady,
    },
    { ...plain, title: 'one a day over 2 groups, significance alone, multinomial', trailing: 60, generate: steady },
    { ...plain, title: 'one a day over 2 groups, significance alone, baseline of 10', trailing: 10, generate: steady },
    { ...plain, title: `one a day over 2 groups, significance alone, ρ = ${RHO}`, trailing: 60, generate: bursty },
  ];
}
