import { explainWindow, STATES, type DistributionQuery, type DistributionView, type DriftEvent } from '../core';
import { textOf } from '../core/upstreamKinds';

/** What a query has to return for a report. */
export const REPORTED = ['share', 'count', 'baseline', 'delta', 'n', 'p', 'w', 'drift', 'state', 'test'];

/** A deploy, say, or an alert rule that began to fire. */
export interface Happened {
  /** ms since the epoch */
  time: number;
  text: string;
}

/** Everything that a report says of one drift. Times are ms since the epoch, shares fractions. */
export interface Incident {
  group: Record<string, string>;
  categoryLabel: string;
  query: string;
  baseline: string;
  event: DriftEvent;
  /** All windows from the onset to the end together, beside what was expected of them. */
  categories: Array<{
    category: string;
    count: number;
    expected: number | null;
    share: number | null;
    baseline: number | null;
    delta: number | null;
  }>;
  /** From the first odd window to the one after the return. */
  timeline: Array<{
    time: number;
    n: number | null;
    p: number | null;
    w: number | null;
    state: string;
    share: number | null;
  }>;
  /** What else happened near it, oldest first. */
  happened: Happened[];
  /** The test of the window with the largest change, in words. */
  explanation: string;
}

/** A report as it is kept: `version` says how to read it. */
export interface Snapshot {
  version: 1;
  /** The range that was asked, ms since the epoch. */
  from: number;
  to: number;
  incidents: Incident[];
}

export const snapshotOf = ({ from, to }: { from: number; to: number }, incidents: Incident[]): Snapshot => ({
  version: 1,
  from,
  to,
  incidents,
});

/** @param happened what else happened near it, in any order */
export function incidentOf(
  view: DistributionView,
  event: DriftEvent,
  query: DistributionQuery,
  happened: Happened[] = []
): Incident {
  const { times, meta } = view;
  const end = event.end ?? Infinity;
  const inside = times.flatMap((time, t) => (time >= event.start && time < end ? [t] : []));
  const lead = event.moved[0]?.category;
  const shareOfLead = view.categories.find(({ category }) => category === lead)?.share ?? null;
  const shown = times.flatMap((time, t) => (time >= event.startEarliest && time <= end ? [t] : []));
  const peak = inside.reduce((best, t) => ((view.w?.[t] ?? -1) > (view.w?.[best] ?? -1) ? t : best), inside[0] ?? 0);
  return {
    group: meta.group,
    categoryLabel: meta.categoryLabel,
    query: textOf(query.upstream?.query ?? {}),
    baseline: meta.baseline.text,
    event,
    categories: categoriesOf(view, inside),
    timeline: shown.map((t) => ({
      time: times[t],
      n: view.n?.[t] ?? null,
      p: view.p?.[t] ?? null,
      w: view.w?.[t] ?? null,
      state: STATES[view.state?.[t] ?? -1] ?? '',
      share: shareOfLead?.[t] ?? null,
    })),
    happened: happened.slice().sort((a, b) => a.time - b.time),
    explanation: inside.length > 0 ? explainWindow(view, peak) : '',
  };
}

function categoriesOf(view: DistributionView, inside: number[]): Incident['categories'] {
  const total = inside.reduce((sum, t) => sum + (view.n?.[t] ?? 0), 0);
  const rows = view.categories.map(({ category, count, baseline }) => {
    const own = inside.reduce((sum, t) => sum + (count?.[t] ?? 0), 0);
    const known = inside.every((t) => (view.n?.[t] ?? 0) === 0 || typeof baseline?.[t] === 'number');
    const expected = known ? inside.reduce((sum, t) => sum + (view.n?.[t] ?? 0) * (baseline?.[t] ?? 0), 0) : null;
    const share = total > 0 ? own / total : null;
    const before = expected !== null && total > 0 ? expected / total : null;
    const delta = share !== null && before !== null ? share - before : null;
    return { category, count: own, expected, share, baseline: before, delta };
  });
  return rows.sort((a, b) => Math.abs(b.delta ?? 0) - Math.abs(a.delta ?? 0));
}
