import { DEPLOY_TAGS, NO_DATA, type Notify } from '../../app/alert/alertRule';
import { PACKS, packRules, type Pack, type Thresholds } from '../../app/alert/packs';
import { provisioningYaml } from '../../app/alert/provisioning';
import { replayedJSON } from '../../app/alert/replayFrames';
import { terraformHcl } from '../../app/alert/terraform';
import { fittedText, thresholdsOf, usualThresholds } from '../../app/alert/usualThresholds';
import { REGISTRY, type StatisticId } from '../../core';
import { DATASOURCE_ID, toCoreQuery, type DistributionTarget } from '../../datasource/types';
import { answer } from '../answer';
import { CliError } from '../error';
import { EXIT, type Command, type Host, type Values } from '../command';
import { choice, list, number, text } from '../parseOptions';
import { QUERY_OPTIONS, readQuery } from '../readQuery';

const HELP = `
multinomial rules --query FILE [COUNTS]

The alert rule of a query, as a file for Grafana's provisioning/alerting folder or as Terraform: the same rule that the
app's page makes.

  multinomial rules --query query.json --name "Checkout: status codes" --datasource DISTRIBUTION_UID > drift.yaml
  multinomial rules --query query.json --pack slo-burn --output terraform > slo.tf
  multinomial rules --query query.json --pack entropy-collapse --prometheus http://prometheus:9090 --from 7d > entropy.yaml

The packs entropy-collapse and overdispersion take their threshold from recorded counts, where these are given: a file, or
the query's own in Prometheus.

Exit code: 0, or 3 for an error.
`;

export const rules: Command = {
  name: 'rules',
  summary: 'Write a query’s alert rule as Grafana provisioning YAML or Terraform.',
  help: HELP,
  options: {
    query: QUERY_OPTIONS.query,
    output: { type: 'string', value: 'FORM', help: 'yaml or terraform. Default: yaml.' },
    name: { type: 'string', value: 'NAME', help: 'Name of the rule. Default: Drift.' },
    datasource: {
      type: 'string',
      value: 'UID',
      help: 'Uid of the Distribution data source. Default: the query’s own.',
    },
    upstream: {
      type: 'string',
      value: 'UID',
      help: 'Uid of the data source that has the counts. Default: the query’s own.',
    },
    statistic: { type: 'string', value: 'ID', help: 'What is alerted on. Default: the query’s own, else drift.' },
    above: { type: 'string', value: 'VALUE', help: 'Fire above this. Default: the statistic’s default threshold.' },
    below: { type: 'string', value: 'VALUE', help: 'Fire below this.' },
    for: { type: 'string', value: 'LENGTH', help: 'How long it has to last. Default: 0s.' },
    'no-data': { type: 'string', value: 'STATE', help: `${NO_DATA.join(', ')}. Default: OK.` },
    label: { type: 'string', multiple: true, value: 'K=V', help: 'A label of the alert; may be repeated.' },
    'contact-point': { type: 'string', value: 'NAME', help: 'Who is told. Default: as notification policies say.' },
    per: {
      type: 'string',
      value: 'LABELS',
      help: 'One notification for each value of these labels, or "..." for each alert.\nDefault: one for all alerts of a rule.',
    },
    'mute-timing': { type: 'string', value: 'NAME', help: 'When nobody is told.' },
    summary: { type: 'string', value: 'TEXT', help: 'The alert’s summary.' },
    runbook: { type: 'string', value: 'URL', help: 'What to do about it.' },
    'deploy-tag': {
      type: 'string',
      multiple: true,
      value: 'TAG',
      help: `What annotations of deploys are tagged with; may be repeated. Default: ${DEPLOY_TAGS.join(', ')}.`,
    },
    prometheus: { ...QUERY_OPTIONS.prometheus, help: 'Take thresholds of packs from what this Prometheus has.' },
    from: { ...QUERY_OPTIONS.from, help: 'Since when: 2026-01-05T12:00:00Z, or 7d (ago), the default.' },
    to: QUERY_OPTIONS.to,
    header: QUERY_OPTIONS.header,
    pack: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: `Ready rules in the place of one, with their runbooks; may be repeated: ${PACKS.map(({ id }) => id).join(', ')}.`,
    },
  },
  run: async (values, files, host) => {
    const output = choice(values, 'output', ['yaml', 'terraform'], 'yaml');
    const target = targetFrom(values);
    const name = text(values, 'name') ?? 'Drift';
    const settings = {
      name,
      pending: text(values, 'for') ?? '0s',
      noDataState: choice(values, 'no-data', NO_DATA, 'OK'),
      labels: labelsFrom(values),
      summary: text(values, 'summary') ?? 'The distribution has left its baseline.',
      runbook: text(values, 'runbook'),
      notify: notifyFrom(values),
      ...(list(values, 'deploy-tag').length > 0 && { deploys: list(values, 'deploy-tag') }),
      condition: conditionFrom(values, target.alertStatistic ?? 'drift'),
    };
    const packs = packsFrom(values, target);
    const thresholds = await thresholdsFrom(packs, target, values, files, host);
    const made =
      packs.length > 0
        ? packs.flatMap((pack) => packRules(pack, target, settings, thresholds))
        : [{ target, settings }];
    host.write(output === 'terraform' ? terraformHcl(made) : provisioningYaml(made));
    return EXIT.pass;
  },
};

