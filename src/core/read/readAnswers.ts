import type { NormalQuery } from '../model/normalQuery';
import { DistributionError } from '../model/errors';
import type { FrameJSON } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import type { KeepSettings, UpstreamQuery, UpstreamResponse, ZoneOffset } from '../model/query';
import { formatDuration } from '../duration';
import { requireWithin } from '../limits';
import { requestInterval } from '../window/requestInterval';
import { chooseCategories, naturally, type CategorySet, type Totals } from '../pool/categorySet';
import { identifying, identifyingText, IDENTIFYING_REMEDY, pseudonymOf } from '../pool/identifying';
import { mappedText, mappingOf, shortList } from '../pool/mapping';
import { absentIsZero, isInstant, looksAmiss, looksBack, stampOf } from '../upstreamKinds';
import { MISSING, RESTARTED } from '../window/partial';
import { shiftedStart, type WindowGrid } from '../window/grid';
import { clockAt, type ClockSpan } from '../window/zone';
import { bucketsOf, emptyBuckets, toWindows, type BucketTable, type GroupTable } from '../window/table';
import { ownInterval, pointInterval } from './interval';
import { countFromBirth } from './born';
import { CategoryGaps } from './categoryGaps';
import { differenceBuckets } from './cumulative';
import { noteOverMidnight } from './midnight';
import { guessCategory } from './labels';
import { toCounts } from './meaning';
import { noteMeaning } from './meaningGuess';
import { Notices } from '../model/notices';
import { percent } from '../model/numberWords';
import { observe, requireGroups, type Observation } from './observations';
import { requireFrames } from './requireFrames';
import { readSeries, type Answer } from './readSeries';
import { markSkipped, noteSkipped } from './skipped';
import { noteTotals } from './totalsBeside';

/** Counts of all answers over one set of categories. */
export interface Read {
  categoryLabel: string;
  set: CategorySet;
  observed: GroupTable[];
  /** One entry a baseline answer. `shared`: it has no groups, so that every group is compared with it. */
  baselines: Array<{ shared: boolean; tables: GroupTable[] }>;
  notices: Notices;
}

interface Upstream {
  type: string | undefined;
  query: UpstreamQuery;
}

/** What an answer is the answer to. */
interface Asked extends Upstream {
  shiftMs: number;
  leaveOut: ClockSpan[];
  kernel: Kernel;
}

/** What is read, and how. */
export interface Reading {
  query: NormalQuery;
  grid: WindowGrid;
  /** Answers beside the observed one. */
  beside: Array<{
    id: string;
    what: string;
    upstream?: NormalQuery['upstream'];
    shiftMs: number;
    /** Other windows than the observed ones (before the shift). */
    windows?: (grid: WindowGrid) => WindowGrid;
    leaveOut?: ClockSpan[];
    /** The response that has it: several are read from one where their ranges overlap. */
    answeredBy: string;
  }>;
  /** Categories that the baseline names. */
  named: string[];
  kernel: Kernel;
}

/** One answer, its points placed in buckets and turned into counts. */
interface Placed {
  grid: WindowGrid;
  shared: boolean;
  absentIsZero: boolean;
  observations: Array<Observation & { at: Int32Array; counts: Float64Array; broken: Uint8Array | null }>;
}

