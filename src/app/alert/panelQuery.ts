import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery, DataSourceRef } from '@grafana/schema';
import type { DistributionTarget } from '../../datasource/types';
import { distributions } from '../distributions';
import { DATASOURCE_ID, PANEL_ID } from '../ids';

interface Panel {
  pluginId: string;
  targets?: DataQuery[];
}

/**
 * The query of a panel that a drift rule can be made of: its first Distribution query; or, in a Distribution panel over plain series,
 * that series' query inside a Distribution query. Null where there is neither.
 */
export function panelQuery({ pluginId, targets }: Panel): DistributionTarget | null {
  const shown = (targets ?? []).filter(({ hide }) => !hide);
  const own = shown.find((target) => settingsOf(target)?.type === DATASOURCE_ID);
  if (own) {
    return own as DistributionTarget;
  }
  const plain = pluginId === PANEL_ID ? shown.find((target) => settingsOf(target) !== undefined) : undefined;
  const distribution = distributions()[0];
  if (!plain || !distribution) {
    return null;
  }
  const { datasource, ...query } = plain;
  const { uid, type } = settingsOf(plain)!;
  return {
    refId: 'A',
    datasource: { uid: distribution.uid, type: distribution.type },
    upstream: { datasource: { uid: (datasource as DataSourceRef).uid ?? uid, type }, query: { ...query } },
  };
}

const settingsOf = ({ datasource }: DataQuery) =>
  datasource ? getDataSourceSrv().getInstanceSettings(datasource as DataSourceRef) : undefined;
