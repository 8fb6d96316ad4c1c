import type { NormalQuery } from './model/normalQuery';
import type { DistributionQuery, QueryRange } from './model/query';
import { withDefaults } from './normal';
import { formatOf } from './output/formats';
import { statistic } from './registry';
import { windowGrid, type WindowGrid } from './window/grid';

/** A query as it is asked: checked, and filled in with the defaults. Throws a `DistributionError` that says what to mend. */
export function asked(query: DistributionQuery): NormalQuery {
  const normal = withDefaults(query);
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
    sequential: entries.some(({ reads }) => reads?.some((setting) => setting === 'sequential') ?? false),
  });
}

const entriesOf = ({ statistics, alertStatistic }: NormalQuery) => statistics.concat(alertStatistic).map(statistic);
