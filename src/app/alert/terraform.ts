import { EVALUATED_EVERY, FOLDER } from '../ids';
import { annotationsOf } from './annotationsOf';
import type { PackedRule } from './packs';
import { notificationSettings, ruleQueries, type RuleQuery, type RuleSettings } from './alertRule';

type Hcl = string | number | boolean | null | Hcl[] | { [key: string]: Hcl };

/**
 * Rules as Terraform resources of the provider `grafana/grafana`: a folder and a rule group. Names of resources follow from the rules',
 * so that several files can stand beside each other.
 */
export function terraformHcl(rules: PackedRule[]): string {
  const id = resourceName(rules[0].settings.name);
  return `resource "grafana_folder" ${JSON.stringify(id)} {
  title = ${hcl(FOLDER)}
}

resource "grafana_rule_group" ${JSON.stringify(id)} {
  name             = ${hcl(rules[0].settings.name)}
  folder_uid       = grafana_folder.${id}.uid
  interval_seconds = ${EVALUATED_EVERY}
${rules.map(ruleBlock).join('')}}
`;
}

function ruleBlock({ target, settings }: PackedRule): string {
  return `
  rule {
    name            = ${hcl(settings.name)}
    for             = ${hcl(settings.pending || '0s')}
    keep_firing_for = ${hcl(settings.keepFiring || '0s')}
    condition       = "B"
    no_data_state   = ${hcl(settings.noDataState)}
    exec_err_state  = ${hcl(settings.errorState ?? 'Error')}
    labels          = ${hcl(settings.labels, '    ')}
    annotations     = ${hcl(annotationsOf(settings), '    ')}
${notificationBlock(settings)}${ruleQueries(target, settings).map(dataBlock).join('')}  }
`;
}

function notificationBlock(settings: RuleSettings): string {
  const told = notificationSettings(settings);
  return told === undefined
    ? ''
    : `
    notification_settings {
      contact_point = ${hcl(told.receiver)}
      group_by      = ${hcl(told.group_by)}
${told.mute_time_intervals ? `      mute_timings  = ${hcl(told.mute_time_intervals)}\n` : ''}    }
`;
}

const dataBlock = ({ refId, queryType, relativeTimeRange: { from, to }, datasourceUid, model }: RuleQuery): string => `
    data {
      ref_id         = ${hcl(refId)}
      query_type     = ${hcl(queryType)}
      datasource_uid = ${hcl(datasourceUid)}
      model          = jsonencode(${hcl(JSON.parse(JSON.stringify(model)) as Hcl, '      ')})

      relative_time_range {
        from = ${from}
        to   = ${to}
      }
    }
`;

/** A value as an HCL expression. In texts `${` and `%{` begin templates, and are doubled where they are meant as they are. */
function hcl(value: Hcl, indent = ''): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `[${value.map((item) => hcl(item, indent)).join(', ')}]`;
  }
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    return entries.length === 0
      ? '{}'
      : `{\n${entries.map(([key, item]) => `${inner}${hcl(key)} = ${hcl(item, inner)}\n`).join('')}${indent}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value).replace(/([$%])\{/g, '$1$1{') : String(value);
}

/** Letters, digits and `_`, not first a digit. */
function resourceName(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(slug) ? slug : `drift_${slug}`.replace(/_$/, '');
}
