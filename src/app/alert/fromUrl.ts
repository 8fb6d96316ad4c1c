import type { DataQuery, DataSourceRef } from '@grafana/schema';
import { getBackendSrv } from '@grafana/runtime';
import type { DistributionTarget } from '../../datasource/types';
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

/** Reads `query`, else the query of panel `panel` of dashboard `dashboard`, from the page's address. */
export async function startFrom(search: URLSearchParams): Promise<Start> {
  const [dashboard, id] = [search.get('dashboard'), search.get('panel')];
  const panel = dashboard && id ? { dashboard, id } : undefined;
  const query = search.get('query');
  if (query) {
    return { query: JSON.parse(query) as DistributionTarget, title: search.get('title') ?? '', panel };
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

/** Rows hold panels of their own while they are collapsed. */
const flat = (panels: PanelModel[]): PanelModel[] => panels.flatMap((one) => [one, ...flat(one.panels ?? [])]);
