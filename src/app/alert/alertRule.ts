import { ALERT_FORMAT, plan, WORDS_FORMAT, type StatisticId } from '../../core';
import { formatDuration } from '../../core/duration';
import { entryOf, statisticName } from '../../datasource/editor/statistics';
import { baselineText, upstreamText } from '../../datasource/sentences';
import { toCoreQuery, type DistributionTarget } from '../../datasource/types';
import { DATASOURCE_ID } from '../ids';
import { driftText } from './driftText';
import { alertsOn, conditionOf, conditionText, type Condition } from './condition';

export const NO_DATA = ['OK', 'NoData', 'Alerting', 'KeepLast'] as const;
export type NoDataState = (typeof NO_DATA)[number];

export const ERRORS = ['Error', 'OK', 'Alerting', 'KeepLast'] as const;
export type ErrorState = (typeof ERRORS)[number];

/** The query that brings the words: not part of the condition, so that what it says may change while the alert fires. */
export const WORDS_REF = 'C';

/** What the page asks for beside the query. */
export interface RuleSettings {
  name: string;
  /** Duration for which the drift has to last, beyond the m of n windows: "0s", "5m". */
  pending: string;
  noDataState: NoDataState;
  /** Default `Error`. */
  errorState?: ErrorState;
  /** How long it goes on firing after the condition has ended: "0s", "10m". Default "0s". */
  keepFiring?: string;
  /** Address of what to do about it. */
  runbook?: string;
  labels: Record<string, string>;
  summary: string;
  /** Where it is not the usual one of the statistic. */
  condition?: Condition;
  /** Who is told; without one the notification policies say. */
  notify?: Notify;
  /** The panel that shows the drift. */
  panel?: { dashboard: string; id: string };
  /** Tags of annotations that tell of deploys: the one near a drift's beginning is named. Default `DEPLOY_TAGS`. */
  deploys?: string[];
}

/** What annotations of deploys are tagged with. */
export const DEPLOY_TAGS = ['deploy'];

/** A rule's own contact point, and what of its alerts one notification holds. */
export interface Notify {
  contactPoint: string;
  /** A notification for each value of these labels; none: one for all alerts of the rule; `EACH_ALERT`: one for each. */
  per?: string[];
  /** The mute timing in which nobody is told. */
  muteTiming?: string;
}

/** Grafana's word for all labels. */
export const EACH_ALERT = '...';
/** Grafana wants these in whatever alerts are grouped by. */
const OF_RULE = ['grafana_folder', 'alertname'];

/** As Grafana's rules have it; undefined where the notification policies say. */
export function notificationSettings({ notify }: RuleSettings) {
  const { contactPoint = '', per = [], muteTiming } = notify ?? {};
  return contactPoint === ''
    ? undefined
    : {
        receiver: contactPoint,
        group_by: per.includes(EACH_ALERT) ? [EACH_ALERT] : [...OF_RULE, ...per],
        ...(muteTiming && { mute_time_intervals: [muteTiming] }),
      };
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

export const deployTags = ({ deploys = DEPLOY_TAGS }: RuleSettings): string[] => deploys;

/** A: the distribution's alert statistic; B: its condition; C: what moved, in words. */
export function ruleQueries(target: DistributionTarget, settings: RuleSettings): RuleQuery[] {
  const { uid, type } = (target.datasource ?? {}) as { uid?: string; type?: string };
  const { hide: _, ...query } = target;
  const { op, value } = conditionOf(query, settings.condition);
  const read = (refId: string, format: string, more: Pick<DistributionTarget, 'deploys'> = {}): RuleQuery => ({
    refId,
    queryType: '',
    relativeTimeRange: { from: lookBack(target), to: 0 },
    datasourceUid: uid ?? '',
    model: {
      ...query,
      refId,
      datasource: { uid, type: type ?? DATASOURCE_ID },
      format,
      alertStatistic: alertsOn(query),
      ...more,
    },
  });
  return [
    read('A', ALERT_FORMAT),
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
        conditions: [{ type: 'query', evaluator: { type: op, params: [value] } }],
      },
    },
    read(WORDS_REF, WORDS_FORMAT, { deploys: deployTags(settings) }),
  ];
}

/** Seconds. The windows before the range that a baseline and m of n need are asked for by the plan itself. */
const lookBack = (target: DistributionTarget): number => Math.max(LEAST_SECONDS, (WINDOWS * windowMsOf(target)) / 1000);

/** The window that the rule has, whatever the range that it is replayed over. */
export const ruleWindow = (target: DistributionTarget): string => formatDuration(windowMsOf(target));

function windowMsOf(target: DistributionTarget): number {
  const to = Date.now();
  return plan(toCoreQuery(target), { from: to - LEAST_SECONDS * 1000, to, now: to }).windowMs;
}

/** Labels that the rule's alerts differ by: the groups', and the category's where the statistic is one of it. */
export const alertLabels = (query: DistributionTarget): string[] => [
  ...(query.groupBy ?? []),
  ...(entryOf(alertsOn(query))?.scope === 'category' && query.category ? [query.category] : []),
];

/** What the rule does, in words. */
export function ruleText(query: DistributionTarget, settings: RuleSettings): string {
  return `${firesText(query, settings)}${tellsText(settings)}`;
}

function tellsText({ notify }: RuleSettings): string {
  const { contactPoint = '', per = [], muteTiming } = notify ?? {};
  const each = per.includes(EACH_ALERT) ? 'each alert' : `each ${per.join(' and ')}`;
  const once = per.length === 0 ? 'once for all of its alerts' : `once for ${each}`;
  return contactPoint === '' ? '' : ` Tells ${contactPoint}, ${once}${muteTiming ? `, but not in ${muteTiming}` : ''}.`;
}

function firesText(query: DistributionTarget, { pending, condition }: RuleSettings): string {
  const id = alertsOn(query);
  const entry = entryOf(id);
  const of = `\`${query.category || 'the guessed category'}\` in ${upstreamText(query.upstream?.query) || 'the query'}`;
  const split = [...(entry?.scope === 'category' ? ['category'] : []), ...(query.groupBy ?? [])];
  const each = split.length > 0 ? `, for each ${split.join(' and ')} by itself` : '';
  const lasting = pending === '' || pending === '0s' ? '' : `, and still does after ${pending}`;
  const asked = conditionOf(query, condition);
  if (isUsualDrift(asked)) {
    return `Fires when the distribution of ${of} has drifted from its baseline (${baselineText(query.baseline)}): ${driftText(query)}${each}${lasting}.`;
  }
  const against = entry?.needs === 'none' ? '' : `, against ${baselineText(query.baseline)}`;
  return `Fires when the distribution of ${of} has ${statisticName(id)} ${conditionText(asked)}${against}${each}${lasting}.`;
}

const isUsualDrift = ({ statistic, op, value }: Condition) =>
  isVerdict(statistic) && op === 'gt' && value >= 0 && value < 1;

function isVerdict(id: StatisticId): boolean {
  const entry = entryOf(id);
  return entry?.scope === 'window' && entry.verdict === true;
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
