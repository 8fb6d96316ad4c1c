import type { Labels } from '../model/frame';
import type { Notices } from '../model/notices';
import { SERIES_LABEL } from './frameShape';
import { labelKey } from './labelKey';
import type { Series } from './rawSeries';

/** The label of a histogram's buckets: each holds all events up to its bound. */
const BOUND = 'le';
/** Part of the points at which buckets have to grow with their bound to be cumulative: scrapes can be a little apart. */
const MOSTLY = 0.95;

interface Bucket {
  group: Labels;
  category: string;
  series: Series;
  counts: Float64Array;
}

/**
 * Cumulative buckets become the events between two bounds, in place: those by `le`, as the category or beside it, and those whose series are
 * named by their bounds, as a heatmap's are. Buckets that don't grow with their bound were differenced before, and are left as they are.
 */
export function differenceBuckets(category: string, buckets: Bucket[], notices: Notices): void {
  const beside =
    category !== BOUND &&
    buckets.some(({ series, group }) => series.labels[BOUND] !== undefined && group[BOUND] === undefined);
  const boundBy = (bucket: Bucket) => boundOf(beside ? (bucket.series.labels[BOUND] ?? '') : bucket.category);
  const named = category === SERIES_LABEL && buckets.some((bucket) => boundBy(bucket) === Infinity);
  const bounded = beside || named || category === BOUND;
  if (!bounded || !buckets.every((bucket) => boundBy(bucket) === boundBy(bucket))) {
    return;
  }
  const sets = setsOf(buckets, named ? SERIES_LABEL : BOUND, boundBy);
  const grow = sets.map(growing);
  const points = grow.reduce((sum, one) => sum + one.points, 0);
  const growingPoints = grow.reduce((sum, one) => sum + one.growing, 0);
  if (points === 0 || growingPoints < MOSTLY * points) {
    return;
  }
  for (const set of sets) {
    for (let i = set.length - 1; i > 0; i--) {
      const below = reader(set[i - 1]);
      const { series, counts } = set[i];
      set[i].counts = counts.map((count, at) => Math.max(0, count - below(series, at)));
    }
  }
  notices.add(
    'info',
    beside
      ? 'Buckets by `le` are cumulative: those of each series are added up without counting an event twice.'
      : `Buckets by \`${category}\` are cumulative: each category holds the events above the bound before it, up to its own.`
  );
}

const boundOf = (name: string): number =>
  /^\+?inf(inity)?$/i.test(name) ? Infinity : name.trim() === '' ? NaN : Number(name);

/** Buckets of one histogram each, by ascending bound. */
function setsOf(buckets: Bucket[], label: string, boundBy: (bucket: Bucket) => number): Bucket[][] {
  const sets: Record<string, Bucket[]> = Object.create(null);
  for (const bucket of buckets) {
    const others: Labels = { ...bucket.series.labels };
    delete others[label];
    (sets[labelKey(others)] ??= []).push(bucket);
  }
  return Object.keys(sets).map((key) => sets[key].sort((a, b) => boundBy(a) - boundBy(b)));
}

function growing(set: Bucket[]): { points: number; growing: number } {
  let points = 0;
  let found = 0;
  for (let i = 1; i < set.length; i++) {
    const below = reader(set[i - 1]);
    const { series, counts } = set[i];
    for (let at = 0; at < counts.length; at++) {
      const before = below(series, at);
      if (counts[at] === counts[at] && before === before) {
        points++;
        found += counts[at] >= before * (1 - 1e-9) ? 1 : 0;
      }
    }
  }
  return { points, growing: found };
}

/** A bucket's count at the time of another one's point; NaN where it has none. */
function reader({ series: own, counts }: Bucket): (series: Series, at: number) => number {
  let places: Map<number, number> | null = null;
  return (series, at) => {
    if (
      own.times === series.times ||
      own.times === null ||
      series.times === null ||
      own.times[at] === series.times[at]
    ) {
      return counts[at];
    }
    places ??= new Map(Array.from(own.times, (time, place) => [time, place]));
    const place = places.get(series.times[at]);
    return place === undefined ? NaN : counts[place];
  };
}
