import { BASELINE_KINDS, kindOf, type AnyBaselineKind } from '../../core/baseline/kinds';
import type { StatisticId } from '../../core';
import type { DistributionTarget } from '../../datasource/types';
import type { Condition } from './condition';
import type { NoDataState, RuleSettings } from './alertRule';

const RUNBOOKS = 'https://github.com/multinomial/multinomial-distribution-app/blob/main/docs/runbooks';

/** Who is told: someone is woken, or it waits for working hours. */
export type Severity = 'page' | 'ticket';

/** A threshold that is taken from how the series usually is. */
interface Usual {
  /** What it is, of the statistic in the windows of a replay. */
  words: string;
  /** @param values of the statistic, ascending */
  threshold(values: Float64Array): number;
}

/** Windows with a value that a threshold is taken from: fewer don't tell what is usual. */
const LEAST_WINDOWS = 120;

/** The value that a part of the others is below. */
const quantile = (ascending: Float64Array, part: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(part * ascending.length))];

interface PackRule {
  /** Added to the rule's name. */
  name: string;
  severity: Severity;
  summary: string;
  statistic: StatisticId;
  op: Condition['op'];
  /** The threshold, unless there is a replay to take it from. */
  value: number;
  usual?: Usual;
  pending?: string;
  keepFiring?: string;
  noDataState?: NoDataState;
  /** What the rule changes in the query. */
  query?: Pick<DistributionTarget, 'window' | 'detect'>;
}

/** Rules for one kind of trouble, with a runbook. */
export interface Pack {
  /** Also the name of its runbook. */
  id: string;
  name: string;
  description: string;
  /** What the query has to have: a reason with a remedy where it doesn't. */
  lacks?(query: DistributionTarget): string | null;
  rules: PackRule[];
}

const lacksSource = (source: AnyBaselineKind['source'], problem: string) => {
  const fitting = BASELINE_KINDS.filter((kind) => kind.source === source).map(({ label }) => `“${label}”`);
  return ({ baseline }: DistributionTarget) =>
    kindOf(baseline).source === source ? null : `${problem} Choose the baseline ${fitting.join(' or ')}.`;
};
const intended = lacksSource('intended', 'It needs intended shares.');
const counted = ({ baseline }: DistributionTarget) =>
  kindOf(baseline).source === 'intended'
    ? 'It needs a baseline that was counted. Choose one that is measured, such as “trailing windows”.'
    : null;
const canary = lacksSource('paired', 'It needs a control.');
const rare = ({ categories }: DistributionTarget) =>
  (categories?.rare?.length ?? 0) > 0 ? null : 'It needs to know which events are bad. List them as rare categories.';

