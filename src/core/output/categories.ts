import type { FrameJSON } from '../model/frame';
import type { CategorySummary } from '../model/output';
import { categorySummaries } from './meta';
import { column, frameOf, type ColumnJSON, type Outcome } from './outcome';

/** Group labels and category as text columns: one row a group and category, groups in order. */
export function categoryRows({ query, groups, categoryLabel }: Outcome, categories: string[]): ColumnJSON[] {
  const repeated = query.groupBy.map((label) => {
    const values: string[] = [];
    groups.forEach(({ table }) => categories.forEach(() => values.push(table.labels[label])));
    return column(label, 'string', values);
  });
  const names: string[] = [];
  groups.forEach(() => names.push(...categories));
  return [...repeated, column(categoryLabel, 'string', names)];
}

const COLUMNS: Array<{ id: keyof CategorySummary; name: string; unit: string; description: string }> = [
  { id: 'count', name: 'count', unit: 'short', description: 'Events of the category in the latest window' },
  { id: 'share', name: 'share', unit: 'percentunit', description: 'Part of the window’s events' },
  { id: 'baseline', name: 'baseline', unit: 'percentunit', description: 'Share in the baseline' },
  { id: 'delta', name: 'delta', unit: 'percentunit', description: 'Share less baseline share' },
  {
    id: 'lower',
    name: 'lower',
    unit: 'percentunit',
    description: 'Lower end of the share’s 95 % credible interval (Jeffreys)',
  },
  {
    id: 'upper',
    name: 'upper',
    unit: 'percentunit',
    description: 'Upper end of the share’s 95 % credible interval (Jeffreys)',
  },
  {
    id: 'shiftShare',
    name: 'share of the shift',
    unit: 'percentunit',
    description: 'Part of the whole shift, with its sign',
  },
];

/** Format `categories`: one row a group and category, for the latest finished window, in stacking order. */
export function categoriesFrame(outcome: Outcome): FrameJSON {
  const w = outcome.grid.windows - 1;
  const summaries: CategorySummary[] = [];
  outcome.groups.forEach((group) => summaries.push(...categorySummaries(outcome, group, w)));
  const names = summaries.slice(0, outcome.set.names.length).map(({ category }) => category);
  return frameOf('categories', { preferredVisualisationType: 'table' }, [
    ...categoryRows(outcome, names),
    ...COLUMNS.map(({ id, name, unit, description }) =>
      column(
        id,
        'number',
        summaries.map((summary) => summary[id]),
        { config: { displayNameFromDS: name, unit, description } }
      )
    ),
    column(
      'unseen',
      'boolean',
      summaries.map(({ unseen }) => unseen),
      { config: { description: 'Not in the baseline, or not in the schema' } }
    ),
  ]);
}
