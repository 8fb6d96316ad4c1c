import { BASELINE_KINDS, kindOf, type AnyBaselineKind } from '../../core/baseline/kinds';
import type { StatisticId } from '../../core';
import type { DistributionTarget } from '../../datasource/types';
import type { Condition } from './condition';
import type { NoDataState, RuleSettings } from './alertRule';

const RUNBOOKS = 'https://github.com/multinomial/multinomial-distribution-app/blob/main/docs/runbooks';

/** Who is told: someone is woken, or it waits for working hours. */
export type Severity = 'page' | 'ticket';

interface PackRule {
  /** Added to the rule's name. */
  name: string;
  severity: Severity;
  summary: string;
  statistic: StatisticId;
  op: Condition['op'];
  value: number;
  pending?: string;
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
      },
    ],
  },
  {
    id: 'rare-category-burst',
    name: 'Rare-category burst',
    description:
      'A single category, however rare, has far more events than usual: exact tests, corrected for being many',
    rules: [
      {
        name: 'rare-category burst',
        severity: 'ticket',
        summary: 'A category has far more or fewer events than usual.',
        statistic: 'adjustedP',
        op: 'lt',
        value: 0.0001,
        pending: '2m',
      },
    ],
  },
  {
    id: 'entropy-collapse',
    name: 'Entropy collapse',
    description:
      'Almost all events are of one kind; look at the replay, since the usual evenness differs from service to service',
    rules: [
      {
        name: 'entropy collapse',
        severity: 'page',
        summary: 'Almost all events are of one kind.',
        statistic: 'evenness',
        op: 'lt',
        value: 0.1,
        pending: '5m',
      },
    ],
  },
  {
    id: 'overdispersion',
    name: 'Overdispersion',
    description: 'Windows vary far more than chance allows: retries, batches or a mixture of sources',
    rules: [
      {
        name: 'overdispersion',
        severity: 'ticket',
        summary: 'Windows vary far more than chance allows.',
        statistic: 'overdispersion',
        op: 'gt',
        value: 5,
        pending: '15m',
      },
    ],
  },
  {
    id: 'model-label-drift',
    name: 'Model label drift',
    description: 'What a model predicts is distributed differently than before, by the population stability index',
    rules: [
      {
        name: 'model label drift',
        severity: 'ticket',
        summary: 'The labels that the model predicts are distributed differently.',
        statistic: 'drift',
        op: 'gt',
        value: 0.5,
        query: { detect: { measure: 'psi' } },
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

/** The pack's rules over a query; name, labels, panel and the like come from `base`. */
export function packRules(pack: Pack, target: DistributionTarget, base: RuleSettings): PackedRule[] {
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
      noDataState: rule.noDataState ?? 'OK',
      summary: rule.summary,
      runbook: `${RUNBOOKS}/${pack.id}.md`,
      labels: { ...base.labels, severity: rule.severity, pack: pack.id },
      condition: { statistic: rule.statistic, op: rule.op, value: rule.value },
    },
  }));
}
