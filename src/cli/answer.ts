import { derive, plan, type DistributionQuery, type FrameJSON, type QueryRange, type UpstreamResponse } from '../core';
import { parseDuration } from '../core/duration';
import { zoneOffsets } from '../zoneOffsets';
import { CliError } from './error';
import type { Host, Values } from './command';
import { instantOption } from './instant';
import { text } from './parseOptions';
import type { FileRoles } from './read/fileColumns';
import { extentOf, usualRange, rowsWithin, usualWindow } from './read/extent';
import { readFile } from './read/file';
import { askPrometheus, type Prometheus } from './read/prometheus';

export interface FileAnswer {
  query: DistributionQuery;
  range: QueryRange;
  frames: FrameJSON[];
}

const HOUR = 3_600_000;
/** Where none is asked for. */
export const PROMETHEUS_WINDOW = '1m';

/** Runs a query over a file, stdin or Prometheus, with the core that the dashboards and alert rules run. */
export async function answer(
  query: DistributionQuery,
  values: Values,
  files: string[],
  host: Host
): Promise<FileAnswer> {
  const prometheus = prometheusOf(values, host);
  if (files.length > 1) {
    throw new CliError(`There are ${files.length} files.`, 'Name one, or pipe it in.');
  }
  return prometheus === null
    ? overTable(query, values, await readFile(files[0] ?? '-', rolesOf(query, values), host), host)
    : overPrometheus(query, values, prometheus, host);
}

async function overPrometheus(query: DistributionQuery, values: Values, prometheus: Prometheus, host: Host) {
  const asked = { ...query, window: { ...query.window, size: query.window?.size ?? PROMETHEUS_WINDOW } };
  if (typeof query.upstream?.query?.expr !== 'string') {
    throw new CliError(
      'There is no query for Prometheus.',
      'Give --promql "sum by (code) (increase(requests_total[$__interval]))".'
    );
  }
  const range = inZone(query, rangeBetween(values, host.now, { from: host.now - HOUR, to: host.now, now: host.now }));
  const responses = await askPrometheus(prometheus, asked, range);
  return { query: asked, range, frames: answered(asked, range, responses, host.note) };
}

async function overTable(
  query: DistributionQuery,
  values: Values,
  frames: FrameJSON[],
  host: Host
): Promise<FileAnswer> {
  const extent = extentOf(frames);
  const size = query.window?.size ?? usualWindow(extent);
  const asked = { ...query, window: { ...query.window, size } };
  const windowMs =
    size === 'range' ? Math.max(1, extent?.stepMs ?? HOUR) : size === 'auto' ? 60_000 : parseDuration(size, '--window');
  const range = inZone(query, rangeBetween(values, host.now, usualRange(extent, windowMs)));
  const control = text(values, 'against');
  const beside = control === undefined ? null : await readFile(control, rolesOf(query, values), host);
  const responses = plan(asked, range).requests.map(({ id, from, to }) => ({
    id,
    frames: (id === 'baseline:query' && beside !== null ? beside : frames).map((frame) => rowsWithin(frame, from, to)),
  }));
  return { query: asked, range, frames: answered(asked, range, responses, host.note) };
}

/** What the core makes of responses; its notices are told. */
export function answered(
  query: DistributionQuery,
  range: QueryRange,
  responses: UpstreamResponse[],
  note: Host['note']
): FrameJSON[] {
  const { frames } = derive(query, range, responses);
  frames[0]?.schema.meta?.notices?.forEach(({ severity, text: said }) => note(`${severity}: ${said}`));
  return frames;
}

/** The range that --from and --to name, else the usual one. */
export function rangeBetween(values: Values, now: number, usual: QueryRange): QueryRange {
  const from = text(values, 'from');
  const to = text(values, 'to');
  const end = to === undefined ? usual.to : instantOption(to, 'to', now);
  return {
    from: from === undefined ? usual.from : instantOption(from, 'from', now),
    to: end,
    now: Math.max(usual.now, end),
  };
}

/** The range with the changes of the time zone that the query names; UTC where it names none. */
const inZone = ({ timeZone = 'utc' }: DistributionQuery, range: QueryRange): QueryRange => ({
  ...range,
  zone: zoneOffsets(timeZone || 'utc', range.from, range.to),
});

function rolesOf({ category, groupBy = [], valueField }: DistributionQuery, values: Values): FileRoles {
  return {
    time: text(values, 'time'),
    count: valueField || undefined,
    words: [...(category ? [category] : []), ...groupBy],
  };
}

export function prometheusOf(values: Values, { env }: Pick<Host, 'env'>): Prometheus | null {
  const url = text(values, 'prometheus');
  if (url === undefined) {
    return null;
  }
  if (!/^https?:\/\//.test(url)) {
    throw new CliError(`--prometheus is "${url}".`, 'Give an address that begins with http:// or https://.');
  }
  const token = env.MULTINOMIAL_TOKEN;
  const headers = [values.header ?? []].flat().map((header) => {
    const [, name, value] = /^([^:\s]+):\s*(.*)$/.exec(String(header)) ?? [];
    if (name === undefined) {
      throw new CliError(`--header is "${String(header)}".`, 'Write it as "Name: value".');
    }
    return [name, value] as const;
  });
  return { url, headers: { ...(token && { Authorization: `Bearer ${token}` }), ...Object.fromEntries(headers) } };
}
