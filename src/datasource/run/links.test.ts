import type { AdHocVariableFilter, DataFrame, DataLink, DataSourceApi, ScopedVars } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { config } from '@grafana/runtime';
import { lastValueFrom, of } from 'rxjs';
import { CountsDataSource, countFrames, type CountsQuery } from '../testing/CountsDataSource';
import { distributionOver, hour, request, target } from '../testing/distribution';
import type { DistributionTarget } from '../types';
import { filtered } from './filtered';

/** A data source that takes ad-hoc filters, as Prometheus does. */
class Filtering extends CountsDataSource {
  override interpolateVariablesInQueries(
    queries: CountsQuery[],
    scopedVars: ScopedVars,
    filters: AdHocVariableFilter[] = []
  ): CountsQuery[] {
    const within = filters.map(({ key, operator, value }) => `${key}${operator}"${value}"`).join(',');
    return super
      .interpolateVariablesInQueries(queries, scopedVars)
      .map((query) => ({ ...query, expr: within === '' ? query.expr : `${query.expr}{${within}}` }));
  }
}

const shares = { '200': 0.9, '502': 0.04, '503': 0.04, '404': 0.02 };

async function answered(settings: Partial<DistributionTarget> = {}, links?: DataLink[]): Promise<DataFrame[]> {
  const upstream = new Filtering('counts', (asked) =>
    of({
      data: ['eu', 'us'].flatMap((pod) =>
        countFrames(asked, shares, { pod }).map((frame) => {
          const value = frame.fields[1];
          value.config = { links: value.labels?.code === '503' && pod === 'eu' ? links : undefined };
          return frame;
        })
      ),
    })
  );
  const own = target({
    upstream: { datasource: { uid: 'counts', type: 'counts' }, query: { expr: 'x[$__interval]' } },
  });
  const asking = request([{ ...own, groupBy: ['pod'], ...settings }]);
  return (await lastValueFrom(distributionOver([upstream]).query(asking))).data;
}

/** Of the share of a category in a group. */
const linksOf = (frames: DataFrame[], code: string, pod: string): DataLink[] =>
  frames
    .flatMap(({ fields }) => fields)
    .find(({ name, labels }) => name === 'share' && labels?.code === code && labels.pod === pod)?.config.links ?? [];

function exploredBy({ internal }: DataLink): string {
  const query = internal?.query as () => CountsQuery;
  return query().expr!;
}

afterEach(() => {
  config.bootData = { ...config.bootData, user: { ...config.bootData?.user, permissions: {} } };
});

describe('data links of a category', () => {
  it('are those of the upstream’s own series, then one to the upstream in Explore', async () => {
    const trace = { title: 'Trace', url: 'https://traces/${__field.labels.code}' };
    const frames = await answered({}, [trace]);
    expect(linksOf(frames, '503', 'eu')).toMatchObject([trace, { title: 'Explore 503 in counts' }]);
    expect(linksOf(frames, '503', 'us')).toHaveLength(1);
    expect(linksOf(frames, '200', 'eu')).toHaveLength(1);
  });

  it('lead to the upstream’s query over the range shown, for the category and its group', async () => {
    const [link] = linksOf(await answered(), '503', 'us');
    expect(link.internal).toMatchObject({ datasourceUid: 'counts', datasourceName: 'counts', range: hour() });
    expect(exploredBy(link)).toBe('x[1m]{code="503",pod="us"}');
  });

  it('lead to all that is mapped to the category, and to no category where it is the rest', async () => {
    const map = [{ matches: '5..', to: '5xx' }];
    const mapped = await answered({ groupBy: [], categories: { map } });
    const all = (frames: DataFrame[], code: string) =>
      exploredBy(
        frames[0].fields.find(({ name, labels }) => name === 'share' && labels?.code === code)!.config.links![0]
      );
    expect(all(mapped, '5xx')).toBe('x[1m]{code=~"502|503"}');
    expect(all(await answered({ groupBy: [], categories: { keep: { top: 1 } } }), 'other')).toBe('x[1m]');
  });

  it('lead nowhere for whom Explore is not for', async () => {
    config.bootData = {
      ...config.bootData,
      user: { ...config.bootData?.user, permissions: { 'dashboards:read': true } },
    };
    expect(linksOf(await answered(), '503', 'us')).toEqual([]);
  });
});

describe('an upstream’s query for some values alone', () => {
  const wanted = [
    { label: 'code', values: ['5.2', '503'] },
    { label: 'pod', values: ["o'hare"] },
  ];
  const upstream = (methods: object) => methods as DataSourceApi;

  it('is made by its plugin as for ad-hoc filters, several values as a pattern of them', () => {
    const interpolateVariablesInQueries = (queries: DataQuery[], _: unknown, filters: object[]) =>
      queries.map((query) => ({ ...query, filters }));
    const query = filtered(upstream({ interpolateVariablesInQueries }), { refId: 'A' }, wanted, {});
    expect(query).toEqual({
      refId: 'A',
      filters: [
        { key: 'code', operator: '=~', value: '5[.]2|503' },
        { key: 'pod', operator: '=', value: "o'hare" },
      ],
    });
  });

  it.each([
    [
      'grafana-postgresql-datasource',
      `SELECT * FROM (\nSELECT 1\n) AS counted\nWHERE "code" IN ('5.2', '503') AND "pod" IN ('o''hare')\nORDER BY 1`,
    ],
    [
      'mysql',
      "SELECT * FROM (\nSELECT 1\n) AS counted\nWHERE `code` IN ('5.2', '503') AND `pod` IN ('o''hare')\nORDER BY 1",
    ],
    ['mssql', 'SELECT 1;'],
  ])('is SQL around its own: %s', (type, rawSql) => {
    const query = { refId: 'A', datasource: { uid: 'x', type }, rawSql: 'SELECT 1;' };
    expect(filtered(upstream({}), query, wanted, {})).toMatchObject({ rawSql });
  });

  it('is made by a click’s way where the plugin has no other, and else its own', () => {
    const modifyQuery = (query: CountsQuery, { type, options }: { type: string; options: Record<string, string> }) => ({
      ...query,
      expr: `${query.expr} ${type} ${options.key}=${options.value}`,
    });
    const query = { refId: 'A', expr: 'x' };
    expect(filtered(upstream({ modifyQuery }), query, wanted, {})).toEqual({
      refId: 'A',
      expr: "x ADD_FILTER pod=o'hare",
    });
    expect(filtered(upstream({}), query, wanted, {})).toEqual(query);
  });
});
