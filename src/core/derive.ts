import { fixedShares, uniformShares } from './baseline/shares';
import {
  forgettingBaseline,
  intendedBaseline,
  tableBaseline,
  trailingBaseline,
  type Baseline,
} from './baseline/baseline';
import { Paired } from './baseline/paired';
import { Trailing } from './baseline/trailing';
import { testOf } from './compare/tests';
import { withDefaults, type NormalQuery } from './normal';
import { judgeGroup } from './detect/group';

import { excessOf, followsVerdicts, lifeOfGroup, verdictBaseline } from './detect/verdicts';
import { levelsOf } from './detect/levels';
import { DistributionError } from './model/errors';
import type { FrameJSON } from './model/frame';
import type { Derived } from './model/output';
import type { DistributionQuery, QueryRange, UpstreamResponse } from './model/query';
import { alertFrames } from './output/alert';
import { categoriesFrame } from './output/categories';
import { eventsFrame } from './output/events';
import { latestFrame } from './output/latest';
import { stackingOrder } from './output/order';
import { noDataFrame } from './output/noData';
import type { GroupResult, Outcome } from './output/outcome';
import { seriesFrames } from './output/series';
import { readAnswers, type Read } from './read/answers';
import { Notices } from './model/notices';
import { windowGrid, type WindowGrid } from './window/grid';
import { accumulates, spreadGap } from './window/past';
import type { GroupTable } from './window/table';

export interface DeriveOptions {
  /** For alert rules: only `alertStatistic`, labelled by its group (and category), null where there is no answer. */
  forAlert?: boolean;
}

/** Turns the upstream's answers to a plan's requests into the query's frames. Throws `DistributionError`. */
export function derive(
  query: DistributionQuery,
  range: QueryRange,
  responses: UpstreamResponse[],
  options: DeriveOptions = {}
): Derived {
  const normal = withDefaults(query);
  responses.forEach(requireAnswer);
  const grid = windowGrid(normal, range);
  const read = readAnswers(normal, grid, responses);
  const notices = read.notices;
  const groups = judgeGroups(normal, read, grid, notices);
  const { set, categoryLabel, observed } = read;
  let known: string[] | undefined;
  const order = () => (known ??= stackingOrder(normal, set, observed));
  const outcome: Outcome = { query: normal, range, grid, set, categoryLabel, order, groups };
  const frames = format(outcome, options.forAlert === true);
  withNotices(frames, notices, normal.refId);
  return { frames, groups: groups.length };
}

function requireAnswer(response: UpstreamResponse): void {
  if (response.error) {
    const { message, status } = response.error;
    const what = response.id === 'observed' ? 'The upstream' : `The upstream (${response.id})`;
    throw new DistributionError(
      'upstream',
      `${what} failed: ${message}`,
      'Mend the upstream query, or try again.',
      status
    );
  }
}

function judgeGroups(query: NormalQuery, read: Read, grid: WindowGrid, notices: Notices): GroupResult[] {
  const { set } = read;
  const k = set.names.length;
  const schema = new Set(query.categories.schema);
  const rare = new Set(query.categories.rare);
  const rarePositions = set.names.map((name, index) => (rare.has(name) ? index : -1)).filter((index) => index >= 0);
  const unknown = schema.size > 0 ? Uint8Array.from(set.names, (name) => (schema.has(name) ? 0 : 1)) : null;
  const intended = intendedShares(query, read, notices);
  const groupCount = read.observed.length;
  const levels = levelsOf(query, grid, groupCount, notices);
  const groups = read.observed.map((table) => {
    const { windows } = query.trailing;
    const gap = spreadGap(query);
    const trailing = grid.wholeRange ? null : new Trailing(table, k, grid, windows, query.trailing.gap, gap);
    const baseline =
      intended !== null ? intendedBaseline(intended) : countedBaseline(query, read, table, grid, trailing);
    const { perWindow } = grid;
    const pairedWith = (own: GroupTable, against: Baseline) => new Paired(own, against, k, grid, windows, gap);
    const test = testOf(query.test);
    const { alpha } = levels;
    const life = accumulates(query) ? lifeOfGroup(query, table, baseline, grid, k, groupCount) : null;
    const verdicts = life === null ? null : life.verdicts;
    const basis = {
      table,
      categories: k,
      perWindow,
      baseline: verdicts === null || !followsVerdicts(query) ? baseline : verdictBaseline(verdicts, k, query),
      baselineTrails: query.baseline.kind === 'trailing',
      trailing,
      gap,
      paired: trailing !== null && hasOwnBaselines(query) ? pairedWith(table, baseline) : null,
      test,
      alpha,
      excess: verdicts === null ? null : excessOf(verdicts, k),
      rare: rarePositions,
      unknown,
    };
    return { table, judged: judgeGroup(basis, grid, query, levels, life), contexts: [] };
  });
  const oneKind = groups.length > 0 && k === 1;
  if (oneKind) {
    notices.add(
      'warning',
      `\`${read.categoryLabel}\` has one value, "${set.names[0]}": a distribution needs more. Choose another category, or name the categories that there should be in the schema.`
    );
  }
  return groups;
}

/** Offsets and another query have a baseline for each window, so that a season or a common burst is in both. */
const hasOwnBaselines = ({ baseline: { kind } }: NormalQuery): boolean => kind === 'offset' || kind === 'query';

function intendedShares(query: NormalQuery, read: Read, notices: Notices): Float64Array | null {
  switch (query.baseline.kind) {
    case 'fixed':
      return fixedShares(query.baseline.shares, read.set, notices);
    case 'uniform':
      return uniformShares(read.set);
    default:
      return null;
  }
}

function countedBaseline(
  query: NormalQuery,
  read: Read,
  table: GroupTable,
  grid: WindowGrid,
  trailing: Trailing | null
): Baseline {
  const states = query.values === 'states';
  const { perWindow } = grid;
  const k = read.set.names.length;
  if (query.baseline.kind === 'trailing' && trailing !== null) {
    const { forget } = query.baseline;
    const { gap } = query.trailing;
    return forget === null
      ? trailingBaseline(trailing, gap, perWindow, states)
      : forgettingBaseline(trailing, gap, perWindow, k, forget);
  }
  const tables = read.baselines
    .map((answer) => (answer.shared ? answer.tables[0] : answer.tables.filter(({ key }) => key === table.key)[0]))
    .filter((own) => own !== undefined);
  return tableBaseline(tables, k, perWindow, states);
}

function format(outcome: Outcome, forAlert: boolean): FrameJSON[] {
  if (outcome.groups.length === 0) {
    return [noDataFrame(outcome)];
  }
  switch (outcome.query.format) {
    case 'series':
      return forAlert ? alertFrames(outcome) : seriesFrames(outcome);
    case 'latest':
      return [latestFrame(outcome, forAlert)];
    case 'categories':
      return [categoriesFrame(outcome)];
    case 'events':
      return [eventsFrame(outcome)];
  }
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
