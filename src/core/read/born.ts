import type { Labels } from '../model/frame';
import type { Notices } from '../model/notices';
import { labelKey } from './labelKey';
import type { Series } from './rawSeries';

/** Points before a counter's first one that tell how much its siblings grow by. */
const TELLING = 20;
/** A counter that begins with more than so many times as much has not begun there. */
const OFTEN = 10;

interface Counter {
  series: Series;
  counts: Float64Array;
}

/**
 * Counters that appear while others of the same target are there already began at zero: their first value counts, in place. Where nothing
 * of the target was there, or the first value is far more than its others grow by, it doesn't.
 *
 * @param category label that counters of one target differ by
 */
export function countFromBirth(category: string, counters: Counter[], notices: Notices): void {
  const targets: Record<string, Counter[]> = Object.create(null);
  for (const counter of counters) {
    (targets[targetOf(counter.series.labels, category)] ??= []).push(counter);
  }
  let first = Infinity;
  counters.forEach(({ series }) => (first = Math.min(first, beginOf(series))));
  let counted = 0;
  let lost = 0;
  for (const counter of counters) {
    const begin = beginOf(counter.series);
    if (!(begin > first) || begin === Infinity) {
      continue;
    }
    const at = counter.series.times!.indexOf(begin);
    const siblings = targets[targetOf(counter.series.labels, category)];
    if (counter.series.values[at] <= OFTEN * growthBefore(siblings, begin)) {
      counter.counts[at] = counter.series.values[at];
      counted++;
    } else {
      lost += counter.series.values[at] > 0 ? 1 : 0;
    }
  }
  notices.count(
    'born',
    counted,
    'info',
    (n) => `${n} counter${n === 1 ? '' : 's'} appeared within the range, and count${n === 1 ? 's' : ''} from zero.`
  );
  notices.count(
    'unborn',
    lost,
    'info',
    (n) => `The first value of ${n} counter${n === 1 ? '' : 's'} that appeared within the range is not counted.`
  );
}

function targetOf(labels: Labels, category: string): string {
  const others = { ...labels };
  delete others[category];
  return labelKey(others);
}

/** The time of the first value. */
function beginOf({ times, values }: Series): number {
  if (times === null) {
    return Infinity;
  }
  const at = values.findIndex((value) => value === value);
  return at < 0 ? Infinity : times[at];
}

/** The most that a counter has grown by from point to point, shortly before an instant. */
function growthBefore(counters: Counter[], instant: number): number {
  let most = 0;
  for (const { series, counts } of counters) {
    const { times } = series;
    let end = times === null ? 0 : times.findIndex((time) => time >= instant);
    end = end < 0 ? times!.length : end;
    for (let i = Math.max(0, end - TELLING); i < end; i++) {
      most = counts[i] > most ? counts[i] : most;
    }
  }
  return most;
}
