import { answeredBy, asked, BUDGET, budgetGridOf, gridOf, rangesOf } from './asked';
import { intendedBaseline, type Baseline } from './baseline/baseline';
import { kindOf } from './baseline/kinds';
import { requestsBeside, slowOf } from './baseline/requests';
import { Paired } from './baseline/paired';
import { TrailingSums } from './baseline/trailingSums';
import { NEEDS_BASELINE, NEEDS_EXCESS, NEEDS_PAST, settingsOf } from './compare/comparedWindows';
import { testOf } from './compare/tests';
import { flatRule } from './detect/flat';
import { judgeGroup } from './detect/group';
import { excessOf, followsVerdicts, lifeOfGroup, verdictBaseline } from './detect/verdicts';
import { levelsOf } from './detect/levels';
import { ruleOf } from './detect/rule';
import { KERNEL } from './kernel';
import { DistributionError } from './model/errors';
import { plainNumbers, type FrameJSON } from './model/frame';
import type { Kernel } from './model/kernelContract';
import type { NormalQuery } from './model/normalQuery';
import type { Derived } from './model/output';
import {
  FITTING_TEST,
  type Deploy,
  type DistributionQuery,
  type Kept,
  type QueryRange,
  type UpstreamResponse,
} from './model/query';
import { formatOf } from './output/formats';
import { GroupColumns } from './output/groupColumns';
import { stackingOrder } from './output/stackingOrder';
import { noDataFrame } from './output/noDataFrame';
import type { GroupResult, Results } from './output/results';
import type { CategorySet } from './pool/categorySet';
import { readAnswers, type Read, type Reading } from './read/readAnswers';
import { Notices } from './model/notices';
import { ErrorBudget } from './window/errorBudget';
import { sayFilling } from './window/filling';
import type { WindowGrid } from './window/grid';
import { accumulates, spreadGap } from './window/past';
import { anyQuiet, learnedFrom, markQuiet } from './window/quiet';
import type { GroupTable } from './window/table';

export interface DeriveOptions {
  /** For alert rules: only `alertStatistic`, labelled by its group (and category), null where there is no answer. */
  forAlert?: boolean;
  /** Of the data source's settings. */
  kept?: Kept;
  /** The numeric road compiled, where the host has it. */
  kernel?: Kernel;
  /** The deploys that an answer before this one wanted, in any order. */
  deploys?: Deploy[];
  /** The columns of categories shall be arrays as they lie in memory, NaN where there is no number; else they are lists, as in JSON. */
  flat?: boolean;
}

/** Windows that evidence is added up over, unless a query asks for longer ones. */
const LONGEST = 30;

/** Turns the upstream's answers to a plan's requests into the query's frames. Throws `DistributionError`. */
export function derive(
  query: DistributionQuery,
  range: QueryRange,
  responses: UpstreamResponse[],
  { forAlert = false, kept, kernel = KERNEL, flat = false, deploys }: DeriveOptions = {}
): Derived {
  const normal = asked(query, kept);
  responses.forEach(requireAnswer);
  const grid = gridOf(normal, range);
  const read = readAnswers({ query: normal, grid, ...besideOf(normal, grid), kernel }, responses);
  const notices = read.notices;
  markAllQuiet(normal, read, grid, kernel);
  if (!forAlert) {
    sayFilling(read.observed, normal, grid, range, notices);
  }
  const budgets = budgetsOf(normal, grid, responses, kernel);
  const groups = judgeGroups(normal, read, grid, notices, budgets, kernel);
  const { set, categoryLabel, observed } = read;
  let known: string[] | undefined;
  const order = () => (known ??= stackingOrder(normal, set, observed, kernel));
  const told = (deploys ?? []).slice().sort((a, b) => a.time - b.time);
  const results: Results = { query: normal, range, grid, set, categoryLabel, kernel, deploys: told, order, groups };
  const frames = format(results, forAlert);
  withNotices(frames, notices, normal.refId);
  if (!flat) {
    frames.forEach(({ data }) => {
      data.values = data.values.map((column) => (isFlat(column) ? plainNumbers(column) : column));
    });
  }
  const wanted = deploys === undefined && normal.deploys.length > 0 && formatOf(normal.format).deploys?.(results);
  return { frames, groups: groups.length, ...(wanted && { deploys: { tags: normal.deploys, ...wanted } }) };
}

const isFlat = (column: ArrayLike<unknown>): column is Float64Array => column instanceof Float64Array;

