import { frameFromJSON, type Frame, type FrameJSON } from '../model/frame';
import type { CategoryFact, DriftEvent, SeriesMeta, WindowFact } from '../model/output';
import type { StatisticId } from '../model/query';
import { DECLARED } from '../registry/declared';

/** One value per window; null = no answer. */
export type Column = ArrayLike<number | null>;

/** Each fact is null where the query doesn't return its statistic. */
export interface CategoryView extends Record<CategoryFact, Column | null> {
  category: string;
  /** Index of the frame field that holds the share, where a host looks up field config; -1 without a share column. */
  fieldIndex: number;
}

/** A frame of format `series`. Its facts of windows are null only where another version wrote it. */
export interface DistributionView extends Record<WindowFact, Column | null> {
  meta: SeriesMeta;
  /** Which of the given frames. */
  frameIndex: number;
  /** Window start in ms, ascending, one per window. */
  times: number[];
  /** Stacking order, bottom first. */
  categories: CategoryView[];
  /** Every statistic of a window that was returned, by its registry id. */
  statistics: Partial<Record<StatisticId, Column>>;
  events: DriftEvent[];
}

const OF_WINDOWS = DECLARED.flatMap((entry) => (entry.scope === 'window' ? [entry] : []));
const OF_CATEGORIES = DECLARED.flatMap((entry) =>
  entry.scope === 'category' && entry.fact !== undefined ? [{ id: entry.id, fact: entry.fact }] : []
);

/** The frames of format `series`, as a view draws them; [] when no frame is one. */
export function readView(frames: readonly Frame[]): DistributionView[] {
  const views: DistributionView[] = [];
  frames.forEach((frame, frameIndex) => {
    const meta = frame.meta?.custom?.multinomial;
    const time = frame.fields.filter(({ type }) => type === 'time')[0];
    if (isSeriesMeta(meta) && time !== undefined) {
      views.push(view(frame, frameIndex, Array.from(time.values as ArrayLike<number>), meta));
    }
  });
  return views;
}

export const readViewJSON = (frames: FrameJSON[]): DistributionView[] => readView(frames.map(frameFromJSON));

function isSeriesMeta(meta: unknown): meta is SeriesMeta {
  return typeof meta === 'object' && meta !== null && (meta as Partial<SeriesMeta>).version === 1;
}

function view({ fields }: Frame, frameIndex: number, times: number[], meta: SeriesMeta): DistributionView {
  const statistics: DistributionView['statistics'] = {};
  const facts: Partial<Record<WindowFact, Column>> = {};
  for (const { id, fact } of OF_WINDOWS) {
    const column = fields.filter(({ name, labels }) => name === id && categoryOf(labels, meta) === undefined)[0];
    if (column !== undefined) {
      statistics[id] = column.values as Column;
    }
    const known = statistics[id] ?? (fact && meta.windows[fact]);
    if (fact !== undefined && known !== undefined && known.length === times.length) {
      facts[fact] = known;
    }
  }
  const { n = null, p = null, w = null, state = null, test = null, ratio = null, inflation = null } = facts;
  const places = factPlaces(fields, meta);
  const categories = meta.categories.map((category) => categoryView(fields, category, places));
  const { events } = meta;
  return { meta, frameIndex, times, categories, n, p, w, state, test, ratio, inflation, statistics, events };
}

/** Where each category has the field of a fact. */
type FactPlaces = Map<string, Partial<Record<CategoryFact, number>>>;

/** The first field of each category and fact: read in one go, since there are many of both. */
function factPlaces(fields: Frame['fields'], meta: SeriesMeta): FactPlaces {
  const factOf = new Map<string, CategoryFact>(OF_CATEGORIES.map(({ id, fact }) => [id, fact]));
  const places: FactPlaces = new Map();
  fields.forEach(({ name, labels }, at) => {
    const fact = factOf.get(name);
    const category = fact === undefined ? undefined : categoryOf(labels, meta);
    if (fact !== undefined && category !== undefined) {
      const known = places.get(category) ?? {};
      known[fact] ??= at;
      places.set(category, known);
    }
  });
  return places;
}

function categoryView(fields: Frame['fields'], category: string, places: FactPlaces): CategoryView {
  const facts = { share: null, count: null, baseline: null, delta: null, adjustedP: null };
  const view: CategoryView = { category, fieldIndex: -1, ...facts };
  const found = places.get(category) ?? {};
  for (const { fact } of OF_CATEGORIES) {
    const at = found[fact];
    if (at !== undefined) {
      view[fact] = fields[at].values as Column;
      view.fieldIndex = fact === 'share' ? at : view.fieldIndex;
    }
  }
  return view;
}

/** The category of a per-category field; undefined for a per-window one. */
function categoryOf(labels: Frame['fields'][number]['labels'], meta: SeriesMeta): string | undefined {
  return labels && meta.categoryLabel in labels && !(meta.categoryLabel in meta.group)
    ? labels[meta.categoryLabel]
    : undefined;
}
