import type { DataFrame, TimeRange } from '@grafana/data';
import { readView, STATES, VIEW_FORMAT } from '../../core';
import type { PinnedGroup } from '../../core/baseline/kinds/snapshot';
import type { ObservedAnswer } from './observed';
import type { DistributionDataSource } from '../DataSource';
import type { DistributionTarget } from '../types';

const DIGITS = 4;

/** The categories in the query's last frames, largest groups' order kept; [] before there are any. */
export function seenCategories(frames: DataFrame[] | undefined): string[] {
  const views = readView(frames ?? []);
  return Array.from(new Set(views.flatMap(({ meta }) => meta.categories)));
}

/**
 * How many groups there are: those in the query's last frames; before there are any, as many as the upstream's answer has for the
 * label that has most; 0 where neither tells.
 */
export function seenGroups(
  frames: DataFrame[] | undefined,
  groupBy: string[] = [],
  labels: ObservedAnswer['labels'] = []
): number {
  const own = (frames ?? []).filter(({ meta }) => meta?.custom?.multinomial !== undefined).length;
  const values = labels.filter(({ name }) => groupBy.includes(name)).map((label) => label.values);
  return own > 0 ? own : Math.max(0, ...values);
}

/** The drift that is on in the last window of any group, with that window's start: the first of several. Null without one. */
export function seenDrift(frames: DataFrame[] | undefined): { start: number; title: string; until: number } | null {
  for (const { meta, events } of readView(frames ?? [])) {
    const last = events[events.length - 1];
    if (meta.drifting && meta.latest !== null && last !== undefined) {
      return { start: last.start, title: last.title, until: meta.latest.start };
    }
  }
  return null;
}

/** How many drifts of all groups were decided in the windows that are shown; null before there are any. */
export function seenPages(frames: DataFrame[] | undefined): number | null {
  const views = readView(frames ?? []);
  const decided = views.flatMap(({ times, events }) => events.filter((event) => event.decided > times[0]));
  return views.length === 0 ? null : decided.length;
}

/** What was counted over a range, as a snapshot keeps it. */
export interface CountedRange {
  pinned: PinnedGroup[];
  from: number;
  to: number;
}

const STATES_NOT_WHOLE = [STATES.indexOf('incomplete'), STATES.indexOf('counter reset')];

/** What was counted over a range, by group: its whole windows added up; of states their mean. Null when nothing was counted. */
export async function countsOfRange(
  datasource: DistributionDataSource,
  target: DistributionTarget,
  range: TimeRange
): Promise<CountedRange | null> {
  const frames = await datasource.answer(
    { ...target, hide: false, format: VIEW_FORMAT, statistics: ['count', 'n', 'state'], baseline: { kind: 'uniform' } },
    range
  );
  const views = readView(frames);
  const pinned = views.map(({ meta, categories, n, state }) => {
    const whole = Array.from(n ?? [], (events, w) => (events ?? 0) > 0 && !STATES_NOT_WHOLE.includes(state?.[w] ?? -1));
    const windows = whole.filter(Boolean).length;
    const parts = target.values === 'states' ? Math.max(1, windows) : 1;
    const counts = categories.map(({ category, count }) => {
      const sum = Array.from(count ?? []).reduce<number>((all, value, w) => all + (whole[w] ? (value ?? 0) : 0), 0);
      return [category, Number((sum / parts).toFixed(DIGITS))] as const;
    });
    return {
      ...(Object.keys(meta.group).length > 0 && { group: meta.group }),
      counts: Object.fromEntries(counts),
      windows,
    };
  });
  const [from, to] = [views[0]?.times[0], views[0]?.times.slice(-1)[0]];
  const seen = pinned.filter(({ windows }) => windows > 0);
  return seen.length > 0 ? { pinned: seen, from, to: to + views[0].meta.windowMs } : null;
}

/** Counts of all groups, by category. */
export function totalsOf(pinned: PinnedGroup[]): Map<string, number> {
  const totals = new Map<string, number>();
  pinned.forEach(({ counts }) =>
    Object.entries(counts).forEach(([name, count]) => totals.set(name, (totals.get(name) ?? 0) + count))
  );
  return totals;
}

/** The shares over a whole range, of all groups together. Null when nothing was counted. */
export async function sharesOfRange(
  datasource: DistributionDataSource,
  target: DistributionTarget,
  range: TimeRange
): Promise<Record<string, number> | null> {
  const counted = await countsOfRange(datasource, target, range);
  const totals = Array.from(totalsOf(counted?.pinned ?? []));
  const total = totals.reduce((sum, [, count]) => sum + count, 0);
  return total > 0
    ? Object.fromEntries(totals.map(([name, count]) => [name, Number((count / total).toFixed(DIGITS))]))
    : null;
}
