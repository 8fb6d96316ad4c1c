import { intervalColumns } from '../laterCore';
import type { Layer, StackModel } from '../chart/stackModel';
import type { ShareAxis } from '../options';

type Values = Array<number | null>;

/** A category as a line: shares as they lie on the axis. */
export interface ShareLine {
  layer: Layer;
  share: Values;
  baseline: Values;
  /** Ends of the 95 % credible interval; null where so many lines are shown that bands would hide them. */
  band: { lower: Values; upper: Values } | null;
  /** Thresholds of its share that lie on the axis. */
  thresholds: Array<{ at: number; color: string }>;
}

export interface LinesModel extends StackModel {
  lines: ShareLine[];
  /** The axis is log10 of the share. */
  log: boolean;
  axis: [number, number];
}

/** With more lines than this, bands lie over one another. */
const BANDS_AT_MOST = 12;
/** A category that is more than this of every window presses the others together on an even axis. */
const DOMINANT = 0.6;
/** The least share that a logarithmic axis reaches down to. */
const LEAST_SHARE = 1e-6;
const MARGIN = 0.05;

/** Where everything lies when each visible category is a line. */
export function linesModel(model: StackModel, axis: ShareAxis): LinesModel {
  const { view, layers } = model;
  const columns = layers.length <= BANDS_AT_MOST ? intervalColumns(view) : null;
  const raw = layers.map((layer): ShareLine => {
    const { share, baseline } = view.categories[layer.index];
    const band = columns && { lower: columns.lower[layer.index], upper: columns.upper[layer.index] };
    const thresholds = layer.look.thresholds.map(({ value, color }) => ({ at: value, color }));
    return { layer, share: values(share, view.times), baseline: values(baseline, view.times), band, thresholds };
  });
  const dominated = raw.some(
    ({ share }) => share.some((s) => s !== null) && share.every((s) => s === null || s > DOMINANT)
  );
  const log = axis === 'auto' && dominated && raw.length > 1;
  if (!log) {
    return { ...model, lines: raw, log, axis: linearAxis(raw, axis === 'auto' && dominated ? 'fit' : axis) };
  }
  const positive = drawn(raw).filter((share) => share > 0);
  const least = Math.max(LEAST_SHARE, leastOf(positive, 1));
  const floor = Math.log10(least * 0.8);
  const position = (share: number | null) =>
    share === null ? null : share > 0 ? Math.max(floor, Math.log10(share)) : floor;
  const lines = raw.map(({ layer, share, baseline, band, thresholds }) => ({
    layer,
    share: share.map(position),
    baseline: baseline.map(position),
    band: band && { lower: band.lower.map(position), upper: band.upper.map(position) },
    thresholds: thresholds.map(({ at, color }) => ({ at: position(at) ?? floor, color })),
  }));
  return { ...model, lines, log, axis: [floor, 0] };
}

/** Where the axis has labels: decades, and between few of them 2 and 5. */
export function logSplits({ axis: [from] }: LinesModel): number[] {
  const factors = from > -2.5 ? [1, 2, 5] : [1];
  const splits: number[] = [];
  for (let decade = Math.floor(from); decade <= 0; decade++) {
    factors.forEach((factor) => splits.push(decade + Math.log10(factor)));
  }
  return splits.filter((at) => at >= from && at <= 0);
}

function linearAxis(lines: ShareLine[], axis: ShareAxis): [number, number] {
  if (axis === 'whole') {
    return [0, 1];
  }
  const shares = drawn(lines, axis === 'fit');
  const greatest = greatestOf(shares);
  const least = axis === 'fit' ? leastOf(shares, 1) : 0;
  const margin = (greatest - least) * MARGIN;
  return greatest > least ? [Math.max(0, least - (least > 0 ? margin : 0)), Math.min(1, greatest + margin)] : [0, 1];
}

/** Every share that the axis should reach: of bands only the ends, which contain it. */
function drawn(lines: ShareLine[], bands = false): number[] {
  return lines.flatMap(({ share, baseline, band }) =>
    [...share, ...baseline, ...(bands && band ? [...band.lower, ...band.upper] : [])].filter((value) => value !== null)
  );
}

const greatestOf = (shares: number[]) => shares.reduce((most, share) => Math.max(most, share), 0);

const leastOf = (shares: number[], most: number) => shares.reduce((least, share) => Math.min(least, share), most);

const values = (column: ArrayLike<number | null> | null, times: number[]): Values =>
  times.map((_, i) => column?.[i] ?? null);