/** Of packs whose thresholds follow from the series; said what they are. */
async function thresholdsFrom(
  packs: Pack[],
  target: DistributionTarget,
  values: Values,
  files: string[],
  host: Host
): Promise<Thresholds> {
  const prometheus = text(values, 'prometheus') !== undefined;
  if (files.length === 0 && !prometheus) {
    return {};
  }
  const over = prometheus ? { ...values, from: text(values, 'from') ?? '7d' } : values;
  const type = prometheus ? 'prometheus' : 'table';
  const fitted = await usualThresholds(packs, target, async (asked) => {
    const query = { ...toCoreQuery(asked), upstream: { ...asked.upstream, datasource: { uid: type, type } } };
    return replayedJSON((await answer(query, over, files, { ...host, note: () => {} })).frames);
  });
  fitted.forEach((one) => host.note(fittedText(one)));
  return thresholdsOf(fitted);
}

function targetFrom(values: Values): DistributionTarget {
  const file = text(values, 'query');
  if (file === undefined) {
    throw new CliError('There is no query.', 'Give --query FILE: the JSON of a panel or of its query.');
  }
  const { refId = 'A', datasource, ...query } = readQuery(file);
  const statistic = text(values, 'statistic') as StatisticId | undefined;
  if (statistic !== undefined && !REGISTRY.some(({ id }) => id === statistic)) {
    throw new CliError(
      `There is no statistic "${statistic}".`,
      'Choose an id from docs/statistics.md, such as drift or p.'
    );
  }
  const uid = text(values, 'datasource') ?? datasource?.uid;
  const upstream = text(values, 'upstream') ?? query.upstream?.datasource?.uid;
  if (uid === undefined || upstream === undefined) {
    const [what, option] = uid === undefined ? ['Distribution', 'datasource'] : ['upstream', 'upstream'];
    throw new CliError(`The query names no ${what} data source.`, `Give its uid with --${option}.`);
  }
  return {
    ...query,
    refId,
    datasource: { uid, type: DATASOURCE_ID },
    upstream: { ...query.upstream, datasource: { ...query.upstream?.datasource, uid: upstream } },
    alertStatistic: statistic ?? query.alertStatistic,
  };
}

function packsFrom(values: Values, target: DistributionTarget): Pack[] {
  return list(values, 'pack').map((id) => {
    const pack = PACKS.find((one) => one.id === id);
    if (pack === undefined) {
      throw new CliError(`There is no pack "${id}".`, `Choose one of: ${PACKS.map((one) => one.id).join(', ')}.`);
    }
    const lacks = pack.lacks?.(target);
    if (lacks) {
      throw new CliError(`The query can't have the pack "${id}".`, lacks);
    }
    return pack;
  });
}

function notifyFrom(values: Values): Notify | undefined {
  const contactPoint = text(values, 'contact-point');
  const [per, muteTiming] = [list(values, 'per'), text(values, 'mute-timing')];
  if (contactPoint === undefined && (per.length > 0 || muteTiming !== undefined)) {
    throw new CliError('There is no contact point.', 'Give --contact-point NAME beside --per and --mute-timing.');
  }
  return contactPoint === undefined ? undefined : { contactPoint, per, muteTiming };
}

function conditionFrom(values: Values, statistic: StatisticId) {
  const above = number(values, 'above', -1e15, 1e15);
  const below = number(values, 'below', -1e15, 1e15);
  if (above !== undefined && below !== undefined) {
    throw new CliError('There are --above and --below.', 'Give one of them.');
  }
  return above !== undefined
    ? { statistic, op: 'gt' as const, value: above }
    : below !== undefined
      ? { statistic, op: 'lt' as const, value: below }
      : undefined;
}

function labelsFrom(values: Values): Record<string, string> {
  return Object.fromEntries(
    list(values, 'label').map((label) => {
      const [, name, value] = /^([a-zA-Z_]\w*)=(.*)$/.exec(label) ?? [];
      if (name === undefined) {
        throw new CliError(`--label is "${label}".`, 'Write it as name=value.');
      }
      return [name, value];
    })
  );
}
