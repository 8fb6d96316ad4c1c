import { intervalColumns } from '../laterCore';
import { ofEvents, type Layer, type StackModel } from '../chart/stackModel';
import type { ShareAxis } from '../options';

type Values = Array<number | null>;

/** A category as a line: shares, or counts, as they lie on the axis. */
export interface CategoryLine {
  layer: Layer;
  amounts: Values;
  /** Of counts: how many of the window's events it would be. */
  baseline: Values;
  /** Ends of the 95 % credible interval; null where so many lines are shown that bands would hide them. */
  band: { lower: Values; upper: Values } | null;
  /** Thresholds of its share that lie on the axis. */
  thresholds: Array<{ at: number; color: string }>;
}

export interface LinesModel extends StackModel {
  lines: CategoryLine[];
  /** The axis is log10 of the share, or count. */
  log: boolean;
  axis: [number, number];
}

/** With more lines than this, bands lie over one another. */
const BANDS_AT_MOST = 6;
/** A category that is more than this of every window presses the others together on an even axis. */
const DOMINANT = 0.6;
/** The least share, or count, that a logarithmic axis reaches down to. */
const LEAST = { shares: 1e-6, counts: 0.1 };
const MARGIN = 0.05;

/** Where everything lies when each visible category is a line. */
export function linesModel(model: StackModel, axis: ShareAxis): LinesModel {
  const { view, layers, amount: unit } = model;
  const counted = unit === 'counts';
  const columns = layers.length <= BANDS_AT_MOST ? intervalColumns(view) : null;
  const shown = (shares: Values) => (counted ? ofEvents(shares, view.n) : shares);
  const raw = layers.map((layer): CategoryLine => {
    const { share, count, baseline } = view.categories[layer.index];
    const band = columns && {
      lower: shown(columns.lower[layer.index]),
      upper: shown(columns.upper[layer.index]),
    };
    const thresholds = counted ? [] : layer.look.thresholds.map(({ value, color }) => ({ at: value, color }));
    const amounts = values(counted ? count : share, view.times);
    return { layer, amounts, baseline: shown(values(baseline, view.times)), band, thresholds };
  });
  const dominated = layers.some(({ index }) => isDominant(values(view.categories[index].share, view.times)));
  const log = axis === 'auto' && dominated && raw.length > 1;
  if (!log) {
    return {
      ...model,
      lines: raw,
      log,
      axis: linearAxis(raw, axis === 'auto' && dominated ? 'fit' : axis, counted ? Infinity : 1),
    };
  }
  const positive = drawn(raw).filter((amount) => amount > 0);
  const least = Math.max(LEAST[unit], leastOf(positive));
  const floor = Math.log10(least * 0.8);
  const position = (amount: number | null) =>
    amount === null ? null : amount > 0 ? Math.max(floor, Math.log10(amount)) : floor;
  const lines = raw.map(({ layer, amounts, baseline, band, thresholds }) => ({
    layer,
    amounts: amounts.map(position),
    baseline: baseline.map(position),
    band: band && { lower: band.lower.map(position), upper: band.upper.map(position) },
    thresholds: thresholds.map(({ at, color }) => ({ at: position(at) ?? floor, color })),
  }));
  return { ...model, lines, log, axis: [floor, counted ? Math.log10(greatestOf(drawn(raw, true)) * 1.1) : 0] };
}

/** Where the axis has labels: decades, and between few of them 2 and 5. */
export function logSplits({ axis: [from, to] }: LinesModel): number[] {
  const factors = to - from < 2.5 ? [1, 2, 5] : [1];
  const splits: number[] = [];
  for (let decade = Math.floor(from); decade <= to; decade++) {
    factors.forEach((factor) => splits.push(decade + Math.log10(factor)));
  }
  return splits.filter((at) => at >= from && at <= to);
}

/** `most`: what no amount can be more than. */
function linearAxis(lines: CategoryLine[], axis: ShareAxis, most: number): [number, number] {
  if (axis === 'whole' && most === 1) {
    return [0, 1];
  }
  const amounts = drawn(lines, axis === 'fit');
  const greatest = greatestOf(amounts);
  const least = axis === 'fit' ? leastOf(amounts) : 0;
  const margin = (greatest - least) * MARGIN;
  return greatest > least ? [Math.max(0, least - (least > 0 ? margin : 0)), Math.min(most, greatest + margin)] : [0, 1];
}

/** Every amount that the axis should reach: of bands only the ends, which contain it. */
function drawn(lines: CategoryLine[], bands = false): number[] {
  return lines.flatMap(({ amounts, baseline, band }) =>
    [...amounts, ...baseline, ...(bands && band ? [...band.lower, ...band.upper] : [])].filter(
      (value) => value !== null
    )
  );
}

const greatestOf = (amounts: number[]) => amounts.reduce((most, amount) => Math.max(most, amount), 0);

const leastOf = (amounts: number[]) =>
  amounts.length === 0 ? 1 : amounts.reduce((least, amount) => Math.min(least, amount));

const isDominant = (shares: Values) =>
  shares.some((share) => share !== null) && shares.every((share) => share === null || share > DOMINANT);

const values = (column: ArrayLike<number | null> | null, times: number[]): Values =>
  times.map((_, i) => column?.[i] ?? null);
