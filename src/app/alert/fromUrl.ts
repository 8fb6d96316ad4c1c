import type { DataQuery, DataSourceRef } from '@grafana/schema';
import { getBackendSrv } from '@grafana/runtime';
import type { DistributionTarget } from '../../datasource/types';
import { DATASOURCE_ID } from '../ids';
import { ruleWindow } from './alertRule';
import { panelQuery } from './panelQuery';

/** What the page begins with. */
export interface Start {
  query: DistributionTarget | null;
  /** The panel's title, for the rule's name. */
  title: string;
  panel?: { dashboard: string; id: string };
}

interface PanelModel {
  id?: number;
  type: string;
  title?: string;
  datasource?: DataSourceRef | null;
  targets?: DataQuery[];
  panels?: PanelModel[];
}

/** Reads `query`, else the query of rule `rule`, else that of panel `panel` of dashboard `dashboard`, from the page's address. */
export async function startFrom(search: URLSearchParams): Promise<Start> {
  const [dashboard, id] = [search.get('dashboard'), search.get('panel')];
  const panel = dashboard && id ? { dashboard, id } : undefined;
  const query = search.get('query');
  if (query) {
    return { query: JSON.parse(query) as DistributionTarget, title: search.get('title') ?? '', panel };
  }
  const rule = search.get('rule');
  if (rule) {
    return ofRule(rule);
  }
  if (!panel) {
    return { query: null, title: '' };
  }
  const answer = await getBackendSrv().get<{ dashboard: { panels?: PanelModel[] } }>(
    `/api/dashboards/uid/${encodeURIComponent(panel.dashboard)}`
  );
  const found = flat(answer.dashboard.panels ?? []).find((one) => String(one.id) === panel.id);
  if (!found) {
    throw new Error(`The dashboard has no panel ${panel.id}. Open this page from the panel’s menu.`);
  }
  const targets = (found.targets ?? []).map((target) => ({
    ...target,
    datasource: target.datasource ?? found.datasource,
  }));
  return { query: panelQuery({ pluginId: found.type, targets }), title: found.title ?? '', panel };
}

interface RuleModel {
  annotations?: Record<string, string>;
  grafana_alert?: { uid: string; title: string; data: Array<{ model: DistributionTarget }> };
}

/** What an alert rule asks, by its uid. */
async function ofRule(uid: string): Promise<Start> {
  const folders = await getBackendSrv().get<Record<string, Array<{ rules: RuleModel[] }>>>(
    '/api/ruler/grafana/api/v1/rules'
  );
  const rules = Object.values(folders).flatMap((groups) => groups.flatMap(({ rules: own }) => own));
  const found = rules.find(({ grafana_alert: own }) => own?.uid === uid);
  const query = found?.grafana_alert?.data.find(({ model }) => model.datasource?.type === DATASOURCE_ID)?.model;
  if (query === undefined) {
    throw new Error('The alert rule is gone, or you may not read it. Open this page from a panel’s menu.');
  }
  const { __dashboardUid__: dashboard, __panelId__: id } = found?.annotations ?? {};
  return {
    query: { ...query, window: { ...query.window, size: ruleWindow(query) } },
    title: found!.grafana_alert!.title,
    ...(dashboard && id && { panel: { dashboard, id } }),
  };
}

/** Rows hold panels of their own while they are collapsed. */
const flat = (panels: PanelModel[]): PanelModel[] => panels.flatMap((one) => [one, ...flat(one.panels ?? [])]);