/** What the baseline's kind adds to an answer: other answers beside it, and categories that it names. */
function besideOf(query: NormalQuery, grid: WindowGrid): Pick<Reading, 'beside' | 'named'> {
  const { baseline } = query;
  const ranges = rangesOf(query, grid);
  const beside = requestsBeside(query).map((one) => ({
    ...one,
    answeredBy: answeredBy(ranges, one.id),
  }));
  return { beside, named: kindOf(baseline).named?.(baseline) ?? [] };
}

function requireAnswer(response: UpstreamResponse): void {
  if (response.error) {
    const { message, status } = response.error;
    const what = response.id === 'observed' ? 'The upstream' : `The upstream (${response.id})`;
    throw new DistributionError(
      'upstream',
      `${what} failed: ${message}`,
      'Correct the upstream query, or try again.',
      status
    );
  }
}

/** Marks the windows that are neither evaluated nor learned from, in the observed answer and those beside it. */
function markAllQuiet(query: NormalQuery, { observed, baselines }: Read, grid: WindowGrid, kernel: Kernel): void {
  const beside = requestsBeside(query);
  observed.forEach((table) => markQuiet(table, query, grid, 0, kernel));
  baselines.forEach(({ tables }, i) =>
    tables.forEach((table) => markQuiet(table, query, beside[i].windows?.(grid) ?? grid, beside[i].shiftMs, kernel))
  );
}

type Budgets = (table: GroupTable, rare: number[]) => ErrorBudget | null;

/** The error budget of each group, where it is asked for. */
function budgetsOf(query: NormalQuery, grid: WindowGrid, responses: UpstreamResponse[], kernel: Kernel): Budgets {
  const hours = budgetGridOf(query, grid);
  if (hours === null) {
    return () => null;
  }
  const from = answeredBy(rangesOf(query, grid), BUDGET);
  const answer = responses.filter(({ id }) => id === from).map((response) => ({ ...response, id: 'observed' }));
  const { set, observed } = readAnswers({ query, grid: hours, beside: [], named: [], kernel }, answer);
  const bad = positionsOf(set.names, query.categories.rare);
  const tables = byKey(observed);
  return (table, rare) => {
    const own = tables.get(table.key);
    return own === undefined ? null : new ErrorBudget({ table, grid, rare }, { table: own, grid: hours, rare: bad });
  };
}

function positionsOf(names: string[], wanted: string[]): number[] {
  const rare = new Set(wanted);
  return names.map((name, index) => (rare.has(name) ? index : -1)).filter((index) => index >= 0);
}

