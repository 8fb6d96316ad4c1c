import {
  applyFieldOverrides,
  dataFrameFromJSON,
  dataFrameToJSON,
  LoadingState,
  type DataFrame,
  type DataFrameJSON,
  type FieldConfigSource,
  type GrafanaTheme2,
  type InterpolateFunction,
  type PanelData,
  type TimeZone,
} from '@grafana/data';
import { derive, DistributionError, readView, type DistributionView, type FrameJSON } from '../core';
import type { PlainSeriesOptions } from './options';
import { plainQuery } from './plainQuery';

/** One distribution, and the frame whose fields carry its colours, names and units. */
export interface Group {
  view: DistributionView;
  frame: DataFrame;
}

/** What keeps a panel from being drawn: what is wrong, then what to do about it. */
export interface Problem {
  severity: 'info' | 'error';
  problem: string;
  remedy: string;
}

export type Prepared =
  { kind: 'groups'; groups: Group[] } | { kind: 'problem'; problem: Problem } | { kind: 'loading' };

export interface Host {
  fieldConfig: FieldConfigSource;
  replaceVariables: InterpolateFunction;
  theme: GrafanaTheme2;
  timeZone: TimeZone;
}

const OWN_DATA_SOURCE = 'multinomial-distribution-datasource';

/** Distributions out of the panel's data: those of our own data source as they are, plain series by way of the core. */
export function prepare(data: PanelData, plain: PlainSeriesOptions, host: Host): Prepared {
  const own = groupsOf(data.series);
  if (own.length > 0) {
    return { kind: 'groups', groups: own };
  }
  const failed = data.errors?.[0];
  if (failed) {
    return problem(
      'error',
      sentence(failed.message ?? 'The query failed.'),
      'Open the query to mend it, then run it again.'
    );
  }
  if (!data.series.some((frame) => frame.length > 0)) {
    return data.state === LoadingState.Loading || data.state === LoadingState.NotStarted
      ? { kind: 'loading' }
      : problem(
          'info',
          'The query has no data in this time range.',
          'Choose a longer time range, or run the query in Explore to see what it returns.'
        );
  }
  const format = ownFormat(data);
  if (format !== null) {
    return problem(
      'info',
      `This query returns \`${format}\`, and this panel draws windows over time.`,
      'Open the query and set Return to `series`, or show this answer in a Table panel.'
    );
  }
  return derived(data, plain, host);
}

function derived(data: PanelData, plain: PlainSeriesOptions, host: Host): Prepared {
  const [from, to] = [data.timeRange.from.valueOf(), data.timeRange.to.valueOf()];
  // The core has no clock: what is finished is judged by when the data was asked for.
  const range = { from, to, now: data.request?.endTime ?? data.request?.startTime ?? to };
  try {
    const frames = data.series.map((frame) => dataFrameToJSON(frame) as FrameJSON);
    const answer = derive(plainQuery(plain), range, [{ id: 'observed', frames }]);
    const series = applyFieldOverrides({
      data: answer.frames.map((frame) => dataFrameFromJSON(frame as DataFrameJSON)),
      ...host,
    });
    const groups = groupsOf(series);
    return groups.length > 0
      ? { kind: 'groups', groups }
      : problem('info', 'The series hold no counts in this time range.', 'Choose a longer time range.');
  } catch (error) {
    if (error instanceof DistributionError) {
      return problem('info', error.problem, error.remedy);
    }
    throw error;
  }
}

function groupsOf(series: DataFrame[]): Group[] {
  const carriers = series.filter((frame) => frame.meta?.custom?.multinomial !== undefined);
  const views = readView(carriers.map((frame) => dataFrameToJSON(frame) as FrameJSON));
  return views.map((view) => ({ view, frame: carriers[view.frameIndex] }));
}

/** The output format of our own data source's query when it isn't the one that can be drawn. */
function ownFormat(data: PanelData): string | null {
  const target = data.request?.targets.find((query) => query.datasource?.type === OWN_DATA_SOURCE);
  const format = target && 'format' in target ? target.format : undefined;
  return typeof format === 'string' && format !== 'series' ? format : null;
}

function problem(severity: Problem['severity'], text: string, remedy: string): Prepared {
  return { kind: 'problem', problem: { severity, problem: text, remedy } };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
