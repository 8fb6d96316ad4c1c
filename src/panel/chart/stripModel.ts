import type { Declared, DistributionView, StatisticId, WindowStatistic } from '../core';
import { count, percent, pValue, shortCount } from '../format';
import { STRIP_STATISTICS, withLimit } from '../options';
import { said, say } from '../words/say';

type Values = Array<number | null>;

/** One strip below the stack: one bar per window. */
export interface StripModel {
  /** What its bars are: events, or the statistic of that id. */
  id: string;
  /** What a bar past the threshold is: too few events is a warning, a statistic's own threshold the finding itself. */
  pastIs: 'warning' | 'finding';
  /** The same caption, from the longest wording to the shortest: the first that fits is shown. */
  captions: string[];
  /** All of it, on hover. */
  hover: string;
  times: number[];
  stepMs: number;
  /** Heights as drawn; p-values are drawn on a -log10 scale. */
  values: Values;
  /** As drawn; null where the statistic has no threshold of its own. */
  threshold: number | null;
  /** As drawn: a threshold of each window's own. */
  limits: Values | null;
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

/** Events per window, against the least number that is evaluated. */
export function eventsStrip(view: DistributionView): StripModel {
  const values = Array.from(view.n ?? view.times.map(() => null));
  const { minN } = view.meta.detect;
  const few = values.map((n) => n !== null && n < minN);
  const fewer = few.filter(Boolean).length;
  const caption = say`N: events per window, evaluated from ${count(minN)}`;
  return {
    id: 'events',
    pastIs: 'warning',
    captions: [caption, say`N: events per window`, 'N'],
    hover: caption,
    times: view.times,
    stepMs: view.meta.stepMs,
    values,
    threshold: minN,
    limits: null,
    ...scale(values, minN),
    past: few,
    tick: shortCount,
    summary:
      fewer === 1
        ? say`Events per window: ${count(view.meta.latest?.n)} in the last one; 1 window has fewer than ${count(minN)}.`
        : say`Events per window: ${count(view.meta.latest?.n)} in the last one; ${fewer} windows have fewer than ${count(minN)}.`,
  };
}

/** The statistic of that id against its threshold or limit; null when the query didn't return it. */
export function statisticStrip(view: DistributionView, id: StatisticId): StripModel | null {
  const entry = STRIP_STATISTICS.find((known) => known.id === id);
  const raw = numbers(view.statistics[id]);
  if (entry === undefined || raw === null) {
    return null;
  }
  const { unit, strip } = entry;
  const [name, description] = [said(entry.name), said(entry.description)];
  const isP = strip.scale === 'log';
  const bound = thresholdOf(view, entry);
  const [, limit] = withLimit(id);
  const limits = limit === undefined ? null : numbers(view.statistics[limit]);
  const isPast = (value: number, limit: number) =>
    isP ? value < limit : strip.threshold === 'minEffect' ? value >= limit : value > limit;
  const past = raw.map((value, i) => {
    const limit = limits?.[i] ?? bound;
    return value !== null && limit !== null && isPast(value, limit);
  });
  const drawn = (value: number | null) => (isP && value !== null ? minusLog10(value) : value);
  const [values, threshold] = [raw.map(drawn), drawn(bound)];
  const words = strip.caption === undefined ? name : said(strip.caption);
  const tick = isP ? (value: number) => pValue(10 ** -value) : unit === 'percentunit' ? percent : shortCount;
  const against =
    limits !== null ? say`, dashed: its limit` : bound === null ? '' : say`, threshold ${isP ? pValue(bound) : bound}`;
  const beyond = past.filter(Boolean).length;
  return {
    id,
    pastIs: 'finding',
    captions: [words + against, name + against, name],
    hover:
      strip.threshold === 'alpha' ? `${words}; ${said(view.meta.detect.why)}` : `${words}${against}. ${description}`,
    times: view.times,
    stepMs: view.meta.stepMs,
    values,
    threshold,
    limits,
    ...scale(values, greatest([threshold, ...(limits ?? [])]), isP ? minusLog10(LEAST_P) : Infinity),
    past,
    tick: (value) => tick(value),
    summary:
      beyond === 1
        ? say`${words}${against}; 1 of ${past.length} windows is past it.`
        : say`${words}${against}; ${beyond} of ${past.length} windows are past it.`,
  };
}

/** What the query asks for; else what an alert on it would ask. At 0 there is no line to draw. */
function thresholdOf(
  { meta }: DistributionView,
  { strip, defaultThreshold }: Declared<WindowStatistic>
): number | null {
  return strip?.threshold === undefined ? defaultThreshold?.value || null : meta.detect[strip.threshold];
}

const numbers = (column: ArrayLike<number | null> | undefined) => (column === undefined ? null : Array.from(column));

const greatest = (values: Values) => values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);

function minusLog10(p: number): number {
  return p > 0 ? -Math.log10(p) : -Math.log10(Number.MIN_VALUE);
}

/** The greatest bar, and where the axis ends: a little above it and above the threshold, and never beyond `end`. */
function scale(values: Values, threshold: number, end = Infinity): { most: number; top: number } {
  const most = Math.min(end, greatest(values));
  const top = Math.max(most, threshold) * 1.1;
  return { most, top: top === 0 ? 1 : Math.min(top, end) };
}
