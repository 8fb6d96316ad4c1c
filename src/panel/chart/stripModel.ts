import type { DataFrame } from '@grafana/data';
import type { DistributionView } from '../../core';
import { count, pValue, shortCount } from '../format';
import type { StripStatistic } from '../options';

/** One strip below the stack: a bar a window. */
export interface StripModel {
  id: string;
  /** The same caption, from the longest wording to the shortest: the first that fits is shown. */
  captions: string[];
  times: number[];
  stepMs: number;
  /** Heights as drawn; p-values are drawn on a -log10 scale. */
  values: Array<number | null>;
  /** As drawn; null where the statistic has no threshold of its own. */
  threshold: number | null;
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
    times: view.times,
    stepMs: view.meta.stepMs,
    values,
    threshold: minN,
    ...scale(values, minN),
    past: few,
    tick: shortCount,
    summary: `Events a window, ${count(view.meta.latest?.n)} in the last one; ${few.filter(Boolean).length} windows have fewer than ${minN}.`,
  };
}

const CAPTIONS: Record<StripStatistic, string> = {
  p: 'p: chance of such a window without drift',
  w: "w: size of the change (Cohen's w)",
  chiSquare: 'Chi-square statistic',
  kl: 'KL divergence from the baseline',
  entropy: 'Entropy',
  overdispersion: 'Overdispersion ratio of the trailing windows',
  rareRate: 'Share of rare categories',
};

/** The chosen statistic against its threshold; null when the query didn't return it. */
export function testStrip(view: DistributionView, frame: DataFrame, id: StripStatistic): StripModel | null {
  const raw = statistic(view, frame, id);
  if (raw === null) {
    return null;
  }
  const { alpha, minEffect } = view.meta.detect;
  const threshold = id === 'p' ? minusLog10(alpha) : id === 'w' ? minEffect : null;
  const values = id === 'p' ? raw.map((p) => (p === null ? null : minusLog10(p))) : raw;
  const past = raw.map((value) => value !== null && (id === 'p' ? value < alpha : id === 'w' && value >= minEffect));
  const against = id === 'p' ? `, threshold ${pValue(alpha)}` : id === 'w' ? `, threshold ${minEffect}` : '';
  return {
    id,
    captions: [CAPTIONS[id] + against, id + against, id],
    times: view.times,
    stepMs: view.meta.stepMs,
    values,
    threshold,
    ...scale(values, threshold ?? 0, id === 'p' ? minusLog10(LEAST_P) : Infinity),
    past,
    tick: id === 'p' ? (value) => pValue(10 ** -value) : shortCount,
    summary: `${CAPTIONS[id]}${against}; ${past.filter(Boolean).length} of ${past.length} windows are past it.`,
  };
}

function statistic(view: DistributionView, frame: DataFrame, id: StripStatistic): Array<number | null> | null {
  const known = { p: view.p, w: view.w, chiSquare: view.chiSquare, overdispersion: view.overdispersion };
  const column =
    id in known ? known[id as keyof typeof known] : frame.fields.find((field) => field.name === id)?.values;
  return column == null ? null : Array.from(column as ArrayLike<number | null>);
}

function minusLog10(p: number): number {
  return p > 0 ? -Math.log10(p) : -Math.log10(Number.MIN_VALUE);
}

/** The greatest bar, and where the axis ends: a little above it and above the threshold, and never beyond `end`. */
function scale(values: Array<number | null>, threshold: number, end = Infinity): { most: number; top: number } {
  const most = Math.min(
    end,
    values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0)
  );
  const top = Math.max(most, threshold) * 1.1;
  return { most, top: top === 0 ? 1 : Math.min(top, end) };
}
