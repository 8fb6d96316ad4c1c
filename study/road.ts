import { derive, plan, readViewJSON, type DistributionQuery, type DriftEvent, type FrameJSON } from '../src/core';
import type { Random } from '../src/core/numeric';
import type { World } from './worlds';

const MINUTE = 60_000;
/** A Monday. */
const START = Date.UTC(2026, 0, 5);

/** Counts of one series of windows, row-major by category. */
export interface Counts {
  windows: number;
  categories: number;
  counts: Float64Array;
}

/** What happens to the shares from window `from` up to `until`. */
export interface Incident {
  from: number;
  until: number;
  change(shares: number[], t: number): number[];
}

export function simulate(world: World, windows: number, random: Random, incident?: Incident): Counts {
  const { categories } = world;
  const counts = new Float64Array(windows * categories);
  const sharesOf = world.begin(random);
  for (let t = 0; t < windows; t++) {
    const shares = sharesOf(t);
    const hit = incident !== undefined && t >= incident.from && t < incident.until;
    counts.set(random.multinomial(world.events(t), hit ? incident.change(shares, t) : shares), t * categories);
  }
  return { windows, categories, counts };
}

/** An alert rule's road. */
export interface Road {
  /** More of the query: its baseline, a budget, groups. */
  query?: Partial<DistributionQuery>;
  /** The first window that is judged. */
  first: number;
  /** Windows by which the series is moved against the hour, so that nothing rests on how it lies. */
  offset: number;
  /** The answer to another request than `observed`; without one that is about an earlier time of the same series. */
  control?: Counts;
}

/**
 * The drift flag of every window from `first` on, as an alert rule gets it: `plan` asks, the simulated series answers as Prometheus
 * would, `derive` says 1, 0, or nothing (NaN).
 */
export function flags(series: Counts[], road: Road): Float64Array[] {
  const { frames, begin } = derived(series, road, {}, { forAlert: true });
  const { windows } = series[0];
  return frames.map((frame) => {
    const out = new Float64Array(windows).fill(NaN);
    const [times, values] = frame.data.values as [number[], Array<number | null>];
    times.forEach((time, i) => (out[Math.round((time - begin) / MINUTE)] = values[i] ?? NaN));
    return out;
  });
}

/** What a dashboard gets of one series: a category's shares and baseline from window `first` on, and the drifts. */
export function answered(
  series: Counts,
  road: Road,
  category: number
): { shares: number[]; baseline: number[]; events: DriftEvent[]; begin: number } {
  const { frames, begin } = derived([series], road, { statistics: ['share', 'baseline'] }, {});
  const [view] = readViewJSON(frames);
  const { share, baseline } = view.categories.filter(({ category: name }) => name === nameOf(category))[0];
  return {
    shares: Array.from(share!) as number[],
    baseline: Array.from(baseline!) as number[],
    events: view.events,
    begin,
  };
}

function derived(
  series: Counts[],
  { query, first, offset, control }: Road,
  more: Partial<DistributionQuery>,
  options: { forAlert?: boolean }
) {
  const asked: DistributionQuery = {
    refId: 'A',
    upstream: { datasource: { uid: 'study', type: 'prometheus' }, query: {} },
    category: 'code',
    groupBy: series.length > 1 ? ['group'] : [],
    ...query,
    ...more,
  };
  const begin = START + offset * MINUTE;
  const { windows } = series[0];
  const range = { from: begin + first * MINUTE, to: begin + windows * MINUTE, now: begin + windows * MINUTE };
  const responses = plan(asked, range).requests.map(({ id, from, to }) => ({
    id,
    frames: (id === 'observed' || control === undefined ? series : [control]).map((one, g) =>
      frameOf(one, begin, from, to, series.length > 1 ? { group: `g${g}` } : {})
    ),
  }));
  return { frames: derive(asked, range, responses, options).frames, begin };
}

const nameOf = (category: number): string => `c${category}`;

function frameOf(
  { windows, categories, counts }: Counts,
  begin: number,
  from: number,
  to: number,
  labels: Record<string, string>
): FrameJSON {
  const first = Math.max(0, Math.round((from - begin) / MINUTE));
  const last = Math.min(windows, Math.round((to - begin) / MINUTE));
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  const columns = Array.from({ length: categories }, (_, k) => rows.map((t) => counts[t * categories + k]));
  return {
    schema: {
      fields: [
        { name: 'Time', type: 'time' },
        ...columns.map((_, k) => ({ name: 'Value', type: 'number' as const, labels: { code: nameOf(k), ...labels } })),
      ],
    },
    data: { values: [rows.map((t) => begin + (t + 1) * MINUTE), ...columns] },
  };
}
