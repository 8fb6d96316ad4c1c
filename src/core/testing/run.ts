import { derive, type DeriveOptions } from '../derive';
import type { FrameJSON } from '../model/frame';
import type { DistributionQuery, PlannedRequest, QueryRange } from '../model/query';
import { plan } from '../plan';

/** Monday, 5 January 2026, noon UTC. */
export const NOON = Date.UTC(2026, 0, 5, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A query to a Prometheus, with what the test is about. */
export function queryOf(settings: Partial<DistributionQuery> = {}): DistributionQuery {
  return {
    upstream: { datasource: { uid: 'prom', type: 'prometheus' }, query: { expr: 'sum by (code) (increase(x[1m]))' } },
    ...settings,
  };
}

/** `minutes` minutes that end now. */
export function last(minutes: number, now = NOON): QueryRange {
  return { from: now - minutes * MINUTE, to: now, now };
}

/** Plans a query, has every request answered, and derives. */
export function run(
  query: DistributionQuery,
  range: QueryRange,
  answer: (request: PlannedRequest) => FrameJSON[],
  options?: DeriveOptions
): FrameJSON[] {
  const { requests } = plan(query, range);
  const responses = requests.map((request) => ({ id: request.id, frames: answer(request) }));
  return derive(query, range, responses, options).frames;
}

/** One window that spans the range, against intended shares: its counts by category are what was read. */
export function readCounts(
  frames: FrameJSON[],
  settings: Partial<DistributionQuery> = {},
  range: QueryRange = last(60)
): Record<string, number | null> {
  const query = queryOf({
    window: { size: 'range' },
    baseline: { kind: 'uniform' },
    format: 'categories',
    ...settings,
  });
  const [frame] = run(query, range, () => frames);
  const names = rowNames(frame, query.groupBy ?? []);
  const counts = columnOf(frame, 'count') as Array<number | null>;
  const out: Record<string, number | null> = {};
  names.forEach((name, row) => {
    out[name] = counts[row];
  });
  return out;
}

/** "eu/500" for each row of format `categories`. */
function rowNames(frame: FrameJSON, groupBy: string[]): string[] {
  const keys = frame.schema.fields.slice(0, groupBy.length + 1).map(({ name }) => columnOf(frame, name));
  return keys[0].map((_, row) => keys.map((column) => column[row]).join('/'));
}

export function columnOf(frame: FrameJSON, name: string): unknown[] {
  return frame.data.values[frame.schema.fields.findIndex((field) => field.name === name)];
}

export const noticesOf = (frames: FrameJSON[]): string[] =>
  (frames[0].schema.meta?.notices ?? []).map(({ severity, text }) => `${severity}: ${text}`);
