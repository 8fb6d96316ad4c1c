import { statistic, type DistributionView } from '../../core';
import type { StatisticId } from '../../core/registry';
import { count, percent, pValue, shortCount } from '../format';
import { STRIP_STATISTICS, type StripStatistic } from '../options';

/** One strip below the stack: a bar a window. */
export interface StripModel {
  id: string;
  /** The same caption, from the longest wording to the shortest: the first that fits is shown. */
  captions: string[];
  /** All of it, on hover. */
  hover: string;
  times: number[];
  stepMs: number;
  /** Heights as drawn; p-values are drawn on a -log10 scale. */
  values: Array<number | null>;
  /** As drawn; null where the statistic has no threshold of its own. */
  threshold: number | null;
  /** As drawn: a threshold of each window's own. */
  limits: Array<number | null> | null;
  /** The greatest bar, as drawn. */
  most: number;
  /** Upper end of the axis; higher bars are cut there. */
  top: number;
  /** Windows past the threshold. */
  past: boolean[];
  tick: (value: number) => string;
  summary: string;
}

/** A p-value below 1e-8 is as good as any: the strip's scale ends there, so that its threshold stays visible. */
const LEAST_P = 1e-8;

/** Events a window, against the least N that is judged. */
export function nStrip(view: DistributionView): StripModel {
  const values = Array.from(view.n ?? view.times.map(() => null));
  const { minN } = view.meta.detect;
  const few = values.map((n) => n !== null && n < minN);
  return {
    id: 'n',
    captions: [`N: events a window, judged from ${minN} on`, 'N: events a window', 'N'],
    hover: `N: events a window, judged from ${minN} on`,
    times: view.times,
    stepMs: view.meta.stepMs,
    values,
    threshold: minN,
    limits: null,
    ...scale(values, minN),
    past: few,
    tick: shortCount,
    summary: `Events a window, ${count(view.meta.latest?.n)} in the last one; ${few.filter(Boolean).length} windows have fewer than ${minN}.`,
  };
}

/** Words where the registry's name alone says too little. */
const CAPTIONS: Partial<Record<StripStatistic, string>> = {
  p: 'p: chance of such a window without drift',
  w: "w: size of the change (Cohen's w)",
  chiSquare: 'Chi-square statistic',
  kl: 'KL divergence from the baseline',
  overdispersion: 'Overdispersion ratio of the trailing windows',
  rareRate: 'Share of rare categories',
};

/** Statistics that have a limit in each window. */
const LIMITS: Partial<Record<StripStatistic, StatisticId>> = {
  kl: 'klLimit',
  psi: 'psiLimit',
  jensenShannon: 'jensenShannonLimit',
  hellinger: 'hellingerLimit',
};

/** The chosen statistic against its threshold or limit; null when the query didn't return it. */
export function testStrip(view: DistributionView, id: StripStatistic): StripModel | null {
  const raw = numbers(valuesOf(view, id));
  if (raw === null) {
    return null;
  }
  const { name, unit, defaultThreshold } = statistic(id);
  const isP = defaultThreshold?.op === 'lt';
  const bound = thresholdOf(view, id);
  const limitId = LIMITS[id];
  const limits = numbers(limitId ? view.statistics[limitId] : undefined);
  const past = raw.map((value, i) => {
    const limit = limits?.[i] ?? bound;
    return value !== null && limit !== null && (isP ? value < limit : id === 'w' ? value >= limit : value > limit);
  });
  const drawn = (value: number | null) => (isP && value !== null ? minusLog10(value) : value);
  const [values, threshold] = [raw.map(drawn), drawn(bound)];
  const words = CAPTIONS[id] ?? name;
  const tick = isP ? (value: number) => pValue(10 ** -value) : unit === 'percentunit' ? percent : shortCount;
  const against =
    limits !== null ? ', dashed: its limit' : bound === null ? '' : `, threshold ${isP ? pValue(bound) : bound}`;
  return {
    id,
    captions: [words + against, name + against, name],
    hover: id === 'p' ? `${words}; ${view.meta.detect.why}` : `${words}${against}. ${statistic(id).description}`,
    times: view.times,
    stepMs: view.meta.stepMs,
    values,
    threshold,
    limits,
    ...scale(values, greatest([threshold, ...(limits ?? [])]), isP ? minusLog10(LEAST_P) : Infinity),
    past,
    tick,
    summary: `${words}${against}; ${past.filter(Boolean).length} of ${past.length} windows are past it.`,
  };
}

/** The p's that say of a window what α is asked of: the query's own α goes for them. */
const AT_ALPHA: StripStatistic[] = ['p', 'scaleP', 'sequentialP', 'predictiveP'];

/** What the query asks for; else what an alert on it would ask. At 0 there is no line to draw. */
function thresholdOf({ meta }: DistributionView, id: StripStatistic): number | null {
  const { alpha, minEffect } = meta.detect;
  if (AT_ALPHA.indexOf(id) >= 0) {
    return alpha;
  }
  return id === 'w' ? minEffect : statistic(id).defaultThreshold?.value || null;
}

/** A view has some that were not asked for: every window's explanation rests on them. */
function valuesOf(view: DistributionView, id: StripStatistic): ArrayLike<number | null> | null | undefined {
  const { p, w, chiSquare, overdispersion } = view;
  const known: Partial<Record<StripStatistic, ArrayLike<number | null> | null>> = { p, w, chiSquare, overdispersion };
  return known[id] ?? view.statistics[id];
}

/** The statistics of the strip that the views can show. */
export const stripStatistics = (views: DistributionView[]): StripStatistic[] =>
  STRIP_STATISTICS.filter((id) => views.some((view) => valuesOf(view, id) != null));

const numbers = (column: ArrayLike<number | null> | null | undefined) => (column == null ? null : Array.from(column));

const greatest = (values: Array<number | null>) => values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);

function minusLog10(p: number): number {
  return p > 0 ? -Math.log10(p) : -Math.log10(Number.MIN_VALUE);
}

/** The greatest bar, and where the axis ends: a little above it and above the threshold, and never beyond `end`. */
function scale(values: Array<number | null>, threshold: number, end = Infinity): { most: number; top: number } {
  const most = Math.min(end, greatest(values));
  const top = Math.max(most, threshold) * 1.1;
  return { most, top: top === 0 ? 1 : Math.min(top, end) };
}