function judgeGroups(
  query: NormalQuery,
  read: Read,
  grid: WindowGrid,
  notices: Notices,
  budgets: Budgets,
  kernel: Kernel
): GroupResult[] {
  const { set } = read;
  const k = set.names.length;
  const slow = slowOf(query) === null ? null : read.baselines[read.baselines.length - 1];
  const beside = slow === null ? read.baselines : read.baselines.slice(0, -1);
  const schema = new Set(query.categories.schema);
  const rarePositions = positionsOf(set.names, query.categories.rare);
  const unknown = schema.size > 0 ? Uint8Array.from(set.names, (name) => (schema.has(name) ? 0 : 1)) : null;
  const kind = kindOf(query.baseline);
  const intended = kind.shares === undefined ? null : kind.shares(query.baseline, set, notices);
  const groupCount = read.observed.length;
  const levels = levelsOf(query, grid, groupCount, notices);
  const rule = accumulates(query) ? ruleOf(query, grid, groupCount) : null;
  const flat = rule === null ? null : flatRule(rule);
  const { windows } = query.trailing;
  const { perWindow } = grid;
  const gap = spreadGap(query);
  // longer windows are held against what trails the first one in them
  const furthest = gap + Math.max(0, ...query.detect.scales.map((length) => length - 1));
  // where each window is tested by itself, those before decide as well
  const shown =
    rule === null ? grid.firstTested : formatOf(query.format).latestOnly ? grid.windows - 1 : grid.firstVisible;
  const besideOfGroup = tablesByGroup(beside);
  const slowOfGroup = tablesByGroup(slow === null ? [] : [slow]);
  // all are asked for before the first is waited for: the host may judge them side by side
  const asked = read.observed.map((table) => {
    const learned = learnedFrom(table);
    const trailing = grid.wholeRange
      ? null
      : new TrailingSums(learned, k, grid, windows, kernel, query.trailing.gap, furthest);
    const beyond = besideOfGroup(table).map(learnedFrom);
    const baseline = baselineOf(query, table, beyond, set, intended, trailing, grid, kernel);
    const then = slowOfGroup(table)[0] ?? null;
    const lived = flat === null ? null : lifeOfGroup(query, flat, table, baseline, grid, k, then, kernel);
    return { table, learned, trailing, baseline, lived };
  });
  const test = testOf(query.test);
  const pairs = kind.source === 'paired' && !grid.wholeRange;
  const asksPast = query.test === FITTING_TEST && !grid.wholeRange;
  const needed = rule !== null ? NEEDS_EXCESS : asksPast && !pairs ? NEEDS_PAST : NEEDS_BASELINE;
  const settings = settingsOf(query.detect, needed);
  const { alpha } = levels;
  const groups = asked.map(({ table, learned, trailing, baseline, lived }) => {
    const pairedWith = (own: GroupTable, against: Baseline) => new Paired(own, against, k, grid, windows, gap);
    const life = lived === null ? null : lived();
    const verdicts = life === null ? null : life.verdicts;
    const against = verdicts === null || !followsVerdicts(query) ? baseline : verdictBaseline(verdicts, k, query);
    const basis = {
      table,
      categories: k,
      perWindow,
      baseline: learned === table ? against : exceptQuiet(against, table, perWindow),
      baselineTrails: kind.source === 'trailing',
      trailing,
      gap,
      paired: pairs ? pairedWith(learned, baseline) : null,
      test,
      asksPast,
      alpha,
      settings,
      excess: verdicts === null ? null : excessOf(verdicts),
      kernel,
      rare: rarePositions,
      unknown,
    };
    const judged = judgeGroup(basis, grid, query, levels, shown, life);
    const columns = new GroupColumns(judged, table, grid.firstVisible, kernel);
    return { table, judged, budget: budgets(table, rarePositions), contexts: [], columns };
  });
  const oneKind = groups.length > 0 && k === 1;
  if (oneKind) {
    notices.add(
      'warning',
      `\`${read.categoryLabel}\` has one value, "${set.names[0]}": a distribution needs more. Choose another category, or list the expected categories.`
    );
  }
  return groups;
}

/** The baseline of all but quiet windows: those are compared with nothing. */
const exceptQuiet = ({ counted, at }: Baseline, table: GroupTable, perWindow: number): Baseline => ({
  counted,
  at: (window, length) => (anyQuiet(table, window, length, perWindow) ? null : at(window, length)),
});

/** A group's windows in other answers: those of all groups where an answer has none. */
function tablesByGroup(answers: Read['baselines']): (group: GroupTable) => GroupTable[] {
  const known = answers.map(({ shared, tables }) => (shared ? tables[0] : byKey(tables)));
  return ({ key }) => known.map((own) => (own instanceof Map ? own.get(key) : own)).filter((own) => own !== undefined);
}

const byKey = (tables: GroupTable[]): Map<string, GroupTable> => new Map(tables.map((table) => [table.key, table]));

/** What each window of a group is compared with. */
function baselineOf(
  query: NormalQuery,
  { labels: group }: GroupTable,
  tables: GroupTable[],
  set: CategorySet,
  intended: Float64Array | null,
  trailing: TrailingSums | null,
  grid: WindowGrid,
  kernel: Kernel
): Baseline {
  if (intended !== null) {
    return intendedBaseline(intended);
  }
  return kindOf(query.baseline).sample!(query.baseline, {
    trailing,
    gap: query.trailing.gap,
    tables,
    grid,
    group,
    set,
    longest: Math.max(LONGEST, ...query.detect.scales),
    states: query.values === 'states',
    kernel,
  });
}

function format(results: Results, forAlert: boolean): FrameJSON[] {
  return results.groups.length === 0
    ? [noDataFrame(results)]
    : formatOf(results.query.format).frames(results, forAlert);
}

/** Notices stand on the first frame: Grafana gathers them from all frames of an answer. */
function withNotices(frames: FrameJSON[], notices: Notices, refId: string): void {
  frames.forEach((frame, index) => {
    if (refId !== '') {
      frame.schema.refId = refId;
    }
    const list = index === 0 ? notices.list() : [];
    if (list.length > 0) {
      frame.schema.meta = { ...frame.schema.meta, notices: (frame.schema.meta?.notices ?? []).concat(list) };
    }
  });
}