/** From the upstream's frames to counts by group, window and category. */
export function readAnswers(reading: Reading, responses: UpstreamResponse[]): Read {
  const { query, grid, beside, named: namedCategories, kernel } = reading;
  const notices = new Notices();
  const framesOf = (id: string): FrameJSON[] => {
    const response = responses.filter((one) => one.id === id)[0];
    if (!response) {
      throw new DistributionError(
        'upstream',
        `The answer to the request \`${id}\` is missing.`,
        'Run every planned request.'
      );
    }
    requireFrames(response.frames, id === 'observed' ? 'the answer' : `the answer to \`${id}\``);
    return response.frames;
  };
  const settings = {
    values: query.values,
    valueField: query.valueField,
    named: query.groupBy.concat(query.category === '' ? [] : [query.category]),
    kernel,
    limits: query.limits,
  };
  const frames = framesOf('observed');
  const answer = readSeries(frames, settings);
  const categoryLabel = query.category || guessed(frames, query.groupBy, answer, kernel);
  requireGroups(answer.series, query.groupBy, 'the answer');
  noteMeaning(query.upstream.query, answer.series, query.values, answer.notices);
  const observed = place(answer, query, grid, categoryLabel, query.groupBy, 'the answer', {
    shiftMs: 0,
    leaveOut: [],
    ...upstreamOf(query.upstream),
    kernel,
  });
  const named = { ...settings, named: query.groupBy.concat(categoryLabel) };
  const baselines = beside.map(({ what, upstream = query.upstream, shiftMs, windows, leaveOut = [], answeredBy }) => {
    const own = readSeries(framesOf(answeredBy), named);
    const shared = query.groupBy.every((label) => own.series.every(({ labels }) => labels[label] === undefined));
    const groups = shared ? [] : query.groupBy;
    const placed = place(own, query, windows === undefined ? grid : windows(grid), categoryLabel, groups, what, {
      shiftMs,
      leaveOut,
      ...upstreamOf(upstream),
      kernel,
    });
    own.notices.list().forEach(({ severity, text }) => notices.add(severity, `Baseline: ${text}`));
    return placed;
  });
  const all = [observed].concat(baselines);
  if (query.categories.map.length > 0) {
    noteMapped(mapCategories(all, query), answer.notices);
  }
  const expected = new Set(query.categories.schema);
  const odd = identifying(distinct([observed]).filter((name) => !expected.has(name)));
  if (odd !== null) {
    const problem = identifyingText(categoryLabel, odd);
    switch (query.categories.identifying) {
      case 'refuse':
        throw new DistributionError('data', problem, IDENTIFYING_REMEDY);
      case 'hash':
        hideIdentifying(all, expected);
        answer.notices.add('info', `${problem} They are shown by a hash.`);
        break;
      default:
        answer.notices.add('warning', `${problem} ${IDENTIFYING_REMEDY}`);
    }
  }
  const found = distinct(all);
  const set = chooseCategories(
    found,
    () => all.map((one) => totalsOf(one, kernel)),
    // what counts as bad is counted however rare it is
    keptByName(
      query.categories.schema,
      namedCategories,
      query.categories.rare.filter((name) => found.includes(name))
    ),
    query.categories.keep
  );
  if (set.pooled.length > 0 && query.categories.schema.length === 0) {
    // what may be personal data is in no notice
    notePooled(set, query.categories.keep, odd === null, answer.notices);
  }
  const tables = all.map((one) =>
    fill(one, reading, set, one === observed && odd === null ? answer.notices : new Notices())
  );
  if (query.values === 'counters') {
    noteBroken(observed, answer.notices);
  }
  noteTotals(tables[0], set, answer.notices);
  answer.notices.list().forEach(({ severity, text }) => notices.add(severity, text));
  const first = tables[0].length > 0 || query.groupBy.length > 0 ? tables[0] : [emptyGroup(reading, set)];
  return {
    categoryLabel,
    set,
    observed: first,
    baselines: baselines.map(({ shared }, index) => ({ shared, tables: tables[index + 1] })),
    notices,
  };
}

function guessed(frames: FrameJSON[], groupBy: string[], answer: Answer, kernel: Kernel): string {
  const guess = guessCategory(frames, groupBy, kernel);
  if (guess === null && answer.series.length > 0) {
    throw new DistributionError(
      'data',
      'The answer has no label or text column that could be the category.',
      'Keep one in the upstream query, for example `sum by (code) (...)`.'
    );
  }
  return guess ?? 'category';
}

const upstreamOf = ({ datasource, query }: NormalQuery['upstream']): Upstream => ({ type: datasource.type, query });

/** Categories that are kept whatever their size: those of the schema, then those that the baseline names, then the rare ones. */
const keptByName = (...lists: string[][]): string[] => Array.from(new Set(lists.flat()));

