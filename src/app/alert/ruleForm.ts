import { locationUtil, urlUtil } from '@grafana/data';
import type { DistributionTarget } from '../../datasource/types';
import { ruleQueries, type RuleSettings } from './rule';

const pairs = (record: Record<string, string>) => Object.entries(record).map(([key, value]) => ({ key, value }));

/** Annotations, with the panel that Grafana links a rule to. */
export function annotationsOf({ summary, panel }: RuleSettings): Record<string, string> {
  return { summary, ...(panel && { __dashboardUid__: panel.dashboard, __panelId__: panel.id }) };
}

/** Grafana's own form for a new alert rule, filled in: it takes the form's values as JSON in `defaults`. */
export function newRuleUrl(target: DistributionTarget, settings: RuleSettings): string {
  const defaults = {
    type: 'grafana-alerting',
    name: settings.name,
    queries: ruleQueries(target, settings),
    condition: 'B',
    noDataState: settings.noDataState,
    execErrState: 'Error',
    evaluateFor: settings.pending || '0s',
    labels: pairs(settings.labels),
    annotations: pairs(annotationsOf(settings)),
  };
  return locationUtil.assureBaseUrl(urlUtil.renderUrl('/alerting/new', { defaults: JSON.stringify(defaults) }));
}
