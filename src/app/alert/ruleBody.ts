import type { DistributionTarget } from '../../datasource/types';
import { annotationsOf } from './annotationsOf';
import { notificationSettings, ruleQueries, type RuleSettings } from './alertRule';

/** The rule as Grafana's interface for rules takes it; with the uid of a rule, it takes that one's place. */
export function ruleBody(target: DistributionTarget, settings: RuleSettings, uid?: string) {
  const told = notificationSettings(settings);
  return {
    for: settings.pending || '0s',
    keep_firing_for: settings.keepFiring || '0s',
    labels: settings.labels,
    annotations: annotationsOf(settings),
    grafana_alert: {
      ...(uid !== undefined && { uid }),
      title: settings.name.trim(),
      condition: 'B',
      no_data_state: settings.noDataState,
      exec_err_state: settings.errorState ?? 'Error',
      is_paused: false,
      ...(told && { notification_settings: told }),
      data: ruleQueries(target, settings),
    },
  };
}
