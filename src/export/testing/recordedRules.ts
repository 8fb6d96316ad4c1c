import type { DistributionQuery } from '../../core';
import { exportPlan } from '../exportPlan';
import { promqlFor } from '../promql';
import { QUERY, views, type Row } from './counts';
import { expectNear } from './expectNear';

/** A recorded series; its points are [seconds, value]. */
export interface Recorded {
  metric: Record<string, string>;
  values: Array<[time: number, value: string]>;
}

export const BASELINES: ReadonlyArray<[string, DistributionQuery]> = [
  ['trailing windows', { ...QUERY, baseline: { kind: 'trailing', windows: 8, gap: 1 }, test: 'homogeneity' }],
  [
    'intended shares',
    { ...QUERY, baseline: { kind: 'fixed', shares: { '200': 90, '404': 6, '500': 4 } }, test: 'goodness of fit' },
  ],
  ['equal shares', { ...QUERY, baseline: { kind: 'uniform' }, test: 'goodness of fit' }],
];

/** The query's rules over the counter that the tests have, recorded as `name:…`. */
export const rulesFor = (query: DistributionQuery, name: string): string =>
  promqlFor(exportPlan(query), { metric: 'requests_total{job="shop"}', category: 'code', name });

interface Told {
  query: DistributionQuery;
  data: Row[];
  /** Tolerance of shares, baselines and deltas, and relatively of counts. */
  shares: number;
  /** Relative tolerance of KL divergence and overdispersion, which are small differences of large numbers. */
  differences?: number;
}

/** All points of a series up to an instant, as the server at `url` has them. */
export async function pointsOf(url: string, name: string, stretch: string, at?: number): Promise<Recorded[]> {
  const body = new URLSearchParams({ query: `${name}[${stretch}]`, ...(at && { time: String(at / 1000) }) });
  const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
  return ((await response.json()) as { data: { result: Recorded[] } }).data.result;
}

const NUMBERS = {
  chi_square: 'chiSquare',
  effect_w: 'w',
  kl: 'kl',
  entropy: 'entropy',
  overdispersion: 'overdispersion',
  p: 'p',
};
const BY_CATEGORY = ['count', 'share', 'baseline', 'delta'] as const;
/** Windows that have to be compared in each number. */
const LEAST = 4;

/**
 * Expects what was recorded to be the core's numbers on the same counts.
 *
 * @param read the points of a recorded series
 * @param timeOf the beginning (ms) of the window whose rules were evaluated then (s)
 */
export async function expectTheCores(
  read: (name: string) => Promise<Recorded[]>,
  timeOf: (seconds: number) => number,
  { query, data, shares, differences = 1e-9 }: Told
): Promise<void> {
  const expected = views(query, data);
  for (const [record, id] of Object.entries(NUMBERS)) {
    const recorded = await read(record);
    let compared = 0;
    for (const { meta, times, statistics } of expected) {
      const own = recorded.find(({ metric }) => metric.region === meta.group.region)?.values ?? [];
      for (const [time, text] of own) {
        const t = times.indexOf(timeOf(time));
        const value = statistics[id]?.[t];
        // the core pools sparse categories
        const pooled = (id === 'chiSquare' || id === 'p') && statistics.df?.[t] !== 2;
        if (typeof value === 'number' && !pooled && (id !== 'p' || value >= 1e-3)) {
          compared += 1;
          const tolerance = id === 'p' ? 0.18 : id === 'kl' || id === 'overdispersion' ? differences : 1e-9;
          expectNear(Number(text), value, tolerance, `${meta.groupName}, window ${t}, ${id}`);
        }
      }
    }
    // against equal shares every p is as good as 0
    const enough = compared >= LEAST || (id === 'p' && query.baseline?.kind === 'uniform');
    expect([record, enough]).toEqual([record, true]);
  }
  for (const id of BY_CATEGORY) {
    const recorded = await read(id);
    for (const { meta, times, categories } of expected) {
      for (const { category, ...columns } of categories) {
        const own = recorded.find(({ metric }) => metric.region === meta.group.region && metric.code === category);
        const compared = (own?.values ?? []).filter(([time, text]) => {
          const t = times.indexOf(timeOf(time));
          const value = columns[id]?.[t] ?? null;
          if (value !== null && Math.abs(Number(text) - value) > shares * Math.max(1, value)) {
            throw new Error(`${meta.groupName}, window ${t}, ${id} of ${category}: ${text} instead of ${value}`);
          }
          return value !== null;
        });
        expect([meta.groupName, category, id, compared.length >= LEAST]).toEqual([meta.groupName, category, id, true]);
      }
    }
  }
}
