import type { DataSourceRef } from '@grafana/schema';
import type { DistributionTarget } from '../../datasource/types';
import { DATASOURCE_ID } from '../ids';

type Query = Partial<DistributionTarget> & Record<string, unknown>;

interface Panel {
  datasource?: DataSourceRef | null;
  targets?: Query[];
  panels?: Panel[];
}

/** As Grafana keeps a dashboard, as far as it is changed here. */
export interface Dashboard {
  uid: string;
  title: string;
  tags: string[];
  links: Array<{ tags: string[] }>;
  panels: Panel[];
  templating: { list: Array<{ name: string; datasource?: DataSourceRef | null; query?: unknown }> };
  annotations: { list: Array<{ datasource?: DataSourceRef | null; target?: Query }> };
}

/** Variables that stand for parts of the app's own query: another query has none of them. */
const PICKS = ['source', 'metric', 'category', 'group', 'filter', 'canary', 'control', 'distribution'];
/** Lengths that Grafana takes. */
const UID_AT_MOST = 40;

/**
 * One of the app's dashboards over another query, of whatever upstream. Each panel keeps what it returns of it (format, statistics). Panels of
 * groups are there where the query has groups, a canary beside its control where its baseline is another query.
 */
export function overQuery(dashboard: Dashboard, query: DistributionTarget, name: string): Dashboard {
  const tag = `multinomial-${slug(name)}`;
  const end = dashboard.uid.replace(/^multinomial/, '');
  return {
    ...dashboard,
    uid: `${tag.slice(0, UID_AT_MOST - end.length)}${end}`,
    title: dashboard.title.replace(/^Multinomial/, name),
    tags: ['multinomial', tag],
    links: dashboard.links.map((link) => ({ ...link, tags: [tag] })),
    panels: panelsOver(dashboard.panels, query),
    templating: {
      list: dashboard.templating.list
        .filter((variable) => !PICKS.includes(variable.name))
        .map((variable) => ({ ...over(variable, query), query: asked(variable.query, query) })),
    },
    annotations: {
      list: dashboard.annotations.list.map((one) => ({
        ...over(one, query),
        ...(one.target && { target: asked(one.target, query) }),
      })),
    },
  };
}

function panelsOver(panels: Panel[], query: DistributionTarget): Panel[] {
  return panels
    .filter(({ targets = [] }) => targets.every((target) => isPossible(target, query)))
    .map((panel) => ({
      ...over(panel, query),
      ...(panel.targets && { targets: panel.targets.map((target) => asked(target, query)) }),
      ...(panel.panels && { panels: panelsOver(panel.panels, query) }),
    }));
}

const isPossible = ({ groupBy, baseline }: Query, query: DistributionTarget): boolean =>
  (!groupBy?.length || Boolean(query.groupBy?.length)) &&
  (baseline?.kind !== 'query' || query.baseline?.kind === 'query');

/** What names the app's data source by a variable names the query's. */
const over = <T extends { datasource?: DataSourceRef | null }>(one: T, { datasource }: DistributionTarget): T =>
  one.datasource?.type === DATASOURCE_ID ? { ...one, datasource: datasource as DataSourceRef } : one;

/** The query in the place of the app's own, with what that one returns; what asks for something else goes on doing so. */
function asked<T>(own: T, query: DistributionTarget): T {
  if (typeof own !== 'object' || own === null) {
    return own;
  }
  if (!('upstream' in own)) {
    return over(own as T & Panel, query);
  }
  const { refId, format, statistics, groupBy, categories, list } = own as Query & { list?: string };
  const { refId: _, hide, format: __, statistics: ___, alertStatistic, ...rest } = query;
  return {
    ...rest,
    refId,
    groupBy: groupBy?.length ? query.groupBy : undefined,
    categories: categories ? { ...query.categories, ...categories } : query.categories,
    ...(format !== undefined && { format }),
    ...(statistics !== undefined && { statistics }),
    ...(list !== undefined && { list }),
  } as T;
}

/** "Checkout, EU" -> "checkout-eu" */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
