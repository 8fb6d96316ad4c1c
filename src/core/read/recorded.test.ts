/** @jest-environment node */
import type { FieldJSON, FrameJSON } from '../model/frame';
import type { DistributionQuery, UpstreamQuery } from '../model/query';
import { frame, longFrame, numberField, stringField, timeField, times } from '../testing/frames';
import { last, MINUTE, NOON, readCounts } from '../testing/run';

/**
 * Answers in the shapes of data sources that no test can run: field names, types and labels are those that their documentation and
 * their own tests show, the numbers are one shop's. Each is read right, or asked about.
 */
const at = times(NOON - 100 * MINUTE, MINUTE, 100);
const CODES: Record<string, number> = { 200: 900, 404: 60, 500: 40 };
const RIGHT = { 200: 90_000, 404: 6000, 500: 4000 };

/** A row per time and code. */
const rowsOf = (names: { time: string; code: string; count: string }, codeOf: (code: string) => string | number) =>
  at.flatMap((time) =>
    Object.entries(CODES).map(([code, count]) => ({
      [names.time]: time,
      [names.code]: codeOf(code),
      [names.count]: count,
    }))
  );

/** A table with a time column of any name. */
function table(names: { time: string; code: string; count: string }, codeOf = (code: string): string | number => code) {
  const { schema, data } = longFrame(rowsOf(names, codeOf));
  const fields = schema.fields.map((field) =>
    field.name === names.time ? { ...field, type: 'time' as const } : field
  );
  return { schema: { ...schema, fields }, data };
}

/** A frame per code. */
const perCode = (
  one: (code: string, values: number[]) => { name?: string; field: FieldJSON & { values: unknown[] }; time?: string }
): FrameJSON[] =>
  Object.entries(CODES).map(([code, count]) => {
    const values = at.map(() => count);
    const { name, field, time } = one(code, values);
    const made = frame([timeField(at, time), field]);
    return name === undefined ? made : { ...made, schema: { ...made.schema, name } };
  });

const shown = (field: FieldJSON & { values: unknown[] }, displayNameFromDS: string) => ({
  ...field,
  config: { displayNameFromDS },
});

const read = (
  type: string,
  frames: FrameJSON[],
  settings: Partial<DistributionQuery> = {},
  query: UpstreamQuery = {}
) => readCounts(frames, { upstream: { datasource: { uid: 'x', type }, query }, ...settings }, last(100));

