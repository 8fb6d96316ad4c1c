import type { DataFrame, TimeRange } from '@grafana/data';
import { readView, VIEW_FORMAT } from '../../core';
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

/** The shares over a whole range: every group's windows added up. Null when nothing was counted. */
export async function sharesOfRange(
  datasource: DistributionDataSource,
  target: DistributionTarget,
  range: TimeRange
): Promise<Record<string, number> | null> {
  const frames = await datasource.answer(
    { ...target, hide: false, format: VIEW_FORMAT, statistics: ['count'], baseline: { kind: 'uniform' } },
    range
  );
  const totals = new Map<string, number>();
  for (const view of readView(frames)) {
    for (const { category, count } of view.categories) {
      const sum = Array.from(count ?? []).reduce<number>((total, value) => total + (value ?? 0), 0);
      totals.set(category, (totals.get(category) ?? 0) + sum);
    }
  }
  const total = Array.from(totals.values()).reduce((sum, value) => sum + value, 0);
  return total > 0
    ? Object.fromEntries(Array.from(totals, ([name, count]) => [name, Number((count / total).toFixed(DIGITS))]))
    : null;
}