function place(
  answer: Answer,
  query: NormalQuery,
  grid: WindowGrid,
  category: string,
  groupBy: string[],
  what: string,
  { shiftMs, leaveOut, type, query: own, kernel }: Asked
): Placed {
  const { series, intervalMs, notices } = answer;
  const stamp = query.window.timestamp === 'auto' ? stampOf(type, own) : query.window.timestamp;
  const apart = requestInterval(grid);
  const interval = pointInterval(series, intervalMs, apart, grid.stepMs, query.values, notices, kernel);
  const back = query.values === 'counts' && !grid.wholeRange ? looksBack(type, own, apart) : null;
  let before: { times: Float64Array | null; at: Int32Array } | null = null;
  const intervalOf = query.values === 'rates' ? ownInterval(intervalMs, interval, kernel) : () => interval;
  const observations = observe(answer, category, groupBy, what, query.limits).map((observation) => {
    const { times } = observation.series;
    const { values, broken } = toCounts(observation.series, query.values, intervalOf(observation.series), kernel);
    if (times === null && !grid.wholeRange) {
      throw new DistributionError(
        'data',
        `There is no time column in ${what}.`,
        'Set the window size to “the whole range”, or return a time column.'
      );
    }
    if (before === null || before.times !== times || times === null) {
      before = {
        times,
        at: times === null ? new Int32Array(values.length) : bucketsOf(times, stamp, shiftMs, grid, kernel),
      };
    }
    const counts = back === null ? values : kernel.scaled(values, apart, back.ms);
    const { groupKey, group, category: kind, series: one } = observation;
    return { groupKey, group, category: kind, series: one, at: before.at, counts, broken };
  });
  if (query.values === 'counters') {
    countFromBirth(category, observations, notices);
    const skipped = observations.filter(({ series: own, at, counts, broken }) =>
      markSkipped(at, own.values, counts, broken!)
    );
    if (skipped.length > 0) {
      noteSkipped(notices);
    }
  }
  differenceBuckets(category, observations, notices);
  if (back !== null) {
    noteOverlap(back.text, formatDuration(apart), notices);
  } else if (!grid.wholeRange) {
    const amiss = looksAmiss(type, own, apart);
    if (amiss !== null) {
      notices.add(amiss.severity, amiss.text);
    }
  }
  if (grid.byClock && interval > apart) {
    noteOverMidnight(series, stamp, interval, grid, notices);
  }
  noteOutside(observations, grid, shiftMs, isInstant(type, own), notices);
  if (leaveOut.length > 0) {
    leaveOutOf(observations, leaveOut, grid.zone, stamp);
  }
  return { grid, shared: groupBy.length === 0, absentIsZero: absentIsZero(type), observations };
}

/** Names categories as the query's rules say. @returns what was mapped in the observed answer, by its new name */
function mapCategories([observed, ...others]: Placed[], { categories }: NormalQuery): Map<string, Set<string>> {
  const mapping = mappingOf(categories.map);
  const mapped = new Map<string, Set<string>>();
  observed.observations.forEach((one) => {
    const name = mapping(one.category);
    if (name !== one.category) {
      mapped.set(name, (mapped.get(name) ?? new Set()).add(one.category));
      one.category = name;
    }
  });
  others.forEach(({ observations }) => observations.forEach((one) => (one.category = mapping(one.category))));
  return mapped;
}

/** Shows values that identify by a hash, in every answer. */
function hideIdentifying(all: Placed[], expected: Set<string>): void {
  all.forEach(({ observations }) =>
    observations.forEach((one) => {
      one.category = (expected.has(one.category) ? null : pseudonymOf(one.category)) ?? one.category;
    })
  );
}

function noteMapped(mapped: Map<string, Set<string>>, notices: Notices): void {
  if (mapped.size > 0) {
    const list = Array.from(mapped, ([name, from]): [string, string[]] => [name, Array.from(from).sort(naturally)]);
    notices.add('info', `Categories are mapped: ${mappedText(list.sort(([a], [b]) => naturally(a, b)))}.`);
  }
}

