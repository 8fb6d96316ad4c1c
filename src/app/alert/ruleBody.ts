import type { DistributionTarget } from '../../datasource/types';
import { ruleQueries, type RuleSettings } from './rule';

/** Annotations, with the panel that Grafana links a rule to. */
export function annotationsOf({ summary, panel }: RuleSettings): Record<string, string> {
  return { summary, ...(panel && { __dashboardUid__: panel.dashboard, __panelId__: panel.id }) };
}

/** The rule as Grafana's interface for rules takes it. */
export function ruleBody(target: DistributionTarget, settings: RuleSettings) {
  return {
    for: settings.pending || '0s',
    labels: settings.labels,
    annotations: annotationsOf(settings),
    grafana_alert: {
      title: settings.name.trim(),
      condition: 'B',
      no_data_state: settings.noDataState,
      exec_err_state: 'Error',
      is_paused: false,
      data: ruleQueries(target, settings),
    },
  };
}
