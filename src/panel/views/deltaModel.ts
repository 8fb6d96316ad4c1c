import { deltaColumns, relativeColumns } from '../laterCore';
import { ofEvents, type Layer, type StackModel } from '../chart/stackModel';
import type { DeltaUnit } from '../options';

type Values = Array<number | null>;

/** A category's change, window by window, and where its block lies: increases stacked above 0, decreases below. */
export interface Change {
  layer: Layer;
  /** In the unit: points as a fraction, or events where counts are shown; or a part of the baseline share. */
  delta: Values;
  from: Values;
  to: Values;
}

export interface DeltaModel extends StackModel {
  changes: Change[];
  unit: DeltaUnit;
  axis: [number, number];
}

const MARGIN = 1.1;
/** No category can lose more than all of its share. */
const GONE = -1;

/**
 * Changes from the baseline. Points are stacked: what some categories gain the others lose, and the height of either side is the total
 * variation. In counts that is how many events each has more or fewer than the baseline's share of the window's. Parts of a baseline share don't add up, so each starts at 0.
 */
export function deltaModel(model: StackModel, unit: DeltaUnit): DeltaModel {
  const columns = unit === 'points' ? deltaColumns(model.view) : relativeColumns(model.view);
  const counted = model.amount === 'counts' && unit === 'points';
  const gained: number[] = model.times.map(() => 0);
  const lost: number[] = model.times.map(() => 0);
  const changes = model.layers.map((layer): Change => {
    const delta = counted ? ofEvents(columns[layer.index], model.view.n) : columns[layer.index];
    if (unit === 'relative') {
      return { layer, delta, from: delta.map((value) => value && 0), to: delta };
    }
    const side = delta.map((value) => (value !== null && value < 0 ? lost : gained));
    const from = delta.map((value, i) => value && side[i][i]);
    delta.forEach((value, i) => (side[i][i] += value ?? 0));
    return { layer, delta, from, to: delta.map((value, i) => value && side[i][i]) };
  });
  return { ...model, changes, unit, axis: axisOf(changes, unit, counted ? 1 : model.view.meta.detect.minPoints / 100) };
}

/** Points have as much room below 0 as above; `least` is the smallest change that counts. */
function axisOf(changes: Change[], unit: DeltaUnit, least: number): [number, number] {
  let [low, high] = [0, 0];
  changes.forEach(({ to }) =>
    to.forEach((value) => {
      low = Math.min(low, value ?? 0);
      high = Math.max(high, value ?? 0);
    })
  );
  if (unit === 'relative') {
    return [Math.max(GONE, Math.min(low, -0.5) * MARGIN), Math.max(high, 0.5) * MARGIN];
  }
  const end = Math.max(-low, high, least) * MARGIN;
  return [-end, end];
}

/** The change whose block, or whose line, a place on the axis belongs to. */
export function changeAt({ changes, unit }: DeltaModel, index: number, value: number): Layer | undefined {
  const inside = ({ from, to }: Change) => {
    const [a, b] = [from[index] ?? 0, to[index] ?? 0];
    return value !== 0 && Math.min(a, b) <= value && value <= Math.max(a, b);
  };
  const off = ({ to }: Change) => Math.abs((to[index] ?? Infinity) - value);
  return unit === 'points' ? changes.find(inside)?.layer : [...changes].sort((a, b) => off(a) - off(b))[0]?.layer;
}
