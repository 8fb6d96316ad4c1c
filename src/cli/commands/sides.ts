import {
  derive,
  plan,
  readView,
  type DistributionQuery,
  type DistributionView,
  type FrameJSON,
  type QueryRange,
} from '../../core';
import { frameFromJSON } from '../../core/model/frame';
import type { GateCounts } from '../../core/gate';
import { CliError } from '../error';

export const CANARY = 'canary';
export const CONTROL = 'control';
const SIDE = 'side';
/** Categories are never pooled: which ones are would change from one poll to the next. */
const ALL_CATEGORIES = 10_000;

/** Frames that are one side's, so that both can be read as groups of one answer. */
export function taggedAs(side: string, frames: FrameJSON[]): FrameJSON[] {
  return frames.map(({ schema, data }) => {
    const labelled = schema.fields.some(({ type, labels }) => type === 'number' && labels !== undefined);
    if (labelled) {
      const fields = schema.fields.map((field) =>
        field.type === 'number' ? { ...field, labels: { ...field.labels, [SIDE]: side } } : field
      );
      return { schema: { ...schema, fields }, data };
    }
    const rows = data.values[0]?.length ?? 0;
    return {
      schema: { ...schema, fields: [...schema.fields, { name: SIDE, type: 'string' as const }] },
      data: { values: [...data.values, new Array<string>(rows).fill(side)] },
    };
  });
}

export interface Sides {
  /** The column or label that tells the sides apart; without one, all is the canary's. */
  column: string | undefined;
  canary: string;
  control: string;
}

export const TAGGED: Sides = { column: SIDE, canary: CANARY, control: CONTROL };

/** The query as the gate asks it: counts alone, by side, window and category. */
export function countsQuery(query: DistributionQuery, { column }: Sides, named: string[]): DistributionQuery {
  return {
    ...query,
    groupBy: column === undefined ? [] : [column],
    categories: { schema: named, top: ALL_CATEGORIES },
    baseline: { kind: 'uniform' },
    detect: { minN: 1 },
    format: 'series',
    statistics: ['count'],
  };
}

/** Reads both sides' counts with the core. */
export function countsOf(
  query: DistributionQuery,
  range: QueryRange,
  frames: FrameJSON[],
  sides: Sides,
  intended: Record<string, number> | undefined,
  note: (text: string) => void
): { counts: GateCounts; times: number[] } {
  const [{ id }] = plan(query, range).requests;
  const derived = derive(query, range, [{ id, frames }]).frames;
  derived[0]?.schema.meta?.notices?.forEach(({ severity, text }) => note(`${severity}: ${text}`));
  const views = readView(derived.map(frameFromJSON));
  if (views.length === 0) {
    throw new CliError('There are no counts in the input.', 'Check the query and its time range.');
  }
  const named = [...(query.categories?.schema ?? []), ...Object.keys(intended ?? {})];
  if (intended !== undefined) {
    const own = views.length === 1 ? views[0] : viewOf(views, sides, sides.canary);
    const categories = unique([...named, ...seen([own])]);
    return {
      times: own.times,
      counts: {
        categories,
        canary: rowsOf(own, categories),
        against: { shares: categories.map((category) => intended[category] ?? 0) },
      },
    };
  }
  const canary = viewOf(views, sides, sides.canary);
  const control = viewOf(views, sides, sides.control);
  const { categories, known } = arrivals(canary, control, named);
  return {
    times: canary.times,
    counts: {
      categories,
      known,
      canary: rowsOf(canary, categories),
      against: { control: rowsOf(control, categories) },
    },
  };
}

function viewOf(views: DistributionView[], { column }: Sides, value: string): DistributionView {
  const found = views.find(({ meta }) => meta.group[column ?? ''] === value);
  if (found === undefined) {
    const values = views.map(({ meta }) => meta.group[column ?? '']).join(', ');
    throw new CliError(
      `There are no counts of the ${value === CANARY || value === CONTROL ? value : `side "${value}"`}.`,
      `${column ?? 'The input'} has ${values || 'no values'}: name the sides with --canary and --control.`
    );
  }
  return found;
}

const unique = (names: string[]): string[] => Array.from(new Set(names));
const seen = (views: DistributionView[]): string[] =>
  views.flatMap(({ categories }) =>
    categories
      .filter(({ count }) => count && Array.from(count).some((value) => (value ?? 0) > 0))
      .map((c) => c.category)
  );

const countAt = (view: DistributionView, category: string, t: number): number =>
  view.categories.find((one) => one.category === category)?.count?.[t] ?? 0;

function rowsOf(view: DistributionView, categories: string[]): number[][] {
  const columns = categories.map((name) => view.categories.find(({ category }) => category === name)?.count ?? null);
  return view.times.map((_, t) => columns.map((column) => column?.[t] ?? 0));
}

/** Categories in the order in which they came, and how many had come by the end of each window. */
function arrivals(canary: DistributionView, control: DistributionView, named: string[]) {
  const left = new Set(seen([canary, control]).sort());
  const categories = unique(named);
  categories.forEach((category) => left.delete(category));
  const known = canary.times.map((_, t) => {
    for (const category of left) {
      if (countAt(canary, category, t) + countAt(control, category, t) > 0) {
        left.delete(category);
        categories.push(category);
      }
    }
    return categories.length;
  });
  return { categories, known };
}