/** Takes the points of some times out of the buckets. */
function leaveOutOf(
  observations: Placed['observations'],
  spans: ClockSpan[],
  zone: ZoneOffset[],
  stamp: 'start' | 'end'
): void {
  let done: Int32Array | null = null;
  for (const { series, at } of observations) {
    if (at !== done && series.times !== null) {
      for (let i = 0; i < at.length; i++) {
        // an end belongs to the interval before it
        const clock = clockAt(zone, stamp === 'end' ? series.times[i] - 1 : series.times[i]);
        if (spans.some(({ from, to }) => clock >= from && clock < to)) {
          at[i] = -1;
        }
      }
    }
    done = at;
  }
}

/** Says that points look back further than to the one before. */
function noteOverlap(range: string, step: string, notices: Notices): void {
  notices.add(
    'warning',
    `Each point looks back [${range}], longer than the ${step} from one to the next: counts are divided accordingly, and changes show up spread over ${range}. Write [${step}] or [$__interval] instead.`
  );
}

/** Says that an answer has points, but none in the windows that were asked for, or one instant only. */
function noteOutside(
  observations: Placed['observations'],
  grid: WindowGrid,
  shiftMs: number,
  instant: boolean,
  notices: Notices
): void {
  if (grid.wholeRange) {
    return;
  }
  if (!observations.some(({ at, counts }) => hasInside(at, counts, grid.firstVisible))) {
    noteAllOutside(observations, grid, shiftMs, notices);
  }
  if (instant && isOneInstant(observations)) {
    notices.add(
      'warning',
      'The upstream query is an instant one: it answers a single point, and windows need a range. Choose the type “Range” in the upstream query, or set the window size to “the whole range”.'
    );
  }
}

/** Whether a series has a point in what was asked for, which is at the end of what is read. */
function hasInside(at: Int32Array, counts: Float64Array, firstVisible: number): boolean {
  for (let i = at.length - 1; i >= 0; i--) {
    if (at[i] >= firstVisible && counts[i] === counts[i]) {
      return true;
    }
  }
  return false;
}

function noteAllOutside(
  observations: Placed['observations'],
  grid: WindowGrid,
  shiftMs: number,
  notices: Notices
): void {
  let newest = -Infinity;
  for (const { series, counts } of observations) {
    for (let i = 0; i < counts.length; i++) {
      newest = counts[i] === counts[i] ? Math.max(newest, series.times![i]) : newest;
    }
  }
  if (newest > -Infinity) {
    const begin = shiftedStart(grid, grid.firstVisible, shiftMs);
    const end = shiftedStart(grid, grid.buckets, shiftMs);
    const before = newest <= begin;
    const off = formatDuration(Math.max(1000, Math.round(Math.abs(newest - (before ? end : begin)) / 1000) * 1000));
    notices.add(
      'warning',
      `The upstream answered, but all of it lies outside the asked range: ${before ? `the newest is ${off} before its end` : `it begins ${off} after its start`}. Check the time column’s time zone, and that it is the right one of several.`
    );
  }
}

function isOneInstant(observations: Placed['observations']): boolean {
  const times = new Set<number>();
  for (const { series, counts } of observations) {
    for (let i = 0; i < counts.length && times.size < 2; i++) {
      if (counts[i] === counts[i]) {
        times.add(series.times![i]);
      }
    }
  }
  return times.size === 1;
}

/** Says where counters fell. */
function noteBroken({ observations }: Placed, notices: Notices): void {
  const has = (why: number) =>
    observations.some(
      ({ broken, at }) => broken !== null && broken.includes(why) && broken.some((one, i) => one === why && at[i] >= 0)
    );
  if (has(RESTARTED)) {
    notices.add('info', 'Counters started again from zero; their increase counts from zero there.');
  }
  if (has(MISSING)) {
    notices.add(
      'warning',
      'A running total fell, but not to zero: a sum of counters has lost one of them (a pod that ended, say). What it grew by there is left out. Take the increase of each counter before the sum: sum by (code) (increase(x_total[$__interval])).'
    );
  }
}

