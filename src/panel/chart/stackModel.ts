import { STATES, unseenWindows, type DistributionView, type DriftEvent } from '../core';
import type { Amount, ShareAxis } from '../options';
import type { Look } from './look';

type Values = Array<number | null>;

/** One visible category: where its block lies in the stack. */
export interface Layer {
  look: Look;
  /** Its place in the view's categories. */
  index: number;
  /** Upper edge a window: the sum of the visible shares, or counts, up to it; null without data. */
  upper: Values;
  /** The same edge by the baseline: of counts, by its shares of the window's events. */
  baselineUpper: Values;
  /** Windows in which its baseline has none of it, by index. */
  unseen: number[];
}

/** Windows that are drawn as what they are: not judged, for too few events, none, or quiet times. */
type Hatch = (typeof HATCHED)[number];
const HATCHED = ['no data', 'few events', 'quiet', 'cold start'] as const;

export interface StackModel {
  view: DistributionView;
  times: number[];
  stepMs: number;
  /** End of the last window's block. */
  end: number;
  amount: Amount;
  /** Visible categories, bottom first. */
  layers: Layer[];
  /** Every category is visible: the last one's upper edge is the stack's. */
  whole: boolean;
  /** Lower end of the axis: 0, unless it is one of shares and fitted to what moves. */
  bottom: number;
  /** Upper end of the axis: 1 for shares while every category is visible, else a little over the highest stack. */
  top: number;
  hatches: Array<Hatch | null>;
  events: DriftEvent[];
  /** The latest window's baseline of each layer, as edges. */
  column: Array<{ look: Look; lower: number; upper: number }>;
}

/** Where everything in the stack lies. What is stacked is never scaled: hiding a category changes no other one. */
export function stackModel(
  view: DistributionView,
  looks: Look[],
  hidden: ReadonlySet<string>,
  axis: ShareAxis,
  amount: Amount = 'shares'
): StackModel {
  const shown = looks
    .map((look, index) => ({ look, index }))
    .filter(({ look }) => !look.hidden && !hidden.has(look.category));
  let upper: Values = view.times.map(() => 0);
  let baselineUpper: Values = view.times.map(() => 0);
  const counted = amount === 'counts';
  const layers = shown.map(({ look, index }) => {
    const category = view.categories[index];
    upper = add(upper, counted ? category.count : category.share);
    baselineUpper = add(baselineUpper, counted ? ofEvents(category.baseline, view.n) : category.baseline);
    return { look, index, upper, baselineUpper, unseen: unseenWindows(category) };
  });
  const whole = shown.length === looks.length;
  return {
    view,
    times: view.times,
    stepMs: view.meta.stepMs,
    end: view.times.length === 0 ? view.meta.to : view.times[view.times.length - 1] + view.meta.stepMs,
    amount,
    layers,
    whole,
    bottom: !counted && whole && axis !== 'whole' ? scaleBottom(layers[0], axis === 'auto' ? DOMINANT : 0) : 0,
    top: whole && !counted ? 1 : scaleTop(layers, counted ? Infinity : 1),
    hatches: view.times.map((_, i) => hatch(view, i)),
    events: view.events,
    column: column(view, layers, counted ? (view.meta.latest?.n ?? null) : 1),
  };
}

function add(to: Values, values: ArrayLike<number | null> | null): Values {
  const sums: Values = new Array(to.length);
  for (let i = 0; i < to.length; i++) {
    const sum = to[i];
    const value = values?.[i];
    sums[i] = sum === null || value == null ? null : sum + value;
  }
  return sums;
}

/** How many of each window's events a share of them is; [] without shares. */
export function ofEvents(shares: ArrayLike<number | null> | null, n: ArrayLike<number | null> | null): Values {
  return Array.from(shares ?? [], (share, i) => {
    const events = n?.[i];
    return share === null || events == null ? null : share * events;
  });
}

/** Below this, as a share, cutting the bottom category would gain the others little room. */
const DOMINANT = 0.6;

/** Where all that happens is above the bottom category, the axis begins a little under that category's lowest edge. */
function scaleBottom(layer: Layer | undefined, least: number): number {
  const edges = [...(layer?.upper ?? []), ...(layer?.baselineUpper ?? [])].filter((edge) => edge !== null);
  const lowest = edges.length === 0 ? 0 : Math.min(...edges);
  return lowest < least || lowest === 1 ? 0 : Math.max(0, Math.floor((1 - (1 - lowest) * 1.25) * 100) / 100);
}

function scaleTop(layers: Layer[], most: number): number {
  const last = layers[layers.length - 1];
  const greatest = [...(last?.upper ?? []), ...(last?.baselineUpper ?? [])].reduce<number>(
    (max, value) => Math.max(max, value ?? 0),
    0
  );
  return greatest === 0 ? 1 : Math.min(most, greatest * 1.1);
}

function hatch(view: DistributionView, i: number): Hatch | null {
  const state = STATES[view.state?.[i] ?? -1];
  const empty = view.categories.every(({ share }) => share?.[i] == null);
  return empty ? 'no data' : (HATCHED.find((one) => one === state) ?? null);
}

/** `whole`: what all shares together are. */
function column(view: DistributionView, layers: Layer[], whole: number | null): StackModel['column'] {
  const summaries = view.meta.latest?.categories ?? [];
  let edge = 0;
  return layers.flatMap(({ look }) => {
    const share = summaries.find((summary) => summary.category === look.category)?.baseline ?? null;
    if (share === null || whole === null) {
      return [];
    }
    const lower = edge;
    edge += share * whole;
    return [{ look, lower, upper: edge }];
  });
}

/** Which window an instant lies in; null between and outside of windows. */
export function windowAt(times: number[], stepMs: number, at: number): number | null {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle] <= at) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const inside = times.length > 0 && times[low] <= at && at < times[low] + stepMs;
  return inside ? low : null;
}
