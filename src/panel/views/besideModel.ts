import { besideColumns, besideOver, type BesideBaseline } from '../laterCore';
import type { Layer, StackModel } from '../chart/stackModel';

/** A category beside its baseline: window by window, and over several windows together. */
export interface BesideRow {
  layer: Layer;
  windows: BesideBaseline[];
  over: BesideBaseline;
}

/** A row per visible category, that at the foot of the stack lowest: row k lies between k and k + 1, its baseline at k + 0.5. */
export interface BesideModel extends StackModel {
  rows: BesideRow[];
  /** The difference that reaches the edge of a row; the same for all. */
  extent: number;
  /** The same for the differences over several windows. */
  overExtent: number;
  /** What `over` is over: the windows since a drift that is on, all that are shown, or the last one. */
  over: 'drift' | 'range' | 'window';
  /** For the cursor: the middle of each row where the window has data. */
  middles: Array<Array<number | null>>;
}

export function besideModel(model: StackModel): BesideModel {
  const { view, times, layers } = model;
  const { meta } = view;
  const columns = besideColumns(view);
  const shown = times.map((_, i) => i).filter((i) => columns.some((column) => column[i].difference !== null));
  const [since, apart] = [meta.since, meta.windows.beside !== undefined || !meta.baseline.counted];
  const over = meta.drifting && since !== null ? 'drift' : apart ? 'range' : 'window';
  const together = {
    drift: shown.filter((i) => times[i] >= since!),
    range: shown,
    // others share much of their baseline with it, and are in it
    window: shown.slice(-1),
  }[over];
  const overall = besideOver(view, together);
  const rows = layers.map((layer) => ({ layer, windows: columns[layer.index], over: overall[layer.index] }));
  const least = meta.detect.minPoints / 100;
  return {
    ...model,
    rows,
    extent: furthest(
      rows.flatMap(({ windows }) => windows.map(({ difference }) => difference)),
      least
    ),
    overExtent: furthest(
      rows.flatMap(({ over: { lower, upper } }) => [lower, upper]),
      least
    ),
    over,
    middles: layers.map(({ upper }, k) => upper.map((value) => value && k + 0.5)),
  };
}

/** Whether an interval has 0 outside of it. */
export const isClear = ({ lower, upper }: BesideBaseline): boolean => (lower ?? 0) > 0 || (upper ?? 0) < 0;

const furthest = (values: Array<number | null>, least: number) =>
  values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), least);
