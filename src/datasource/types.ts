import type { DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { migrated } from '../core/normal/migrated';
import type { DetectSettings, DistributionQuery, Kept } from '../core';

export const DATASOURCE_ID = 'multinomial-distribution-datasource';

/** A query as Grafana stores it: the core's query, with Grafana's own fields. */
export interface DistributionTarget extends DataQuery, Omit<DistributionQuery, 'refId' | 'hide' | 'datasource'> {}

/** What a template variable lists, and the query that it is listed of. */
export interface DistributionVariable extends DistributionTarget {
  /** Default categories. */
  list?: 'categories' | 'groups' | 'statistics';
  /** Which of the labels in `groupBy`, for groups. Default the first one. */
  groupLabel?: string;
}

/** What annotations mark. */
export interface DistributionAnnotation extends DistributionTarget {
  /** The query's drifts, or silences and mute timings of the rules over the data source. Default drifts. */
  marks?: 'drifts' | 'silences';
}

export interface DistributionOptions extends DataSourceJsonData, Kept {
  /** Data sources, by uid, that the backend may read for alert rules and public dashboards. Empty: none. */
  upstreams?: string[];
  /** What a new query judges by, in place of the plugin's own defaults. */
  detect?: Partial<DetectSettings>;
  /** Where the backend finds Grafana, where Grafana itself doesn't tell. */
  grafanaUrl?: string;
  /** Accept a self-signed certificate from Grafana. */
  tlsSkipVerify?: boolean;
  /** Whether what was judged before is used again where the same counts are judged again. Default true. */
  remember?: boolean;
}

export interface DistributionSecrets {
  /** Service-account token, where Grafana gives the plugin none. */
  token?: string;
}

/** What the core reads, in its newest form: Grafana's reference to this data source is none of its business. */
export function toCoreQuery(target: DistributionTarget): DistributionQuery {
  const { datasource: _, ...query } = target;
  return migrated(query);
}
