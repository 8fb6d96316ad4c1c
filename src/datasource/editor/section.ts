import type { CoreApp, PanelData, TimeRange } from '@grafana/data';
import type { DistributionDataSource } from '../DataSource';
import type { DistributionTarget } from '../types';

/** What each part of the editor gets. */
export interface SectionProps {
  datasource: DistributionDataSource;
  query: DistributionTarget;
  /** Changes the query. */
  onChange: (query: DistributionTarget) => void;
  /** Changes the query and runs it. */
  onApply: (query: DistributionTarget) => void;
  onRunQuery: () => void;
  /** How many groups were seen; 0 before there are any. */
  groups: number;
  data?: PanelData;
  range?: TimeRange;
  app?: CoreApp;
}
