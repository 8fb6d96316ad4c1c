import { formatDuration } from '../duration';
import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import type { NormalQuery } from '../model/normalQuery';
import { shiftedStart, windowStart, type WindowGrid } from '../window/grid';
import { requestInterval } from '../window/requestInterval';
import { requestsBeside } from './requests';

/** A range that is asked of an upstream. */
export interface AskedRange {
  /** That of the first answer that is read from it. */
  id: string;
  upstream: NormalQuery['upstream'];
  /** Ms since the epoch. */
  from: number;
  to: number;
  intervalMs: number;
  /** Ids of the answers that are read from it: `observed`, and those of the baseline. */
  answers: string[];
}

/** The ranges that a query asks for, the observed one first, and others beside it. Those of one upstream query that overlap are one. */
export function askedRanges(query: NormalQuery, grid: WindowGrid, others: AskedRange[]): AskedRange[] {
  const observed = rangeOf('observed', query.upstream, 0, grid, query);
  // the trailing windows need their baselines too: they tell how much windows vary about them
  const beside = requestsBeside(query).map(({ id, upstream = query.upstream, shiftMs, windows }) => {
    requireWholeWindows(shiftMs, grid);
    return rangeOf(id, upstream, shiftMs, windows === undefined ? grid : windows(grid), query);
  });
  return merged([observed].concat(beside, others), grid.wholeRange, query.limits.windows);
}

/** The range of a grid's windows, so much earlier. */
export function rangeOf(
  id: string,
  upstream: NormalQuery['upstream'],
  shiftMs: number,
  grid: WindowGrid,
  { values, limits }: NormalQuery
): AskedRange {
  requireWithin('windows', grid.buckets, limits);
  const intervalMs = requestInterval(grid);
  const [from, to] = [0, grid.buckets].map((bucket) =>
    shiftMs === 0 ? windowStart(grid, bucket) : shiftedStart(grid, bucket, shiftMs)
  );
  // an increase needs the point before
  return { id, upstream, from: values === 'counters' ? from - intervalMs : from, to, intervalMs, answers: [id] };
}

function requireWholeWindows(shiftMs: number, grid: WindowGrid): void {
  if (!grid.wholeRange && shiftMs % grid.stepMs !== 0) {
    throw new DistributionError(
      'query',
      `The offset ${formatDuration(shiftMs)} is not a whole number of windows of ${formatDuration(grid.stepMs)}.`,
      'Choose a window or step that divides the offset.'
    );
  }
}

/** Joins each range to one before that it overlaps, as long as that stays within what an upstream answers at once. */
function merged(ranges: AskedRange[], wholeRange: boolean, most: number): AskedRange[] {
  const out: AskedRange[] = [];
  for (const one of ranges) {
    const other = out.filter((known) => (wholeRange ? isSame(known, one) : canJoin(known, one, most)))[0];
    if (other === undefined) {
      out.push(one);
      continue;
    }
    other.from = Math.min(other.from, one.from);
    other.to = Math.max(other.to, one.to);
    other.answers = other.answers.concat(one.answers);
  }
  // one that grew may have come to overlap another
  return out.length < ranges.length ? merged(out, wholeRange, most) : out;
}

function canJoin(a: AskedRange, b: AskedRange, most: number): boolean {
  const apart = a.intervalMs;
  const length = Math.max(a.to, b.to) - Math.min(a.from, b.from);
  return (
    isOfOneQuery(a, b) &&
    b.intervalMs === apart &&
    // an upstream's points begin with its range
    (a.from - b.from) % apart === 0 &&
    a.from <= b.to &&
    b.from <= a.to &&
    length / apart <= most
  );
}

const isSame = (a: AskedRange, b: AskedRange): boolean => isOfOneQuery(a, b) && a.from === b.from && a.to === b.to;

const isOfOneQuery = (a: AskedRange, b: AskedRange): boolean =>
  a.upstream === b.upstream || JSON.stringify(a.upstream) === JSON.stringify(b.upstream);
