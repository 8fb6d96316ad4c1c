import type { Comparison } from '../detect/comparison';
import { DistributionError } from '../model/errors';
import { STATES, TESTS, type State } from '../model/output';
import { entropy } from './entropy';
import { klDivergence } from './klDivergence';
import { rareRate } from './rareRate';

/**
 * Every statistic that a query can return. The query editor's list, the columns' names, units and descriptions,
 * the docs table and the alert builder all read this list, so that adding a statistic is its file, its test, its golden values
 * and one entry here.
 */
export type StatisticId =
  | 'share'
  | 'count'
  | 'baseline'
  | 'delta'
  | 'n'
  | 'entropy'
  | 'kl'
  | 'chiSquare'
  | 'p'
  | 'w'
  | 'overdispersion'
  | 'rareRate'
  | 'unseen'
  | 'test'
  | 'drift'
  | 'state';

/** All that is known about one window of one group. */
export interface WindowContext {
  comparison: Comparison;
  /** 1 in a drift, 0 not, null where there is no answer. */
  drift: () => number | null;
  state: () => State;
}

interface Declaration {
  id: StatisticId;
  /** Short, as a column is called. */
  name: string;
  /** Grafana unit id. */
  unit: string;
  /** One line. */
  description: string;
  /**
   * - `none`: the window's own counts
   * - `baseline`: what the window is compared with
   * - `trailing`: several windows before it
   */
  needs: 'none' | 'baseline' | 'trailing';
  /** What an alert on it would ask, where one value suits all. */
  defaultThreshold?: { op: 'gt' | 'lt'; value: number };
}

/** One number a window; null where there is no answer. */
export interface WindowStatistic extends Declaration {
  scope: 'window';
  compute(context: WindowContext): number | null;
}

/** One number a window and category, in the order of the counts; null where none of them has an answer. */
export interface CategoryStatistic extends Declaration {
  scope: 'category';
  compute(context: WindowContext): ArrayLike<number> | null;
}

export type Statistic = WindowStatistic | CategoryStatistic;

const shares = ({ comparison: { counts, n } }: WindowContext) => (n > 0 ? counts.map((count) => count / n) : null);

export const REGISTRY: readonly Statistic[] = [
  {
    id: 'share',
    name: 'share',
    unit: 'percentunit',
    scope: 'category',
    needs: 'none',
    description: 'Part of the window’s events that are of the category',
    compute: shares,
  },
  {
    id: 'count',
    name: 'count',
    unit: 'short',
    scope: 'category',
    needs: 'none',
    description: 'Events of the category in the window; for states, how many were in it on average',
    compute: ({ comparison }) => (comparison.present ? comparison.counts : null),
  },
  {
    id: 'baseline',
    name: 'baseline',
    unit: 'percentunit',
    scope: 'category',
    needs: 'baseline',
    description: 'Share of the category in the baseline',
    compute: ({ comparison }) => comparison.shares,
  },
  {
    id: 'delta',
    name: 'delta',
    unit: 'percentunit',
    scope: 'category',
    needs: 'baseline',
    description: 'Share less baseline share',
    compute: (context) => {
      const baseline = context.comparison.shares;
      const own = shares(context);
      return baseline && own && own.map((share, k) => share - baseline[k]);
    },
  },
  {
    id: 'n',
    name: 'N',
    unit: 'short',
    scope: 'window',
    needs: 'none',
    description: 'Events in the window; for states, how many there were on average',
    compute: ({ comparison }) => (comparison.present ? comparison.n : null),
  },
  {
    id: 'entropy',
    name: 'entropy',
    unit: 'bits',
    scope: 'window',
    needs: 'none',
    description: 'How evenly events spread over the categories, in bits: 0 when all are of one kind',
    compute: ({ comparison }) => (comparison.n > 0 ? entropy(comparison.counts) : null),
  },
  {
    id: 'kl',
    name: 'KL divergence',
    unit: 'none',
    scope: 'window',
    needs: 'baseline',
    description: 'Kullback-Leibler divergence of the window from the baseline, in nats, smoothed by half an event',
    compute: ({ comparison: { n, shares: q, active, counted, baselineTotal } }) =>
      n > 0 && q !== null ? klDivergence(active.x, active.q, counted ? { baselineTotal } : {}) : null,
  },
  {
    id: 'chiSquare',
    name: 'chi-square',
    unit: 'none',
    scope: 'window',
    needs: 'baseline',
    description:
      'Pearson’s X² against the baseline, sparse categories pooled; two-sample when the baseline was counted',
    compute: ({ comparison }) => comparison.outcome.statistic,
  },
  {
    id: 'p',
    name: 'p',
    unit: 'none',
    scope: 'window',
    needs: 'trailing',
    description: 'Chance of a window at least as odd as this one while nothing has changed, by the chosen test',
    defaultThreshold: { op: 'lt', value: 0.01 },
    compute: ({ comparison }) => comparison.outcome.p,
  },
  {
    id: 'w',
    name: 'w',
    unit: 'none',
    scope: 'window',
    needs: 'baseline',
    description: 'Cohen’s w, the size of the change: 0.1 small, 0.3 medium, 0.5 large',
    defaultThreshold: { op: 'gt', value: 0.1 },
    compute: ({ comparison }) => comparison.effect,
  },
  {
    id: 'overdispersion',
    name: 'overdispersion',
    unit: 'none',
    scope: 'window',
    needs: 'trailing',
    description: 'By how much the trailing windows vary more than chance allows: about 1 when they are multinomial',
    compute: ({ comparison }) => (comparison.spread === null ? null : comparison.spread.ratio),
  },
  {
    id: 'rareRate',
    name: 'rare rate',
    unit: 'percentunit',
    scope: 'window',
    needs: 'none',
    description: 'Share of events in the categories named rare',
    compute: ({ comparison }) => (comparison.n > 0 ? rareRate(comparison.counts, comparison.rare) : null),
  },
  {
    id: 'unseen',
    name: 'unseen share',
    unit: 'percentunit',
    scope: 'window',
    needs: 'baseline',
    description: 'Share of events in categories that the baseline does not have',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: ({ comparison: { n, counts, unseen } }) =>
      n > 0 && unseen !== null ? counts.reduce((sum, count, k) => sum + (unseen[k] === 1 ? count : 0), 0) / n : null,
  },
  {
    id: 'test',
    name: 'test',
    unit: 'none',
    scope: 'window',
    needs: 'trailing',
    description: 'Which test the window had',
    compute: ({ comparison }) => TESTS.indexOf(comparison.outcome.test),
  },
  {
    id: 'drift',
    name: 'drift',
    unit: 'none',
    scope: 'window',
    needs: 'trailing',
    description: '1 while the distribution has drifted from its baseline by both significance and size, 0 while not',
    defaultThreshold: { op: 'gt', value: 0 },
    compute: ({ drift }) => drift(),
  },
  {
    id: 'state',
    name: 'state',
    unit: 'none',
    scope: 'window',
    needs: 'trailing',
    description: 'What the window is said to be: ok, drift, or why there is no judgement',
    compute: ({ state }) => STATES.indexOf(state()),
  },
];

/** The statistic of that id; an unknown one is the query's mistake. */
export function statistic(id: string): Statistic {
  const found = REGISTRY.filter((entry) => entry.id === id)[0];
  if (!found) {
    throw new DistributionError(
      'query',
      `There is no statistic "${id}".`,
      `Choose from: ${REGISTRY.map((entry) => entry.id).join(', ')}.`
    );
  }
  return found;
}
