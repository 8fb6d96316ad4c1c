import { DECLARED, type CategoryStatistic, type Declared } from '../core';
import type { LatestRow } from '../laterCore';
import type { Look } from '../chart/look';
import { count, decimalsFor, NO_ANSWER, percentRange, points, pValue } from '../format';
import type { Group } from '../groups';
import { said } from '../words/say';

/** Numbers of a category in the last window, by statistic id. */
export type Cells = (id: string) => number | null;

export interface TableColumn {
  id: string;
  name: string;
  title: string;
  text: (row: Cells, look: Look) => string;
  /** The cell's colour, where a threshold gives it one. */
  color?: (row: Cells, look: Look) => string | undefined;
}

type Entry = Declared<CategoryStatistic>;

/** What may be a column, in order; the upper end of a range stands in its lower end's column. */
const SHOWN = DECLARED.filter(
  (entry): entry is Entry =>
    entry.scope === 'category' && (entry.tableColumn !== undefined || entry.panelColumn !== undefined)
)
  .filter(({ id }, _, all) => all.every(({ panelColumn }) => panelColumn?.upTo !== id))
  .sort((a, b) => (a.tableColumn ?? Infinity) - (b.tableColumn ?? Infinity));

/** Rows of the last window: what every answer sums up of it, and what else the query returned. */
export function rowsOf({ view, frame }: Group, latest: LatestRow[]): (category: string) => Cells {
  const { categoryLabel } = view.meta;
  const summed = new Map(latest.map((row) => [row.category, row as unknown as Record<string, unknown>]));
  const fields = new Map<string, (typeof frame.fields)[number]>();
  frame.fields.forEach((field) => {
    const key = `${field.name} ${field.labels?.[categoryLabel] ?? ''}`;
    if (!fields.has(key)) {
      fields.set(key, field);
    }
  });
  return (category) => (id) => {
    const known = summed.get(category)?.[id];
    if (known !== undefined) {
      return typeof known === 'number' ? known : null;
    }
    return fields.get(`${id} ${category}`)?.values[view.times.length - 1] ?? null;
  };
}

/** The columns that a table of this width has room for, of those that any row has a number for. */
export function columnsFor(width: number, unit: number, rows: Cells[]): TableColumn[] {
  const decimals = decimalsFor(
    SHOWN.filter((entry) => isShare(entry) && least(entry) === 0).flatMap(({ id }) => rows.map((row) => row(id)))
  );
  return SHOWN.filter((entry) => width >= least(entry) * unit)
    .filter((entry) => least(entry) === 0 || rows.some((row) => row(entry.id) !== null))
    .map((entry) => ({
      id: entry.id,
      name: said(entry.panelColumn?.head ?? entry.name),
      title: said(entry.description),
      text: text(entry, decimals),
      ...(entry.id === 'share' ? { color: (row: Cells, look: Look) => look.tint(row(entry.id)) } : {}),
    }));
}

const least = ({ panelColumn }: Entry): number => panelColumn?.from ?? 0;

const isShare = ({ unit, panelColumn }: Entry): boolean => unit === 'percentunit' && panelColumn?.points !== true;

function text(entry: Entry, columnDecimals: number): TableColumn['text'] {
  const { id, unit, panelColumn } = entry;
  return (row, look) => {
    const value = row(id);
    const decimals = look.decimals ?? columnDecimals;
    if (value === null) {
      return unit === 'percentunit' ? look.words(null) : NO_ANSWER;
    }
    if (panelColumn?.upTo !== undefined) {
      return percentRange(value, row(panelColumn.upTo), decimals);
    }
    if (panelColumn?.points) {
      return points(value, decimals);
    }
    return unit === 'percentunit' ? look.words(value, columnDecimals) : unit === 'short' ? count(value) : pValue(value);
  };
}
