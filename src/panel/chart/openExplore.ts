import { urlUtil, type DateTime, type ScopedVars } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { filledIn } from '../../app/alert/openAlertPage';

/** What Explore takes for several data sources at once. */
const MIXED = '-- Mixed --';

/** Opens the queries in Explore over a range, with the dashboard's variables at their values: Explore has none. */
export async function openExplore(
  targets: DataQuery[],
  scopedVars: ScopedVars,
  range: { from: DateTime; to: DateTime }
): Promise<void> {
  const queries = await Promise.all(targets.map((target) => filledIn(target, scopedVars).catch(() => target)));
  const sources = new Set(queries.map(({ datasource }) => (datasource as { uid?: string } | undefined)?.uid));
  const pane = {
    datasource: sources.size === 1 ? [...sources][0] : MIXED,
    queries,
    range: { from: String(range.from.valueOf()), to: String(range.to.valueOf()) },
  };
  locationService.push(urlUtil.renderUrl('/explore', { schemaVersion: 1, panes: JSON.stringify({ window: pane }) }));
}
