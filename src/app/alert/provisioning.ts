import { EVALUATED_EVERY, FOLDER } from '../ids';
import type { PackedRule } from './packs';
import { notificationSettings, ruleQueries } from './alertRule';
import { annotationsOf } from './annotationsOf';
import { toYaml } from './yaml';

/** Rules as a file for `provisioning/alerting`. */
export const provisioningYaml = (rules: PackedRule[]): string =>
  toYaml(JSON.parse(JSON.stringify({ apiVersion: 1, groups: [{ orgId: 1, ...groupOf(rules) }] }))).trimStart();

const groupOf = (rules: PackedRule[]) => ({
  name: 'drift',
  folder: FOLDER,
  interval: `${EVALUATED_EVERY}s`,
  rules: rules.map(({ target, settings }) => ({
    uid: uidOf(settings.name),
    title: literal(settings.name),
    condition: 'B',
    for: settings.pending || '0s',
    keepFiringFor: settings.keepFiring || '0s',
    noDataState: settings.noDataState,
    execErrState: settings.errorState ?? 'Error',
    labels: Object.fromEntries(Object.entries(settings.labels).map(([label, value]) => [label, literal(value)])),
    annotations: annotationsOf(settings),
    notification_settings: notificationSettings(settings),
    data: ruleQueries(target, settings),
  })),
});

/**
 * `$` doubled: Grafana's provisioning takes a single one for an environment variable's in names and labels. In annotations and queries it
 * takes none: doubled ones would stay, and a template or a macro such as `$__interval` be lost.
 */
const literal = (text: string) => text.replace(/\$/g, '$$$$');

/** A uid holds letters, digits, `-` and `_`, at most 40 of them. */
function uidOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return slug || 'drift';
}
