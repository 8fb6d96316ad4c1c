import { join } from 'node:path';
import { HISTORY_STEP, wholeHistory } from '../../demo/history.mjs';
import { REQUESTS } from '../../demo/metrics.mjs';
import { COUNTED, DEVICES } from '../../demo/uses.mjs';
import { assert, check, eventually, skip } from '../lib/check.mjs';
import { influxdb, postgres, victoriaMetrics } from '../lib/servers.mjs';
import { backendFrames, DISTRIBUTION } from './api.mjs';

const [MINUTE, HOURS] = [60_000, 3];
const STEP = HISTORY_STEP * 1000;
/** Samples count the events of the step before them: as rows, those stand in its middle. */
const happened = (time) => time - STEP / 2;
/** The Distribution data source that may read all of them. */
export const OVER = { ...DISTRIBUTION, uid: 'over-upstreams' };

const SQL = `SELECT $__timeGroup(time, $__interval) AS time, code, count(*) AS events
FROM http_requests WHERE $__timeFilter(time) GROUP BY 1, 2 ORDER BY 1`;

/** Each server that can hold the demo's past: how it is filled, and the query that counts checkout's codes by the minute. */
const SERVERS = [
  {
    server: victoriaMetrics,
    uid: 'victoria',
    plugin: 'prometheus',
    fill: ({ series }) =>
      Array.from(series, ([key, { values }]) => values.map(([time, value]) => ({ key, time, value }))).flat(),
    query: { expr: `sum by (code) (increase(${REQUESTS}[$__interval]))`, range: true, instant: false },
  },
  {
    server: influxdb,
    uid: 'influx',
    plugin: 'influxdb',
    fill: ({ requests }) =>
      requests.map(({ category, time, count }) => `requests,code=${category} n=${count}i ${happened(time)}`),
    query: {
      query: 'SELECT sum("n") FROM "requests" WHERE $timeFilter GROUP BY time($__interval), "code" fill(none)',
      rawQuery: true,
      resultFormat: 'time_series',
    },
  },
  {
    server: postgres,
    uid: 'postgres',
    plugin: 'grafana-postgresql-datasource',
    fill: tables,
    query: { rawSql: SQL, format: 'table', rawQuery: true },
  },
];

/** The demo's past as a test can check it: its series, and what happened by step and category. */
function pastOf(end) {
  const { series } = wholeHistory(HOURS, end);
  return { series, requests: stepsOf(series, REQUESTS, 'code') };
}

/** What a metric's counters rose by: [{category, time, count}]. */
function stepsOf(series, metric, label) {
  const steps = new Map();
  for (const [key, { name, values }] of series) {
    if (name === metric) {
      const [, category] = key.match(new RegExp(`[{,]${label}="([^"]*)"`));
      values.forEach(([time, value], i) => {
        const at = `${category} ${time}`;
        const step = steps.get(at) ?? { category, time, count: 0 };
        step.count += value - (values[i - 1]?.[1] ?? 0);
        steps.set(at, step);
      });
    }
  }
  return [...steps.values()].filter(({ count }) => count > 0);
}

/** SQL that makes a table for each use, a row per event; and per report of a device. */
function tables({ series, requests }) {
  const events = [
    { table: 'http_requests', column: 'code', steps: requests },
    ...COUNTED.map(({ metric, label, table }) => ({ table, column: label, steps: stepsOf(series, metric, label) })),
  ].map(({ table, column, steps }) => {
    const rows = steps.map(
      ({ category, time, count }) => `${new Date(happened(time)).toISOString()},${category},${count}`
    );
    return `${copied('steps', rows)}
CREATE TABLE ${table} AS SELECT time, kind AS ${column} FROM steps, generate_series(1, n);
CREATE INDEX ON ${table} (time);
DROP TABLE steps;`;
  });
  const reports = [...series].filter(([, { name }]) => name === DEVICES.metric);
  // devices report once a minute, each in the state that it is in
  const rows = reports.flatMap(([key, { values }]) =>
    values
      .filter(([time]) => time % MINUTE === 0)
      .map(([time, value]) => `${new Date(time).toISOString()},${key.match(/state="([^"]*)"/)[1]},${value}`)
  );
  const devices = `${copied('states', rows)}
CREATE TABLE ${DEVICES.table} AS SELECT time, kind AS state, kind || device AS device FROM states, generate_series(1, n) AS device;`;
  return [...events, devices].join('\n');
}

