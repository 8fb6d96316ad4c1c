import { DEFAULTS, plan, REGISTRY, type DistributionQuery } from '../../core';
import { baselineText, detectText, upstreamText } from '../../datasource/sentences';
import { toCoreQuery, type DistributionTarget } from '../../datasource/types';
import { DATASOURCE_ID } from '../ids';

export const NO_DATA = ['OK', 'NoData', 'Alerting', 'KeepLast'] as const;
export type NoDataState = (typeof NO_DATA)[number];

/** What the page asks for beside the query. */
export interface RuleSettings {
  name: string;
  /** Duration for which the drift has to last, beyond the m of n windows: "0s", "5m". */
  pending: string;
  noDataState: NoDataState;
  labels: Record<string, string>;
  summary: string;
  /** The panel that shows the drift. */
  panel?: { dashboard: string; id: string };
}

export interface RuleQuery {
  refId: string;
  queryType: string;
  relativeTimeRange: { from: number; to: number };
  datasourceUid: string;
  model: Record<string, unknown>;
}

/** Windows that a rule looks back over, where that is longer than the least. */
const WINDOWS = 10;
const LEAST_SECONDS = 600;
const EXPRESSION = '__expr__';

/** A: the distribution's alert statistic; B: its condition. */
export function ruleQueries(target: DistributionTarget): RuleQuery[] {
  const { uid, type } = (target.datasource ?? {}) as { uid?: string; type?: string };
  const { hide: _, ...query } = target;
  const alertStatistic = query.alertStatistic ?? DEFAULTS.alertStatistic;
  return [
    {
      refId: 'A',
      queryType: '',
      relativeTimeRange: { from: lookBack(target), to: 0 },
      datasourceUid: uid ?? '',
      model: {
        ...query,
        refId: 'A',
        datasource: { uid, type: type ?? DATASOURCE_ID },
        format: 'latest',
        alertStatistic,
      },
    },
    {
      refId: 'B',
      queryType: '',
      relativeTimeRange: { from: 0, to: 0 },
      datasourceUid: EXPRESSION,
      model: {
        refId: 'B',
        type: 'threshold',
        datasource: { type: EXPRESSION, uid: EXPRESSION },
        expression: 'A',
        conditions: [{ type: 'query', evaluator: threshold(alertStatistic) }],
      },
    },
  ];
}

/** Seconds. The windows before the range that a baseline and m of n need are asked for by the plan itself. */
function lookBack(target: DistributionTarget): number {
  const to = Date.now();
  const { windowMs } = plan(toCoreQuery(target), { from: to - LEAST_SECONDS * 1000, to, now: to });
  return Math.max(LEAST_SECONDS, (WINDOWS * windowMs) / 1000);
}

function threshold(id: string): { type: 'gt' | 'lt'; params: number[] } {
  const declared = REGISTRY.find((entry) => entry.id === id)?.defaultThreshold ?? { op: 'gt' as const, value: 0 };
  // drift is 0 or 1
  return { type: declared.op, params: [id === 'drift' ? 0.5 : declared.value] };
}

/** What the rule does, in words. */
export function ruleText(query: DistributionQuery, { pending }: RuleSettings): string {
  const id = query.alertStatistic ?? DEFAULTS.alertStatistic;
  const of = `\`${query.category || 'the guessed category'}\` in ${upstreamText(query.upstream?.query) || 'the query'}`;
  const each = query.groupBy?.length ? `, for each ${query.groupBy.join(' and ')} by itself` : '';
  const lasting = pending === '' || pending === '0s' ? '' : `, and still does after ${pending}`;
  const { type, params } = threshold(id);
  const condition =
    id === 'drift'
      ? `has drifted from its baseline (${baselineText(query.baseline)}): ${detectText(query)}`
      : `has ${REGISTRY.find((entry) => entry.id === id)?.name ?? id} ${type === 'gt' ? 'above' : 'below'} ${params[0]}, against ${baselineText(query.baseline)}`;
  return `Fires when the distribution of ${of} ${condition}${each}${lasting}.`;
}

/** The dashboard's own variables that are left in a query: an alert rule has none. */
export function variablesIn(target: DistributionTarget): string[] {
  const text = JSON.stringify({ ...target, datasource: undefined });
  const names = Array.from(
    text.matchAll(/\$(?:\{(\w+)[^}]*\}|(\w+))|\[\[(\w+)[^\]]*\]\]/g),
    (match) => match[1] ?? match[2] ?? match[3]
  );
  return Array.from(new Set(names.filter((name) => !name.startsWith('__') && !/^\d+$/.test(name))));
}