export const PACKS: readonly Pack[] = [
  {
    id: 'error-class-shift',
    name: 'Error-class shift',
    description: 'The mix of status codes or error kinds has left its baseline',
    rules: [
      {
        name: 'error-class shift',
        severity: 'page',
        summary: 'The mix of kinds left its baseline.',
        statistic: 'drift',
        op: 'gt',
        value: 0.5,
        noDataState: 'KeepLast',
      },
    ],
  },
  {
    id: 'allocation-mismatch',
    name: 'Allocation mismatch',
    description: 'An experiment’s or a flag’s buckets don’t get their intended shares (SRM)',
    lacks: intended,
    rules: [
      {
        name: 'allocation mismatch',
        severity: 'ticket',
        summary: 'Buckets do not get their intended shares.',
        statistic: 'sampleRatioMismatch',
        op: 'gt',
        value: 0,
        pending: '5m',
        keepFiring: '5m',
      },
    ],
  },
  {
    id: 'canary-mismatch',
    name: 'Canary mismatch',
    description: 'A canary’s mix is more than a quarter off that of its control',
    lacks: canary,
    rules: [
      {
        name: 'canary mismatch',
        severity: 'page',
        summary: 'The canary differs from its control.',
        statistic: 'canaryMismatch',
        op: 'gt',
        value: 0,
      },
    ],
  },
  {
    id: 'unseen-category',
    name: 'Unseen category',
    description: 'Events in a category that is not in the baseline, or not an expected one',
    rules: [
      {
        name: 'unseen category',
        severity: 'ticket',
        summary: 'There are events in a category that was not seen before.',
        statistic: 'unseenCount',
        op: 'gt',
        value: 0,
        // trailing windows come to have the category before a drift is decided
        keepFiring: '20m',
      },
    ],
  },
  {
    id: 'rare-category-burst',
    name: 'Rare-category burst',
    description: 'A single category, however rare, has at least twice its share since a drift began; an alert for each',
    lacks: counted,
    rules: [
      {
        name: 'rare-category burst',
        severity: 'ticket',
        summary: 'A category has at least twice its usual share.',
        statistic: 'burst',
        op: 'gt',
        value: 0.5,
        noDataState: 'KeepLast',
      },
    ],
  },
  {
    id: 'entropy-collapse',
    name: 'Entropy collapse',
    description: 'Almost all events are of one kind',
    rules: [
      {
        name: 'entropy collapse',
        severity: 'page',
        summary: 'Almost all events are of one kind.',
        statistic: 'evenness',
        op: 'lt',
        value: 0.1,
        usual: { words: 'half of its median', threshold: (values) => quantile(values, 0.5) / 2 },
        pending: '5m',
      },
    ],
  },
  {
    id: 'overdispersion',
    name: 'Overdispersion',
    description:
      'Windows vary far more than chance allows, and not only a few of them: retries, batches or a mixture of sources',
    rules: [
      {
        name: 'overdispersion',
        severity: 'ticket',
        summary: 'Windows vary far more than chance allows.',
        statistic: 'trimmedOverdispersion',
        op: 'gt',
        value: 5,
        usual: {
          words: 'twice its 99th percentile, at least 3',
          threshold: (values) => Math.max(3, 2 * quantile(values, 0.99)),
        },
        pending: '15m',
      },
    ],
  },
  {
    id: 'model-label-drift',
    name: 'Model label drift',
    description:
      'What a model predicts is distributed differently than before, by a population stability index of 0.1 or so (w ≥ 0.3)',
    rules: [
      {
        name: 'model label drift',
        severity: 'ticket',
        summary: 'The labels that the model predicts are distributed differently.',
        statistic: 'drift',
        op: 'gt',
        value: 0.5,
        noDataState: 'KeepLast',
        // the index is about w² where shares move by less than their size: no other size counts
        query: { detect: { minEffect: 0.3, minRelative: 1e6, minPoints: 100, minEvents: 1e9 } },
      },
    ],
  },
  {
    id: 'slo-burn',
    name: 'SLO burn',
    description:
      'The error budget burns too fast, over a long and a short window: a page and a ticket; or little is left',
    lacks: rare,
    rules: [
      {
        name: 'fast burn',
        severity: 'page',
        summary: 'The error budget burns fast: at 14.4 times its rate over an hour, or 6 times over six hours.',
        statistic: 'fastBurn',
        op: 'gt',
        value: 1,
      },
      {
        name: 'slow burn',
        severity: 'ticket',
        summary: 'The error budget burns slowly: at 3 times its rate over a day, or at its rate over three days.',
        statistic: 'slowBurn',
        op: 'gt',
        value: 1,
      },
      {
        name: 'budget low',
        severity: 'ticket',
        summary: 'Less than a tenth of the error budget is left.',
        statistic: 'budgetLeft',
        op: 'lt',
        value: 0.1,
      },
    ],
  },
  {
    id: 'no-data',
    name: 'No data',
    description: 'No event at all in a window',
    rules: [
      {
        name: 'no data',
        severity: 'page',
        summary: 'There are no events.',
        statistic: 'n',
        op: 'lt',
        value: 1,
        pending: '5m',
        noDataState: 'Alerting',
      },
    ],
  },
];

export interface PackedRule {
  target: DistributionTarget;
  settings: RuleSettings;
}

/** Thresholds by the names of the packs' rules. */
export type Thresholds = Readonly<Record<string, number>>;

/**
 * The threshold of a rule by how its statistic usually is.
 *
 * @param values the statistic, one per window, of all groups; null where a window has none
 * @returns null where there are too few
 */
export function usualThreshold({ threshold }: Usual, values: Iterable<number | null>): number | null {
  const known = Float64Array.from(Array.from(values).filter((value) => value !== null)).sort();
  return known.length < LEAST_WINDOWS ? null : Number(threshold(known).toPrecision(2));
}

/**
 * The pack's rules over a query; name, labels, panel and the like come from `base`.
 *
 * @param thresholds by the rule's own name, where they were taken from a replay
 */
export function packRules(
  pack: Pack,
  target: DistributionTarget,
  base: RuleSettings,
  thresholds: Thresholds = {}
): PackedRule[] {
  return pack.rules.map((rule) => ({
    target: {
      ...target,
      window: { ...target.window, ...rule.query?.window },
      detect: { ...target.detect, ...rule.query?.detect },
      alertStatistic: rule.statistic,
    },
    settings: {
      ...base,
      name: `${base.name.trim()}: ${rule.name}`,
      pending: rule.pending ?? '0s',
      keepFiring: rule.keepFiring,
      noDataState: rule.noDataState ?? 'OK',
      summary: rule.summary,
      runbook: `${RUNBOOKS}/${pack.id}.md`,
      labels: { ...base.labels, severity: rule.severity, pack: pack.id },
      condition: { statistic: rule.statistic, op: rule.op, value: thresholds[rule.name] ?? rule.value },
    },
  }));
}
