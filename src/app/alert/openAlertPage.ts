import { rangeUtil, urlUtil, type PluginExtensionPanelContext, type ScopedVars, type UrlQueryMap } from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import type { DataQuery, DataSourceRef } from '@grafana/schema';
import { ALERT_PATH, DASHBOARDS_PATH, REPORT_PATH } from '../ids';
import { panelQuery } from './panelQuery';

/** Variables that stand for the rule's own range and interval: they stay in the query. */
const BUILT_IN = [
  '__interval',
  '__interval_ms',
  '__rate_interval',
  '__range',
  '__range_s',
  '__range_ms',
  '__from',
  '__to',
];

const keepBuiltIn: ScopedVars = Object.fromEntries(
  BUILT_IN.map((name) => [name, { text: `$${name}`, value: `$${name}` }])
);

/** Opens the alert page over a panel's query. */
export const openAlertPage = (context: PluginExtensionPanelContext): Promise<void> => open(ALERT_PATH, context);

/** Opens the page that makes the app's dashboards over a panel's query. */
export const openDashboardsPage = (context: PluginExtensionPanelContext): Promise<void> =>
  open(DASHBOARDS_PATH, context);

/** Opens the incident report over a panel's query and time range. */
export function openReportPage(context: PluginExtensionPanelContext): Promise<void> {
  const { from, to } = rangeUtil.convertRawToRange(context.timeRange);
  return open(REPORT_PATH, context, { from: from.valueOf(), to: to.valueOf() });
}

/** Opens a page over a panel's query, with the dashboard's variables at their values: neither rules nor reports have variables. */
async function open(path: string, context: PluginExtensionPanelContext, more: UrlQueryMap = {}): Promise<void> {
  const query = panelQuery(context);
  if (!query) {
    return;
  }
  const filled = await filledIn(query, { ...context.scopedVars, ...keepBuiltIn }).catch(() => query);
  locationService.push(
    urlUtil.renderUrl(path, {
      dashboard: context.dashboard.uid,
      panel: context.id,
      title: context.title,
      query: JSON.stringify({ ...filled, timeZone: filled.timeZone || zoneName(context.timeZone) }),
      ...more,
    })
  );
}

/** A rule has no dashboard: it goes by the zone in which the panel showed its days. None for UTC, as rules have it anyway. */
function zoneName(timeZone: string | undefined): string | undefined {
  const name = timeZone && timeZone !== 'browser' ? timeZone : Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name.toLowerCase() === 'utc' ? undefined : name;
}

/**
 * A query with the variables at their values, filled in by its data source. Our own asks the upstream's plugin: it knows how to quote several
 * values in its language.
 */
export async function filledIn<Query extends DataQuery>(query: Query, scopedVars: ScopedVars): Promise<Query> {
  const datasource = await getDataSourceSrv().get(query.datasource as DataSourceRef);
  const [filled] = datasource.interpolateVariablesInQueries?.([query], scopedVars) ?? [query];
  return filled as Query;
}
