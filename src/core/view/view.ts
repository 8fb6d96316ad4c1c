import type { FieldJSON, FrameJSON } from '../model/frame';
import { TESTS } from '../compare/tests';
import { STATES, type DriftEvent, type SeriesMeta } from '../model/output';
import { REGISTRY, type StatisticId } from '../registry';
import { explainTest } from '../compare/explain';

/** One value per window; null = no answer. */
export type Column = ArrayLike<number | null>;

export interface CategoryView {
  category: string;
  /** Index of the frame field that holds the share, where a host looks up field config; -1 without a share column. */
  fieldIndex: number;
  /** Null when that statistic was not returned. */
  share: Column | null;
  count: Column | null;
  /** Baseline share a window. */
  baseline: Column | null;
  delta: Column | null;
}

export interface DistributionView {
  meta: SeriesMeta;
  /** Which of the given frames. */
  frameIndex: number;
  /** Window start in ms, ascending, one per window. */
  times: number[];
  /** Stacking order, bottom first. */
  categories: CategoryView[];
  n: Column | null;
  p: Column | null;
  w: Column | null;
  chiSquare: Column | null;
  overdispersion: Column | null;
  drift: Column | null;
  /** Index into STATES. */
  state: Column | null;
  /** Index into TESTS. */
  test: Column | null;
  /** Every statistic of a window that was returned, by its registry id. */
  statistics: Partial<Record<StatisticId, Column>>;
  events: DriftEvent[];
}

const WINDOW_STATISTICS = REGISTRY.filter(({ scope }) => scope === 'window').map(({ id }) => id);

/** The frames of format `series`, as a view draws them; [] when no frame is one. */
export function readView(frames: FrameJSON[]): DistributionView[] {
  const views: DistributionView[] = [];
  frames.forEach((frame, frameIndex) => {
    const meta = frame.schema.meta?.custom?.multinomial;
    const timeIndex = frame.schema.fields.findIndex((field) => field.type === 'time');
    if (isSeriesMeta(meta) && timeIndex >= 0) {
      views.push(view(frame, frameIndex, timeIndex, meta));
    }
  });
  return views;
}

function isSeriesMeta(meta: unknown): meta is SeriesMeta {
  return typeof meta === 'object' && meta !== null && (meta as Partial<SeriesMeta>).version === 1;
}

function view(frame: FrameJSON, frameIndex: number, timeIndex: number, meta: SeriesMeta): DistributionView {
  const times = frame.data.values[timeIndex] as number[];
  const find = (id: string, category?: string) =>
    frame.schema.fields.findIndex((field) => field.name === id && categoryOf(field, meta) === category);
  const column = (id: string, category?: string): Column | null => {
    const index = find(id, category);
    return index < 0 ? null : (frame.data.values[index] as Array<number | null>);
  };
  const statistics: DistributionView['statistics'] = {};
  WINDOW_STATISTICS.forEach((id) => {
    const values = column(id);
    if (values !== null) {
      statistics[id] = values;
    }
  });
  const perWindow = (recorded: Array<number | null>) => (recorded.length === times.length ? recorded : null);
  return {
    meta,
    frameIndex,
    times,
    categories: meta.categories.map((category) => ({
      category,
      fieldIndex: find('share', category),
      share: column('share', category),
      count: column('count', category),
      baseline: column('baseline', category),
      delta: column('delta', category),
    })),
    n: column('n'),
    p: column('p'),
    w: column('w'),
    chiSquare: column('chiSquare'),
    overdispersion: column('overdispersion') ?? perWindow(meta.windows.ratio),
    drift: column('drift'),
    state: column('state'),
    test: column('test') ?? perWindow(meta.windows.test),
    statistics,
    events: meta.events,
  };
}

/** The category of a per-category field; undefined for a per-window one. */
function categoryOf(field: FieldJSON, meta: SeriesMeta): string | undefined {
  const labels = field.labels;
  return labels && meta.categoryLabel in labels && !(meta.categoryLabel in meta.group)
    ? labels[meta.categoryLabel]
    : undefined;
}

/**
 * One sentence, words before symbols: "Quasi-F test: p = 2e-6, w = 0.21, because the 60 trailing windows vary 3.2x more
 * than chance allows".
 */
export function explainWindow(view: DistributionView, index: number): string {
  const state = STATES[view.state?.[index] ?? -1];
  return explainTest({
    test: TESTS[view.test?.[index] ?? 0],
    p: view.p?.[index] ?? null,
    w: view.w?.[index] ?? null,
    ratio: view.overdispersion?.[index] ?? null,
    inflation: view.meta.windows.inflation[index] ?? 1,
    pooled: view.meta.windows.pooled[index] ?? 0,
    chosen: view.meta.test === 'auto',
    trailing: view.meta.windows.trailing[index] ?? 0,
    counted: view.meta.baseline.counted,
    state,
    minN: view.meta.detect.minN,
  });
}
