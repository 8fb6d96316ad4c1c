import type { AdHocVariableFilter, DataSourceApi, ScopedVars } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { takesSubqueries } from '../../core/upstreamKinds';

/** A label of the upstream's answer, and its values that are wanted. */
export interface Wanted {
  label: string;
  values: string[];
}

/** What a data source's plugin may offer to change its queries by, beside what every one has. */
interface Modifying {
  modifyQuery?(query: DataQuery, action: { type: string; options: Record<string, string> }): DataQuery;
}

/**
 * The upstream's query for some values of its labels alone: by its plugin, as for a dashboard's ad-hoc filters or a click in Explore, or
 * around its SQL. Its variables are filled in, since Explore has none. What can't be filtered is left out of it.
 */
export function filtered(
  upstream: DataSourceApi,
  query: DataQuery,
  wanted: Wanted[],
  scopedVars: ScopedVars
): DataQuery {
  const filledIn = (filters: AdHocVariableFilter[], own: DataQuery = query) =>
    upstream.interpolateVariablesInQueries?.([own], scopedVars, filters)[0] ?? own;
  const plain = filledIn([]);
  const byPlugin = filledIn(wanted.map(toFilter));
  if (wanted.length === 0 || JSON.stringify(byPlugin) !== JSON.stringify(plain)) {
    return byPlugin;
  }
  if (typeof plain === 'object' && 'rawSql' in plain && takesSubqueries(query.datasource?.type)) {
    return { ...plain, ...aroundSql(String(plain.rawSql), wanted, query.datasource?.type) };
  }
  const { modifyQuery } = upstream as Modifying;
  const single = wanted.filter(({ values }) => values.length === 1);
  return modifyQuery === undefined
    ? plain
    : single.reduce(
        (own, { label, values }) =>
          modifyQuery.call(upstream, own, { type: 'ADD_FILTER', options: { key: label, value: values[0] } }),
        plain
      );
}

const toFilter = ({ label, values }: Wanted): AdHocVariableFilter =>
  values.length === 1
    ? { key: label, operator: '=', value: values[0] }
    : { key: label, operator: '=~', value: values.map(literally).join('|') };

/** A value as a regular expression, without a backslash: those are quoted in too many ways. */
const literally = (value: string): string =>
  value.replace(/[.*+?()[{}|$\\^\]]/g, (char) => ('\\^]'.includes(char) ? '.' : `[${char}]`));

/** SQL that picks rows out of what other SQL answers. */
function aroundSql(sql: string, wanted: Wanted[], type = ''): { rawSql: string; rawQuery: true; editorMode: 'code' } {
  const quote = type === 'mysql' ? '`' : '"';
  const name = (label: string) => `${quote}${label.split(quote).join(quote + quote)}${quote}`;
  const text = (value: string) => `'${value.split("'").join("''")}'`;
  const which = wanted.map(({ label, values }) => `${name(label)} IN (${values.map(text).join(', ')})`);
  const inner = sql.trim().replace(/;$/, '');
  return {
    rawSql: `SELECT * FROM (\n${inner}\n) AS counted\nWHERE ${which.join(' AND ')}\nORDER BY 1`,
    rawQuery: true,
    editorMode: 'code',
  };
}
