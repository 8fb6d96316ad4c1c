import {
  applyFieldOverrides,
  dataFrameFromJSON,
  dataFrameToJSON,
  LoadingState,
  type DataFrameJSON,
  type FieldConfigSource,
  type GrafanaTheme2,
  type InterpolateFunction,
  type PanelData,
} from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { DistributionError, VIEW_FORMAT, type FrameJSON, type StatisticId } from './core';
import { SHARE_UNIT } from './format';
import { groupsOf, isOwn, type Group } from './groups';
import { withLimit, type PanelOptions, type PlainSeriesOptions } from './options';
import type { DerivePlain } from './plain/derivePlain';
import { said, say } from './words/say';

/** What keeps a panel from being drawn: what is wrong, then what to do about it. */
export interface Problem {
  severity: 'info' | 'error';
  problem: string;
  remedy: string;
}

export type Prepared =
  { kind: 'groups'; groups: Group[] } | { kind: 'problem'; problem: Problem } | { kind: 'loading' };

/** What field config is applied with. */
export interface FieldContext {
  fieldConfig: FieldConfigSource;
  replaceVariables: InterpolateFunction;
  theme: GrafanaTheme2;
  timeZone: TimeZone;
}

const OWN_DATA_SOURCE = 'multinomial-distribution-datasource';

/** Whether the panel's data are, or are going to be, series of another data source. */
export function arePlain({ series, request }: PanelData): boolean {
  if (series.length > 0) {
    return !series.some(isOwn) && ownFormat(request) === null;
  }
  const targets = request?.targets ?? [];
  return targets.length > 0 && !targets.some(({ datasource }) => datasource?.type === OWN_DATA_SOURCE);
}

/** The panel's distributions: those of our own data source as they are, plain series by way of `derivePlain`, null while it is loaded. */
export function prepare(
  data: PanelData,
  { plain, statistic }: Pick<PanelOptions, 'plain' | 'statistic'>,
  context: FieldContext,
  derivePlain: DerivePlain | Error | null
): Prepared {
  const own = groupsOf(data.series);
  if (own.length > 0) {
    return { kind: 'groups', groups: own.map((group) => inUnit(group, context.fieldConfig.defaults.unit)) };
  }
  const failed = data.errors?.[0];
  if (failed) {
    return problem(
      'error',
      sentence(failed.message ?? say`The query failed.`),
      say`Open the query, correct it and run it again.`
    );
  }
  if (!data.series.some((frame) => frame.length > 0)) {
    return data.state === LoadingState.Loading || data.state === LoadingState.NotStarted
      ? { kind: 'loading' }
      : problem(
          'info',
          say`The query returned no data for this time range.`,
          say`Choose a longer time range, or run the query in Explore to see what it returns.`
        );
  }
  const format = ownFormat(data.request);
  if (format !== null) {
    return problem(
      'info',
      say`This query returns the format ${format}; this panel needs a time series of windows.`,
      say`Open the query and set Return to ${VIEW_FORMAT}, or show this answer in a Table panel.`
    );
  }
  if (derivePlain instanceof Error) {
    return problem(
      'error',
      say`Part of this panel could not be loaded, so it cannot show series of other data sources.`,
      say`Reload the page. If that does not help, ask who runs this Grafana whether the plugin is installed completely.`
    );
  }
  return derivePlain === null ? { kind: 'loading' } : derived(data, plain, statistic, context, derivePlain);
}

function derived(
  data: PanelData,
  plain: PlainSeriesOptions,
  statistic: StatisticId,
  context: FieldContext,
  derivePlain: DerivePlain
): Prepared {
  const [from, to] = [data.timeRange.from.valueOf(), data.timeRange.to.valueOf()];
  // What is finished is judged by when the data were asked for.
  const now = data.request?.endTime ?? data.request?.startTime ?? to;
  try {
    const frames = data.series.map((frame) => dataFrameToJSON(frame) as FrameJSON);
    const answer = derivePlain(frames, plain, withLimit(statistic), { from, to, now });
    const groups = groupsOf(
      applyFieldOverrides({ data: answer.map((frame) => dataFrameFromJSON(frame as DataFrameJSON)), ...context })
    );
    return groups.length > 0
      ? { kind: 'groups', groups: groups.map((group) => inUnit(group, context.fieldConfig.defaults.unit)) }
      : problem('info', say`The series have no counts in this time range.`, say`Choose a longer time range.`);
  } catch (error) {
    if (error instanceof DistributionError) {
      return problem('info', said(error.problem), said(error.remedy));
    }
    throw error;
  }
}

/** Shares in the unit that the panel asks for: Grafana leaves fields that come with one theirs, but for overrides. */
function inUnit(group: Group, unit: string | undefined): Group {
  if (unit === undefined || unit === SHARE_UNIT) {
    return group;
  }
  const fields = group.frame.fields.map((field) =>
    field.name === 'share' && field.config.unit === SHARE_UNIT ? { ...field, config: { ...field.config, unit } } : field
  );
  return { ...group, frame: { ...group.frame, fields } };
}

/** The output format of our own data source's query when it isn't the one that can be drawn. */
function ownFormat(request: PanelData['request']): string | null {
  const target = request?.targets.find((query) => query.datasource?.type === OWN_DATA_SOURCE);
  const format = target && 'format' in target ? target.format : undefined;
  return typeof format === 'string' && format !== VIEW_FORMAT ? format : null;
}

function problem(severity: Problem['severity'], text: string, remedy: string): Prepared {
  return { kind: 'problem', problem: { severity, problem: text, remedy } };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
