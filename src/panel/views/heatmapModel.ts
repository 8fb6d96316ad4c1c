import { residualColumns, type Columns } from '../laterCore';
import type { StackModel } from '../chart/stackModel';

/** A row per visible category, that at the foot of the stack lowest: row k lies between k and k + 1. */
export interface HeatmapModel extends StackModel {
  /** A row per layer. */
  residuals: Columns;
  /** Has events, and the baseline none: no residual says how much that is. */
  unseen: boolean[][];
  /** For the cursor: the middle of each row where the window has data. */
  middles: Array<Array<number | null>>;
}

/** Standard deviations from the baseline at which a colour is full. */
export const FULL = 6;

export function heatmapModel(model: StackModel): HeatmapModel {
  const residuals = residualColumns(model.view);
  return {
    ...model,
    residuals: model.layers.map(({ index }) => residuals[index]),
    unseen: model.layers.map((layer) => {
      const windows = new Set(layer.unseen);
      return model.times.map((_, i) => windows.has(i));
    }),
    middles: model.layers.map(({ upper }, k) => upper.map((value) => value && k + 0.5)),
  };
}

/** How full a residual's colour is: from -1 (below the baseline) to 1 in steps, so that cells of a kind are drawn together. */
export function fullness(residual: number, steps: number): number {
  return Math.round(Math.max(-1, Math.min(1, residual / FULL)) * steps) / steps;
}

/** How much a row has to say: its largest residual. */
export const rowWeights = ({ residuals, unseen }: HeatmapModel): number[] =>
  residuals.map((row, k) =>
    row.reduce<number>((most, value, i) => Math.max(most, unseen[k][i] ? FULL : Math.abs(value ?? 0)), 0)
  );
