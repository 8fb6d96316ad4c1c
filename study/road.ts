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

/** One series of an upstream's answer: a value at the end of each window, NaN where there is none. */
export interface Points {
  labels: Record<string, string>;
  values: ArrayLike<number>;
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
  const groupBy = series.length > 1 ? ['group'] : [];
  return flagged(series[0].windows, { ...road, query: { groupBy, ...road.query } }, answers(series, road));
}

/** The same of one group whose upstream answers with such points, until the end of window `windows - 1`. */
export function flagsOf(points: Points[], windows: number, road: Road): Float64Array {
  return flagged(windows, road, (_, begin, from, to) =>
    points.map((one) => seriesFrame(one, windows, begin, from, to))
  )[0];
}

function flagged(windows: number, road: Road, answer: Answer): Float64Array[] {
  const { frames, begin } = derived(windows, road, answer, { forAlert: true });
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
  const query = { ...road.query, statistics: ['share', 'baseline'] };
  const { frames, begin } = derived(series.windows, { ...road, query }, answers([series], road), {});
  const [view] = readViewJSON(frames);
  const { share, baseline } = view.categories.filter(({ category: name }) => name === nameOf(category))[0];
  return {
    shares: Array.from(share!) as number[],
    baseline: Array.from(baseline!) as number[],
    events: view.events,
    begin,
  };
}

/** What the upstream answers to a request from one instant to another, of a series whose first window begins at `begin`. */
type Answer = (id: string, begin: number, from: number, to: number) => FrameJSON[];

const answers =
  (series: Counts[], { control }: Road): Answer =>
  (id, begin, from, to) =>
    (id === 'observed' || control === undefined ? series : [control]).map((one, g) =>
      frameOf(one, begin, from, to, series.length > 1 ? { group: `g${g}` } : {})
    );

function derived(windows: number, { query, first, offset }: Road, answer: Answer, options: { forAlert?: boolean }) {
  const asked: DistributionQuery = {
    refId: 'A',
    upstream: { datasource: { uid: 'study', type: 'prometheus' }, query: {} },
    category: 'code',
    ...query,
  };
  const begin = START + offset * MINUTE;
  const range = { from: begin + first * MINUTE, to: begin + windows * MINUTE, now: begin + windows * MINUTE };
  const responses = plan(asked, range).requests.map(({ id, from, to }) => ({
    id,
    frames: answer(id, begin, from, to),
  }));
  return { frames: derive(asked, range, responses, options).frames, begin };
}

export const nameOf = (category: number): string => `c${category}`;

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

/** A series of its own, without rows where it has no point. */
function seriesFrame({ labels, values }: Points, windows: number, begin: number, from: number, to: number): FrameJSON {
  const times: number[] = [];
  const own: number[] = [];
  const last = Math.min(windows, Math.round((to - begin) / MINUTE));
  for (let t = Math.max(0, Math.round((from - begin) / MINUTE)); t < last; t++) {
    if (!Number.isNaN(values[t])) {
      times.push(begin + (t + 1) * MINUTE);
      own.push(values[t]);
    }
  }
  return {
    schema: {
      fields: [
        { name: 'Time', type: 'time' },
        { name: 'Value', type: 'number', labels },
      ],
    },
    data: { values: [times, own] },
  };
}
