import {
  plan,
  type DistributionQuery,
  type FrameJSON,
  type PlannedRequest,
  type QueryRange,
  type UpstreamResponse,
} from '../../core';
import { formatDuration } from '../../core/duration';
import { CliError } from '../error';

export interface Prometheus {
  url: string;
  headers: Record<string, string>;
}

interface Series {
  metric: Record<string, string>;
  values?: Array<[number, string]>;
  value?: [number, string];
}

const TIMEOUT_MS = 60_000;

/** Runs all that the core plans for a query over a Prometheus, Mimir, Thanos or VictoriaMetrics. */
export async function askPrometheus(
  prometheus: Prometheus,
  query: DistributionQuery,
  range: QueryRange
): Promise<UpstreamResponse[]> {
  const { requests } = plan(query, range);
  return Promise.all(requests.map(async (request) => ({ id: request.id, frames: await ask(prometheus, request) })));
}

async function ask(prometheus: Prometheus, request: PlannedRequest): Promise<FrameJSON[]> {
  const { from, to, intervalMs, query } = request;
  const instant = query.instant === true;
  const asked = new URLSearchParams({
    query: filled(String(query.expr ?? ''), instant ? to - from : intervalMs, to - from),
  });
  if (instant) {
    asked.set('time', String(to / 1000));
  } else {
    asked.set('start', String(from / 1000));
    asked.set('end', String(to / 1000));
    asked.set('step', String(intervalMs / 1000));
  }
  const series = await post(prometheus, `/api/v1/${instant ? 'query' : 'query_range'}`, asked);
  return series.map(({ metric, values, value }) => {
    const points = values ?? (value ? [value] : []);
    return {
      schema: {
        meta: { type: 'timeseries-multi' },
        fields: [
          { name: 'Time', type: 'time' },
          { name: 'Value', type: 'number', labels: metric },
        ],
      },
      data: { values: [points.map(([at]) => at * 1000), points.map(([, text]) => finite(Number(text)))] },
    };
  });
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Grafana's own variables, as far as a query over windows needs them. */
function filled(expr: string, intervalMs: number, rangeMs: number): string {
  return expr
    .replace(/\$__(?:rate_)?interval_ms\b|\$\{__(?:rate_)?interval_ms\}/g, String(intervalMs))
    .replace(/\$__(?:rate_)?interval\b|\$\{__(?:rate_)?interval\}/g, formatDuration(intervalMs))
    .replace(/\$__range\b|\$\{__range\}/g, formatDuration(rangeMs));
}

async function post({ url, headers }: Prometheus, path: string, body: URLSearchParams): Promise<Series[]> {
  const address = url.replace(/\/+$/, '') + path;
  let response: Response;
  try {
    response = await fetch(address, { method: 'POST', body, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
    throw new CliError(
      `Prometheus at ${url} does not answer: ${cause}.`,
      'Check --prometheus and that it is reachable from here.'
    );
  }
  const answer = await response.text();
  let told: { status?: string; error?: string; data?: { result?: Series[] } };
  try {
    told = JSON.parse(answer) as typeof told;
  } catch {
    throw new CliError(
      `${url} answered ${response.status}, and not as Prometheus does.`,
      'Give --prometheus the address before /api/v1, and --header where it asks who you are.'
    );
  }
  if (told.status !== 'success') {
    throw new CliError(`Prometheus says: ${told.error ?? response.status}.`, 'Correct the PromQL and try again.');
  }
  return told.data?.result ?? [];
}
