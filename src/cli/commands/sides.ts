import { plan, type DistributionQuery, type DistributionView, type FrameJSON, type QueryRange } from '../../core';
import type { GateCounts } from '../../core/gate';
import { CliError } from '../error';
import { answered } from '../answer';
import { viewsOf } from '../views';

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
    categories: { schema: named, keep: { top: ALL_CATEGORIES } },
    // the quickest: nothing of it is read
    baseline: { kind: 'uniform' },
    test: 'goodness of fit',
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
  const views = viewsOf(answered(query, range, [{ id, frames }], note));
  const named = [...(query.categories?.schema ?? []), ...Object.keys(intended ?? {})];
  if (intended !== undefined) {
    const own = views.length === 1 ? views[0] : viewOf(views, sides, sides.canary);
    const categories = unique([...named, ...seen([own])]);
    return {
      times: own.times,
      counts: {
        categories,
        canary: rowsOf(own, categories, own.times),
        against: { shares: categories.map((category) => intended[category] ?? 0) },
      },
    };
  }
  // asked for by itself, a side without series has no events yet: a rollout begins like that
  const sideOf = (value: string): DistributionView | null =>
    sides === TAGGED ? findView(views, sides, value) : viewOf(views, sides, value);
  const canary = sideOf(sides.canary);
  const control = sideOf(sides.control);
  const { categories, known } = arrivals([canary, control], views[0].times, named);
  return {
    times: views[0].times,
    counts: {
      categories,
      known,
      canary: rowsOf(canary, categories, views[0].times),
      against: { control: rowsOf(control, categories, views[0].times) },
    },
  };
}

const findView = (views: DistributionView[], { column }: Sides, value: string): DistributionView | null =>
  views.find(({ meta }) => meta.group[column ?? ''] === value) ?? null;

function viewOf(views: DistributionView[], sides: Sides, value: string): DistributionView {
  const found = findView(views, sides, value);
  const { column } = sides;
  if (found === null) {
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

const countsIn = (view: DistributionView | null, category: string) =>
  view?.categories.find((one) => one.category === category)?.count ?? null;

function rowsOf(view: DistributionView | null, categories: string[], times: number[]): number[][] {
  const columns = categories.map((category) => countsIn(view, category));
  return times.map((_, t) => columns.map((column) => column?.[t] ?? 0));
}

/** Categories in the order in which they came, and how many had come by the end of each window. */
function arrivals(sides: Array<DistributionView | null>, times: number[], named: string[]) {
  const left = new Set(seen(sides.filter((side) => side !== null)).sort());
  const categories = unique(named);
  categories.forEach((category) => left.delete(category));
  const known = times.map((_, t) => {
    for (const category of left) {
      if (sides.some((side) => (countsIn(side, category)?.[t] ?? 0) > 0)) {
        left.delete(category);
        categories.push(category);
      }
    }
    return categories.length;
  });
  return { categories, known };
}
