import { exportPlan } from '../../export/plan';
import { sqlFor, type SqlDialect } from '../../export/sql';
import { CliError } from '../error';
import { EXIT, type Command, type Values } from '../host';
import { choice, text } from '../options';
import { queryFrom, QUERY_OPTIONS } from '../query';

const HELP = `
multinomial export --to ENGINE

The query for an engine that outgrows one Grafana. SQL gives a row per window, or per window and category; it says itself
which statistics it can't carry.

  multinomial export --to postgres --table requests --time at --category code --count n --window 1m > windows.sql
  multinomial export --to duckdb --table "read_parquet('requests/*.parquet')" --time at --category code --count n --part categories

Exit code: 0, or 3 for an error.
`;

const ENGINES = ['postgres', 'duckdb'] as const;

export const exportTo: Command = {
  name: 'export',
  summary: 'Write a query as SQL for an engine.',
  help: HELP,
  options: {
    to: { type: 'string', value: 'ENGINE', help: `${ENGINES.join(' or ')}.` },
    table: { type: 'string', value: 'TABLE', help: 'The table, or a query in parentheses with a name.' },
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
    const part = choice(values, 'part', ['windows', 'categories'], 'windows');
    host.write(sqlFor(plan, sourceFrom(values), engineOf(values), part));
    return EXIT.pass;
  },
};

function engineOf(values: Values): SqlDialect {
  if (text(values, 'to') === undefined) {
    throw new CliError('There is no engine.', `Give --to ${ENGINES.join(' or --to ')}.`);
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
