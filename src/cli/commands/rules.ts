import { NO_DATA } from '../../app/alert/alertRule';
import { PACKS, packRules, type Pack } from '../../app/alert/packs';
import { provisioningYaml } from '../../app/alert/provisioning';
import { terraformHcl } from '../../app/alert/terraform';
import { REGISTRY, type StatisticId } from '../../core';
import { DATASOURCE_ID, type DistributionTarget } from '../../datasource/types';
import { CliError } from '../error';
import { EXIT, type Command, type Values } from '../command';
import { choice, list, number, text } from '../parseOptions';
import { QUERY_OPTIONS, readQuery } from '../readQuery';

const HELP = `
multinomial rules --query FILE

The alert rule of a query, as a file for Grafana's provisioning/alerting folder or as Terraform: the same rule that the
app's page makes.

  multinomial rules --query query.json --name "Checkout: status codes" --datasource DISTRIBUTION_UID > drift.yaml
  multinomial rules --query query.json --pack slo-burn --output terraform > slo.tf

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
    summary: { type: 'string', value: 'TEXT', help: 'The alert’s summary.' },
    runbook: { type: 'string', value: 'URL', help: 'What to do about it.' },
    pack: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: `Ready rules in the place of one, with their runbooks; may be repeated: ${PACKS.map(({ id }) => id).join(', ')}.`,
    },
  },
  run: async (values, _, host) => {
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
      condition: conditionFrom(values, target.alertStatistic ?? 'drift'),
    };
    const packs = packsFrom(values, target);
    const made = packs.length > 0 ? packs.flatMap((pack) => packRules(pack, target, settings)) : [{ target, settings }];
    host.write(output === 'terraform' ? terraformHcl(made) : provisioningYaml(made));
    return EXIT.pass;
  },
};

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