/** SQL that takes rows of CSV, (time, kind, n), into a table of this session. */
const copied = (table, rows) => `CREATE TEMP TABLE ${table} (time timestamptz, kind text, n int);
COPY ${table} FROM stdin WITH (FORMAT csv);
${rows.join('\n')}
\\.`;

/** Events by minute and category, from the steps. */
function countsOf(steps, from, to) {
  const counts = {};
  for (const { category, time, count } of steps) {
    const at = Math.floor(happened(time) / MINUTE) * MINUTE;
    if (at >= from && at < to) {
      counts[category] ??= {};
      counts[category][at] = (counts[category][at] ?? 0) + count;
    }
  }
  return counts;
}

/**
 * Starts every server of this machine that can hold the demo's past, beside TestData, and asks our backend for the counts in each: as
 * many as there were. @returns uids of the data sources that are there
 */
export async function upstreams(api, data) {
  const end = Math.floor(Date.now() / MINUTE) * MINUTE;
  const past = pastOf(end);
  const [from, to] = [end - 70 * MINUTE, end - 10 * MINUTE];
  const truth = countsOf(past.requests, from, to);
  const started = [];
  for (const { server, uid, plugin, fill, query } of SERVERS) {
    const missing = server.missing ?? (await noPlugin(api, plugin));
    if (missing) {
      skip(`${server.name} is read right`, missing);
    } else {
      const { load, dataSource } = await server.start(join(data, uid));
      await load(fill(past));
      await api('POST', '/api/datasources', { ...dataSource, name: server.name, uid });
      started.push({ uid, name: server.name, type: dataSource.type, query, truth });
    }
  }
  const testData = await withTestData(api, past, from, to);
  if (testData) {
    started.push({ ...testData, truth });
  }
  await api('POST', '/api/datasources', {
    name: 'Over upstreams',
    uid: OVER.uid,
    type: OVER.type,
    access: 'proxy',
    jsonData: { upstreams: started.map(({ uid }) => uid) },
  });
  for (const { uid, name, type, query } of started) {
    await check(`${name} is read right: as many events in each minute as there were`, async () => {
      const ours = {
        refId: 'A',
        datasource: OVER,
        upstream: { datasource: { uid, type }, query: { refId: 'A', ...query } },
        category: 'code',
        statistics: ['count'],
        window: { size: '1m' },
      };
      const frames = await eventually('an answer', 20, () => backendFrames(api, ours, from, to));
      return compared(frames, truth);
    });
  }
  await check('Save & test of a data source over all of these is well', async () => {
    const { status, message } = await api('GET', `/api/datasources/uid/${OVER.uid}/health`);
    assert(status === 'OK', message);
    return message;
  });
  return started.map(({ uid }) => uid);
}

async function noPlugin(api, id) {
  const found = await api('GET', `/api/plugins/${id}/settings`).catch(() => null);
  return found ? null : `this Grafana has no plugin ${id}`;
}

/** TestData holds what it is given in the query itself. */
async function withTestData(api, past, from, to) {
  const type = 'grafana-testdata-datasource';
  const missing = await noPlugin(api, type);
  if (missing) {
    skip('TestData is read right', missing);
    return null;
  }
  await api('POST', '/api/datasources', { name: 'TestData', uid: 'testdata', type, access: 'proxy' });
  const rows = Object.entries(countsOf(past.requests, from, to)).flatMap(([code, counts]) =>
    Object.entries(counts).map(([time, n]) => ({ time: Number(time), line: `${time},c${code},${n}` }))
  );
  const lines = rows.sort((a, b) => a.time - b.time).map(({ line }) => line);
  const query = { scenarioId: 'csv_content', csvContent: ['time,code,events', ...lines].join('\n') };
  return { uid: 'testdata', name: 'TestData', type, query };
}

/** Every count in a `series` answer against what happened. */
function compared([{ schema, data }], truth) {
  const [times, ...columns] = data.values;
  let events = 0;
  const seen = new Set();
  schema.fields.slice(1).forEach(({ labels }, i) => {
    const code = labels.code.replace(/^c/, '');
    seen.add(code);
    times.forEach((time, row) => {
      const [found, expected] = [columns[i][row] ?? 0, truth[code]?.[time] ?? 0];
      assert(
        Math.abs(found - expected) < 1e-9,
        `${code} at ${new Date(time).toISOString()}: ${found}, not ${expected}`
      );
      events += found;
    });
  });
  assert(
    Object.keys(truth).every((code) => seen.has(code)),
    `only ${[...seen].join(', ')}`
  );
  assert(times.length === 60, `${times.length} windows`);
  return `${events} events, ${seen.size} codes, ${times.length} windows`;
}