describe('recorded answers', () => {
  it('of BigQuery: a table, and the wide frame of its time series format', () => {
    const names = { time: 'time', code: 'status', count: 'events' };
    const type = 'grafana-bigquery-datasource';
    expect(read(type, [table(names)])).toEqual(RIGHT);
    // an INT64 column
    expect(read(type, [table(names, Number)])).toEqual(RIGHT);
    const wide = frame([
      timeField(at, 'time'),
      ...Object.entries(CODES).map(([status, n]) =>
        numberField(
          at.map(() => n),
          { status },
          'events'
        )
      ),
    ]);
    expect(read(type, [wide])).toEqual(RIGHT);
  });

  it('of Snowflake: names in capitals, as it has those that are not quoted', () => {
    const names = { time: 'TIME', code: 'STATUS', count: 'EVENTS' };
    expect(read('grafana-snowflake-datasource', [table(names)])).toEqual(RIGHT);
    expect(read('grafana-snowflake-datasource', [table(names, Number)])).toEqual(RIGHT);
  });

  it('of Datadog: a series per scope, by its tags or by its name', () => {
    const type = 'grafana-datadog-datasource';
    const query = { query: 'sum:web.requests{*} by {status_code}.as_count()' };
    const tagged = perCode((status_code, values) => ({
      name: `web.requests{status_code:${status_code}}`,
      field: shown(numberField(values, { status_code }), `status_code:${status_code}`),
    }));
    expect(read(type, tagged, {}, query)).toEqual(RIGHT);
    const named = perCode((code, values) => ({ name: code, field: numberField(values) }));
    expect(read(type, named, {}, query)).toEqual(RIGHT);
  });

  it('of New Relic: a series per facet, and the table of facets without TIMESERIES', () => {
    const type = 'grafana-newrelic-datasource';
    const series = perCode((code, values) => ({
      name: code,
      field: shown(numberField(values, undefined, 'count'), code),
    }));
    expect(read(type, series)).toEqual(RIGHT);
    const facets = frame([
      stringField('httpResponseCode', Object.keys(RIGHT)),
      numberField(Object.values(RIGHT), undefined, 'count'),
    ]);
    expect(read(type, [facets])).toEqual(RIGHT);
  });

  it('of Elasticsearch: terms over a date histogram, and terms alone as a table', () => {
    const field = 'http.response.status_code';
    const series = perCode((code, values) => ({
      name: code,
      field: shown(numberField(values, { [field]: code }), code),
    }));
    expect(read('elasticsearch', series)).toEqual(RIGHT);
    const terms = frame([
      numberField(Object.keys(RIGHT).map(Number), undefined, field),
      numberField(Object.values(RIGHT), undefined, 'Count'),
    ]);
    expect(read('elasticsearch', [terms])).toEqual(RIGHT);
  });

  it('of CloudWatch: a metric per class with the same dimensions, and groups of Logs Insights', () => {
    const dimensions = { LoadBalancer: 'app/shop/50dc6c495c0c9188' };
    const metrics = perCode((code, values) => ({
      name: `HTTPCode_Target_${code[0]}XX_Count`,
      field: shown(numberField(values, dimensions), `HTTPCode_Target_${code[0]}XX_Count`),
    }));
    expect(read('cloudwatch', metrics)).toEqual({
      HTTPCode_Target_2XX_Count: 90_000,
      HTTPCode_Target_4XX_Count: 6000,
      HTTPCode_Target_5XX_Count: 4000,
    });
    const insights = perCode((status, values) => ({
      name: status,
      time: 'bin(1m)',
      field: numberField(values, { status }, 'count(*)'),
    }));
    expect(read('cloudwatch', insights)).toEqual(RIGHT);
    expect(read('cloudwatch', [table({ time: 'bin(1m)', code: 'status', count: 'count(*)' })])).toEqual(RIGHT);
  });

  it('of InfluxDB: a series per tag in InfluxQL, with the measurement’s labels in Flux', () => {
    const influxQL = perCode((code, values) => ({
      name: `requests.sum {code: ${code}}`,
      field: shown(numberField(values, { code }), `requests.sum {code: ${code}}`),
    }));
    expect(read('influxdb', influxQL)).toEqual(RIGHT);
    const flux = perCode((code, values) => ({
      name: 'requests',
      time: '_time',
      field: numberField(values, { _field: 'n', _measurement: 'requests', code }, '_value'),
    }));
    expect(read('influxdb', flux)).toEqual(RIGHT);
  });

  it('of ClickHouse: a table with a number or a LowCardinality text as the kind, and the wide frame', () => {
    const names = { time: 'time', code: 'status', count: 'count()' };
    const type = 'grafana-clickhouse-datasource';
    expect(read(type, [table(names)])).toEqual(RIGHT);
    expect(read(type, [table(names, Number)])).toEqual(RIGHT);
  });

  it('of Graphite: a target per code, all tagged alike but for the name', () => {
    const tagged = perCode((code, values) => ({
      name: code,
      field: shown(numberField(values, { aggregatedBy: 'sum', name: `stats.web.${code}` }, 'Value'), code),
    }));
    expect(read('graphite', tagged)).toEqual({ 'stats.web.200': 90_000, 'stats.web.404': 6000, 'stats.web.500': 4000 });
    const alike = perCode((code, values) => ({
      name: code,
      field: shown(numberField(values, { aggregatedBy: 'sum', name: 'stats.web' }, 'Value'), code),
    }));
    expect(read('graphite', alike)).toEqual(RIGHT);
  });

  it('of Azure Monitor: a metric split by a dimension, and KQL by code', () => {
    const type = 'grafana-azure-monitor-datasource';
    const metrics = perCode((StatusCode, values) => ({
      field: numberField(values, { StatusCode, microsoft_resourceid: '/subscriptions/x' }, 'Requests'),
    }));
    expect(read(type, metrics)).toEqual(RIGHT);
    expect(read(type, [table({ time: 'timestamp', code: 'resultCode', count: 'count_' })])).toEqual(RIGHT);
  });

  it('of Loki: a series per level; log lines as they are, which have no counts, are asked about', () => {
    const series = perCode((level, values) => ({ field: numberField(values, { level }) }));
    const ends = times(NOON - 99 * MINUTE, MINUTE, 100);
    const own = series.map(({ schema, data }) => ({ schema, data: { values: [ends, data.values[1]] } }));
    const expr = 'sum by (level) (count_over_time({app="shop"}[1m]))';
    expect(read('loki', own, {}, { expr, queryType: 'range' })).toEqual(RIGHT);
    const lines = frame(
      [
        { name: 'labels', type: 'other', values: at.map((_, i) => ({ app: 'shop', level: i % 4 ? 'info' : 'error' })) },
        timeField(at, 'timestamp'),
        stringField(
          'body',
          at.map((_, i) => `line ${i}`)
        ),
        stringField(
          'id',
          at.map((time, i) => `${time}_${i}`)
        ),
      ],
      { custom: { frameType: 'LabeledTimeValues' } }
    );
    expect(() => read('loki', [lines], {}, { expr: '{app="shop"}', queryType: 'range' })).toThrow(/count_over_time/);
  });
});
