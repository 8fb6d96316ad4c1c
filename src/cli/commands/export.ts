import type { DistributionQuery } from '../../core';
import { parseDuration } from '../../core/duration';
import { exportPlan } from '../../export/exportPlan';
import { promqlFor } from '../../export/promql';
import { DIALECTS, type SqlDialect } from '../../export/dialects';
import { flinkFor, type FlinkSource } from '../../export/flink';
import { sqlFor } from '../../export/sql';
import { CliError } from '../error';
import { EXIT, type Command, type Values } from '../command';
import { choice, text } from '../parseOptions';
import { queryFrom, QUERY_OPTIONS } from '../readQuery';

const HELP = `
multinomial export --to ENGINE

The query for whoever outgrows one Grafana: SQL gives a row per window, or per window and category; for Prometheus, Mimir
Thanos and VictoriaMetrics a group of recording rules with an alert; for Flink statements over a Kafka topic of JSON
messages. Each says itself which statistics it can't carry.

  multinomial export --to postgres --table requests --time at --category code --count n --window 1m > windows.sql
  multinomial export --to duckdb --table "read_parquet('requests/*.parquet')" --time at --category code --count n --part categories
  multinomial export --to prometheus --metric 'requests_total{job="shop"}' --category code --name shop > rules.yml
  multinomial export --to flink --topic requests --servers kafka:9092 --time at --category code --categories 200,404,500 --late 10s > shop.sql

Exit code: 0, or 3 for an error.
`;

const ENGINES = [...(Object.keys(DIALECTS) as SqlDialect[]), 'prometheus', 'flink'] as const;
const LATE = '10s';

export const exportTo: Command = {
  name: 'export',
  summary: 'Write a query as SQL, as recording rules for Prometheus, or as Flink SQL.',
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
      help: 'For prometheus and flink: what recorded names and views begin with. Default: distribution.',
    },
    topic: {
      type: 'string',
      value: 'TOPIC',
      help: 'For flink: the Kafka topic. --table names a table that is there instead.',
    },
    servers: { type: 'string', value: 'ADDRESSES', help: 'For flink: the brokers. Default: localhost:9092.' },
    late: { type: 'string', value: 'LENGTH', help: `For flink: how late an event may come. Default: ${LATE}.` },
    categories: { ...QUERY_OPTIONS.categories, help: 'The expected categories; flink needs them, or --shares.' },
    part: { type: 'string', value: 'PART', help: 'windows or categories. Default: windows.' },
    query: QUERY_OPTIONS.query,
    time: { ...QUERY_OPTIONS.time, help: 'Column of the times. Default: time.' },
    category: { ...QUERY_OPTIONS.category, help: 'Column that says which kind. Default: category.' },
    count: { ...QUERY_OPTIONS.count, help: 'Column of the counts. Default: count; for flink a message is an event.' },
    'group-by': QUERY_OPTIONS['group-by'],
    window: { ...QUERY_OPTIONS.window, help: 'Length of a window. Default: 1m.' },
    baseline: { ...QUERY_OPTIONS.baseline, help: 'trailing or uniform. Default: trailing.' },
    shares: QUERY_OPTIONS.shares,
  },
  run: async (values, _, host) => {
    const query = queryFrom(values);
    const plan = exportPlan(query);
    if (engineOf(values) === 'prometheus') {
      host.write(promqlFor(plan, promSourceFrom(values)));
      return EXIT.pass;
    }
    const part = choice(values, 'part', ['windows', 'categories'], 'windows');
    if (engineOf(values) === 'flink') {
      host.write(flinkFor(plan, flinkSourceFrom(values), expectedOf(query), part));
      return EXIT.pass;
    }
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

function flinkSourceFrom(values: Values): FlinkSource {
  const [topic, table] = [text(values, 'topic'), text(values, 'table')];
  if ((topic === undefined) === (table === undefined)) {
    throw new CliError(
      topic === undefined ? 'There is no topic.' : 'There are a topic and a table.',
      'Give --topic NAME, or --table NAME of a table that has a watermark.'
    );
  }
  return {
    from: topic === undefined ? { table: table! } : { topic, servers: text(values, 'servers') ?? 'localhost:9092' },
    time: text(values, 'time') ?? 'time',
    category: text(values, 'category') ?? 'category',
    count: text(values, 'count'),
    lateMs: parseDuration(text(values, 'late') ?? LATE, '--late'),
    name: text(values, 'name') ?? 'distribution',
  };
}

/** A stream has nothing to say of categories that don't come. */
function expectedOf({ categories, baseline }: DistributionQuery): string[] {
  const expected = categories?.schema ?? (baseline?.kind === 'fixed' ? Object.keys(baseline.shares) : []);
  if (expected.length === 0) {
    throw new CliError('There are no expected categories.', 'Give --categories 200,404,500.');
  }
  return expected;
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
