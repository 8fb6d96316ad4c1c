import type { DistributionView } from '../core';
import { csvCell, markdownTable, windowSummary } from '../laterCore';
import { count, deviations, percent, percentRange, points, pValue, timeSpan } from '../format';
import type { NameOf } from './look';
import type { TimeZone } from '@grafana/schema';

const NUMBERS = ['count', 'share', 'baseline', 'delta', 'lower', 'upper', 'residual', 'adjustedP'] as const;

/** A window as CSV, a row per category, top of the stack first: full numbers, shares as fractions, nothing where there is no answer. */
export function windowCsv(view: DistributionView, index: number, names: NameOf): string {
  const instant = (at: number) => new Date(at).toISOString();
  const [start, end] = [view.times[index], view.times[index] + view.meta.windowMs];
  const rows = topFirst(view, index).map((row) => [
    instant(start),
    instant(end),
    csvCell(names(row.category)),
    ...NUMBERS.map((id) => row[id] ?? ''),
  ]);
  return [['start', 'end', csvCell(view.meta.categoryLabel), ...NUMBERS], ...rows]
    .map((row) => row.join(','))
    .join('\n');
}

/** A window as a table for an incident's notes: what the tooltip shows, in Markdown. */
export function windowMarkdown(view: DistributionView, index: number, names: NameOf, timeZone: TimeZone): string {
  const start = view.times[index];
  const head = [
    view.meta.categoryLabel,
    'count',
    'share',
    '95 % interval',
    'baseline',
    'delta',
    'residual',
    'adjusted p',
  ];
  const rows = topFirst(view, index).map((row) => [
    names(row.category),
    count(row.count),
    percent(row.share),
    percentRange(row.lower, row.upper),
    percent(row.baseline),
    points(row.delta),
    deviations(row.residual),
    pValue(row.adjustedP),
  ]);
  const escaped = (cells: string[]) => cells.map((cell) => cell.replace(/\|/g, '\\|'));
  const title = `${timeSpan(start, start + view.meta.windowMs, timeZone)}, N ${count(view.n?.[index])}`;
  return `${title}\n\n${markdownTable(escaped(head), rows.map(escaped))}`;
}

const topFirst = (view: DistributionView, index: number) => windowSummary(view, index).reverse();