function distinct(answers: Placed[]): string[] {
  const names = new Set<string>();
  answers.forEach(({ observations }) => observations.forEach(({ category }) => names.add(category)));
  return Array.from(names);
}

function totalsOf({ observations, grid }: Placed, kernel: Kernel): Totals {
  const out = new Map<string, number>();
  for (const { category, at, counts } of observations) {
    out.set(category, (out.get(category) ?? 0) + kernel.sumBetween(at, counts, 0, grid.buckets));
  }
  return out;
}

/** Says which categories are pooled, and by what rule. */
function notePooled(
  { pooled, names, rest }: CategorySet,
  { top, leastShare }: Required<KeepSettings>,
  named: boolean,
  notices: Notices
): void {
  const rule =
    leastShare > 0
      ? `with less than ${percent(leastShare)} of the events or beyond the ${top} largest`
      : `beyond the ${top} largest`;
  const which = named ? ` (${shortList(pooled)})` : '';
  notices.add(
    'info',
    `${pooled.length} small ${pooled.length === 1 ? 'category' : 'categories'}${which}, ${rule}, are together \`${names[rest]}\`. Which ones can differ from range to range: name those that matter to an alert as expected categories.`
  );
}

const UNBROKEN = new Uint8Array(0);
const NO_TIMES = new Float64Array(0);

function fill(answer: Placed, { query, kernel }: Reading, set: CategorySet, notices: Notices): GroupTable[] {
  const { grid } = answer;
  const states = query.values === 'states';
  requireWithin('cells', grid.windows * set.names.length, query.limits);
  const { observations } = answer;
  const tables: BucketTable[] = [];
  const groups = new Map<string, number>();
  const places = new Int32Array(2 * observations.length);
  const at: Int32Array[] = [];
  const values: Float64Array[] = [];
  const broken: Uint8Array[] = [];
  for (let i = 0; i < observations.length; i++) {
    const one = observations[i];
    let group = groups.get(one.groupKey);
    if (group === undefined) {
      group = tables.length;
      groups.set(one.groupKey, group);
      tables.push(emptyBuckets(one.groupKey, one.group, grid, set.names.length));
    }
    places[2 * i] = group;
    places[2 * i + 1] = set.indexOf[one.category];
    at.push(one.at);
    values.push(one.counts);
    broken.push(one.broken ?? UNBROKEN);
  }
  const points = tables.map((table) => table.points);
  kernel.addSeries(
    tables.map(({ sums }) => sums),
    points,
    tables.map(({ partial }) => partial),
    set.names.length,
    places,
    at,
    values,
    broken
  );
  if (states) {
    const times = observations.map(({ series }) => series.times ?? NO_TIMES);
    kernel.countTimes(points, places, times, at, values);
  } else {
    const gaps = new CategoryGaps(grid, answer.absentIsZero, kernel);
    const missing = kernel.missingSeries(points, places, at, values);
    for (let i = 0; i < missing.length;) {
      const own = missing[i];
      const buckets: number[] = [];
      for (; i < missing.length && missing[i] === own; i += 2) {
        buckets.push(missing[i + 1]);
      }
      const { category, series, counts } = observations[own];
      if (series.times !== null) {
        gaps.look(category, places[2 * own + 1], at[own], counts, tables[places[2 * own]], buckets);
      }
    }
    gaps.tell(notices);
  }
  return tables.sort((a, b) => (a.key < b.key ? -1 : 1)).map((table) => toWindows(table, grid, states, kernel));
}

/** Nothing is grouped and there is no data: one group whose windows all have none. */
function emptyGroup({ query, grid, kernel }: Reading, set: CategorySet): GroupTable {
  return toWindows(emptyBuckets('', {}, grid, set.names.length), grid, query.values === 'states', kernel);
}
