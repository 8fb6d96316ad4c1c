import type { DistributionTarget } from '../../datasource/types';
import { ruleQueries, type RuleSettings } from './rule';
import { annotationsOf } from './annotations';
import { toYaml } from './yaml';

/** The rule as a file for `provisioning/alerting`. */
export function provisioningYaml(target: DistributionTarget, settings: RuleSettings): string {
  const file = {
    apiVersion: 1,
    groups: [
      {
        orgId: 1,
        name: 'drift',
        folder: 'Multinomial',
        interval: '1m',
        rules: [
          {
            uid: uidOf(settings.name),
            title: settings.name,
            condition: 'B',
            for: settings.pending || '0s',
            keepFiringFor: settings.keepFiring || '0s',
            noDataState: settings.noDataState,
            execErrState: settings.errorState ?? 'Error',
            labels: settings.labels,
            annotations: annotationsOf(settings),
            data: ruleQueries(target, settings),
          },
        ],
      },
    ],
  };
  return toYaml(JSON.parse(JSON.stringify(file))).trimStart();
}

/** A uid holds letters, digits, `-` and `_`, at most 40 of them. */
function uidOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return slug || 'drift';
}
