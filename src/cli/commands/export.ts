import { exportPlan } from '../../export/exportPlan';
import { promqlFor } from '../../export/promql';
import { DIALECTS, type SqlDialect } from '../../export/dialects';
import { sqlFor } from '../../export/sql';
import { CliError } from '../error';
import { EXIT, type Command, type Values } from '../command';
import { choice, text } from '../parseOptions';
import { queryFrom, QUERY_OPTIONS } from '../readQuery';

const HELP = `
multinomial export --to ENGINE

The query for whoever outgrows one Grafana: SQL gives a row per window, or per window and category; for Prometheus, Mimir
and Thanos a group of recording rules with an alert. Each says itself which statistics it can't carry.

  multinomial export --to postgres --table requests --time at --category code --count n --window 1m > windows.sql
  multinomial export --to duckdb --table "read_parquet('requests/*.parquet')" --time at --category code --count n --part categories
  multinomial export --to prometheus --metric 'requests_total{job="shop"}' --category code --name shop > rules.yml

Exit code: 0, or 3 for an error.
`;

const ENGINES = [...(Object.keys(DIALECTS) as SqlDialect[]), 'prometheus'] as const;

export const exportTo: Command = {
  name: 'export',
  summary: 'Write a query as SQL, or as recording rules for Prometheus.',
  help: HELP,
  options: {
    to: { type: 'string', value: 'ENGINE', help: `${ENGINES.join(', ')}.` },
    table: { type: 'string', value: 'TABLE', help: 'The table, or a query in parentheses with a name.' },
    metric: {
      type: 'string',
      value: 'COUNTER',
      help: 'For prometheus: the counter, such as requests_total{job="shop"}.',
    },
    name: {
      type: 'string',
      value: 'NAME',
      help: 'For prometheus: what the recorded names begin with. Default: distribution.',
    },
    part: { type: 'string', value: 'PART', help: 'windows or categories. Default: windows.' },
    query: QUERY_OPTIONS.query,
    time: { ...QUERY_OPTIONS.time, help: 'Column of the times. Default: time.' },
    category: { ...QUERY_OPTIONS.category, help: 'Column that says which kind. Default: category.' },
    count: { ...QUERY_OPTIONS.count, help: 'Column of the counts. Default: count.' },
    'group-by': QUERY_OPTIONS['group-by'],
    window: { ...QUERY_OPTIONS.window, help: 'Length of a window. Default: 1m.' },
    baseline: { ...QUERY_OPTIONS.baseline, help: 'trailing or uniform. Default: trailing.' },
    shares: QUERY_OPTIONS.shares,
  },
  run: async (values, _, host) => {
    const plan = exportPlan(queryFrom(values));
    if (engineOf(values) === 'prometheus') {
      host.write(promqlFor(plan, promSourceFrom(values)));
      return EXIT.pass;
    }
    const part = choice(values, 'part', ['windows', 'categories'], 'windows');
    host.write(sqlFor(plan, sourceFrom(values), engineOf(values) as SqlDialect, part));
    return EXIT.pass;
  },
};

function engineOf(values: Values): (typeof ENGINES)[number] {
  if (text(values, 'to') === undefined) {
    throw new CliError('There is no engine.', `Give --to and one of: ${ENGINES.join(', ')}.`);
  }
  return choice(values, 'to', ENGINES, ENGINES[0]);
}

function sourceFrom(values: Values) {
  const table = text(values, 'table');
  if (table === undefined) {
    throw new CliError('There is no table.', 'Give --table NAME.');
  }
  const [time, category, count] = ['time', 'category', 'count'].map((option) => text(values, option) ?? option);
  return { table, time, category, count };
}

function promSourceFrom(values: Values) {
  const metric = text(values, 'metric');
  const category = text(values, 'category');
  if (metric === undefined || category === undefined) {
    const missing = metric === undefined ? 'metric' : 'category';
    throw new CliError(
      `There is no ${missing}.`,
      `Give --${missing}: the counter of events, and the label that says which kind.`
    );
  }
  return { metric, category, name: text(values, 'name') ?? 'distribution' };
}
