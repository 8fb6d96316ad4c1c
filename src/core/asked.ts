import { askedRanges, rangeOf, type AskedRange } from './baseline/ranges';
import type { NormalQuery } from './model/normalQuery';
import type { DistributionQuery, Kept, QueryRange } from './model/query';
import { limitsOf } from './limits';
import { withDefaults } from './normal';
import { migrated } from './normal/migrated';
import { withKept } from './normal/withKept';
import { formatOf } from './output/formats';
import { statistic, type ReadSetting, type Statistic } from './registry';
import { BY_WINDOWS, hoursOf } from './window/errorBudget';
import { windowGrid, type WindowGrid } from './window/grid';

/**
 * A query as it is asked: of whatever version it was saved in, with what its data source keeps for it, checked, and filled in with the
 * defaults. Throws a `DistributionError` that says what to mend.
 */
export function asked(query: DistributionQuery, kept: Kept = {}): NormalQuery {
  const normal = withDefaults(withKept(migrated(query), kept), limitsOf(kept.limits));
  formatOf(normal.format);
  entriesOf(normal);
  return normal;
}

/** The windows that it needs over a range: as far back as what it asks for looks. */
export function gridOf(query: NormalQuery, range: QueryRange): WindowGrid {
  const entries = entriesOf(query);
  return windowGrid(query, range, {
    // a statistic of the group is over all windows of the range, even where only the latest is shown
    latestOnly: formatOf(query.format).latestOnly && !entries.some(({ scope }) => scope === 'group'),
    sequential: readBy(entries, 'sequential'),
    back: readBy(entries, 'budgetPeriod') ? BY_WINDOWS : 0,
  });
}

/** The hours that an error budget is counted over; null where nothing asks for one, and where one window spans the range. */
export const budgetGridOf = (query: NormalQuery, grid: WindowGrid): WindowGrid | null =>
  readBy(entriesOf(query), 'budgetPeriod') && !grid.wholeRange ? hoursOf(query, grid) : null;

/** Id of the answer about them. */
export const BUDGET = 'budget';

/** Every range that a query asks for. */
export function rangesOf(query: NormalQuery, grid: WindowGrid): AskedRange[] {
  const hours = budgetGridOf(query, grid);
  return askedRanges(query, grid, hours === null ? [] : [rangeOf(BUDGET, query.upstream, 0, hours, query)]);
}

/** The id of the request that an answer is read from. */
export const answeredBy = (ranges: AskedRange[], id: string): string =>
  ranges.filter(({ answers }) => answers.indexOf(id) >= 0)[0].id;

const readBy = (entries: Statistic[], setting: ReadSetting): boolean =>
  entries.some(({ reads }) => reads?.some((read) => read === setting) ?? false);

const entriesOf = ({ statistics, alertStatistic }: NormalQuery) => statistics.concat(alertStatistic).map(statistic);
