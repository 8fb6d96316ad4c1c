import { DIALECTS } from './dialects';
import { NOT_CARRIED, P_IS_NEAR, type ExportPlan } from './exportPlan';
import { judgedColumns, knownColumns, measureColumns, MEASURES, NORMAL_DEVIATE, TAIL_ARGUMENT, tailOf } from './sql';

export interface FlinkSource {
  /** A Kafka topic of JSON messages, and where its brokers are; or a table that is there, with a watermark on its time. */
  from: { topic: string; servers: string } | { table: string };
  time: string;
  category: string;
  /** Column of the counts; without one each message is an event. */
  count: string | undefined;
  /** How long after its time an event is waited for, ms. */
  lateMs: number;
  /** What the views' names begin with. */
  name: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ALSO_NOT_CARRIED = [
  'categories that are not listed: they are one, `other`',
  'events that come later than the watermark waits for: Flink leaves them out',
  'windows without any event of a group: they are no row, and the baseline takes the windows around them',
] as const;

const { name: quoted, literal } = { ...DIALECTS.postgres, name: (text: string) => `\`${text.replaceAll('`', '``')}\`` };
/** As days, hours, minutes and seconds: Flink takes no interval of more than 99 seconds. */
function interval(ms: number): string {
  const parts = [HOUR, MINUTE, SECOND].map((unit, i) => Math.floor((ms % [DAY, HOUR, MINUTE][i]) / unit));
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const fraction = ms % SECOND === 0 ? '' : `.${String(ms % SECOND).padStart(3, '0')}`;
  return `INTERVAL '${Math.floor(ms / DAY)} ${clock}${fraction}' DAY TO SECOND`;
}

/**
 * The query's windows as Flink SQL over a stream: tumbling event-time windows, one row per window and group once the watermark has passed it.
 * Each window has a row for every category that is listed, since a stream has none for what did not happen.
 *
 * @param categories the expected ones, in order
 * @returns statements, each ended by `;` and a line's end; the last is a SELECT, for an INSERT INTO a sink
 */
export function flinkFor(
  plan: ExportPlan,
  source: FlinkSource,
  categories: string[],
  part: 'windows' | 'categories'
): string {
  const comments = [...NOT_CARRIED, ...ALSO_NOT_CARRIED].map((what) => `-- Not carried: ${what}.`);
  const groups = plan.groupBy.map(quoted);
  const columns = (...more: string[]): string => [...groups, ...more].join(', ');
  const view = (step: string): string => quoted(`${source.name}_${step}`);
  const events = 'table' in source.from ? source.from.table : view('events');
  /** The rows of so many windows before, and of the window itself: an OVER of Flink ends with its own row. */
  const since = (windows: number, ...by: string[]): string => {
    const partition = [...groups, ...by];
    const parts = partition.length > 0 ? `PARTITION BY ${partition.join(', ')} ` : '';
    return `(${parts}ORDER BY window_time RANGE BETWEEN ${interval(windows * plan.windowMs)} PRECEDING AND CURRENT ROW)`;
  };
  const steps: Array<[string, string]> = [
    ['counts', countsOf(plan, source, categories, events, columns)],
    [
      'cells',
      `SELECT ${columns('window_start', 'window_time', 'n', 'category', 'x')}
FROM ${view('counts')} CROSS JOIN UNNEST(ARRAY[${[...categories, 'other'].map((category, k) => `ROW(${literal(category)}, x${k})`).join(', ')}]) AS cell (category, x)`,
    ],
    ['past', pastOf(plan, view('cells'), (windows) => since(windows, 'category'))],
    ['compared', comparedOf(plan, categories, view('past'), since(0))],
    // the windows of the next view have these names for times of their own
    [
      'known',
      `SELECT ${columns('window_time AS own_time', 'x', 'y', 'q', 'n', 'm', 'vary_x', 'vary_xx', 'vary_t', 'vary_n')},
  ${knownColumns(plan, since(0))}
FROM ${view('compared')}`,
    ],
    [
      'measured',
      `SELECT ${columns('window_start', 'window_time')}, ${measureColumns(plan)}
FROM TABLE(TUMBLE(TABLE ${view('known')}, DESCRIPTOR(own_time), ${interval(plan.windowMs)}${offsetOf(plan)}))
GROUP BY ${columns('window_start', 'window_end', 'window_time')}`,
    ],
    [
      'judged',
      `SELECT *, ${judgedColumns(plan)}
FROM (SELECT *, ${tailOf('PI()')} AS tail
FROM (SELECT *, ${TAIL_ARGUMENT} AS t
FROM (SELECT *, ${NORMAL_DEVIATE} AS z
FROM ${view('measured')}
WHERE df > 0)))`,
    ],
  ];
  const last =
    part === 'categories'
      ? `SELECT ${columns('window_start', 'category', 'x AS `count`', 'x / NULLIF(n, 0) AS share', 'q AS baseline', 'x / NULLIF(n, 0) - q AS delta')}
FROM ${view('compared')}`
      : `SELECT ${columns('window_start', 'n', ...MEASURES)},
  CASE WHEN SUM(beyond) OVER ${since(plan.detect.n - 1)} >= ${plan.detect.m} THEN 1 ELSE 0 END AS drift
FROM ${view('judged')}`;
  const needed = part === 'categories' ? steps.slice(0, 4) : steps;
  const statements = [
    `SET 'table.local-time-zone' = 'UTC'`,
    ...eventsOf(source, groups, events),
    ...needed.map(([step, text]) => `CREATE TEMPORARY VIEW ${view(step)} AS\n${text}`),
    last,
  ];
  return `${comments.join('\n')}\n-- ${P_IS_NEAR}.\n${statements.map((statement) => `${statement};\n`).join('\n')}`;
}

/** The topic as a table. */
function eventsOf({ from, time, category, count, lateMs }: FlinkSource, groups: string[], events: string): string[] {
  if ('table' in from) {
    return [];
  }
  const columns = [
    `${quoted(time)} TIMESTAMP_LTZ(3)`,
    ...groups.map((group) => `${group} STRING`),
    `${quoted(category)} STRING`,
    ...(count === undefined ? [] : [`${quoted(count)} DOUBLE`]),
    `WATERMARK FOR ${quoted(time)} AS ${quoted(time)} - ${interval(lateMs)}`,
  ];
  return [
    `CREATE TEMPORARY TABLE ${events} (\n  ${columns.join(',\n  ')}\n) WITH (
  'connector' = 'kafka', 'topic' = ${literal(from.topic)}, 'properties.bootstrap.servers' = ${literal(from.servers)},
  'scan.startup.mode' = 'earliest-offset', 'format' = 'json', 'json.timestamp-format.standard' = 'ISO-8601'
)`,
  ];
}

const offsetOf = ({ anchorMs, windowMs }: ExportPlan): string =>
  anchorMs % windowMs === 0 ? '' : `, ${interval(anchorMs % windowMs)}`;

/** Events of each window: all of them, and of each category as a column. */
function countsOf(
  plan: ExportPlan,
  { time, category, count }: FlinkSource,
  categories: string[],
  events: string,
  columns: (...more: string[]) => string
): string {
  const one = count === undefined ? 'CAST(1 AS DOUBLE)' : `CAST(${quoted(count)} AS DOUBLE)`;
  const own = categories.map((name) => `SUM(CASE WHEN ${quoted(category)} = ${literal(name)} THEN ${one} ELSE 0 END)`);
  const other = `SUM(CASE WHEN ${quoted(category)} IN (${categories.map(literal).join(', ')}) THEN 0 ELSE ${one} END)`;
  return `SELECT ${columns('window_start', 'window_time')}, SUM(${one}) AS n,
  ${[...own, other].map((text, k) => `${text} AS x${k}`).join(',\n  ')}
FROM TABLE(TUMBLE(TABLE ${events}, DESCRIPTOR(${quoted(time)}), ${interval(plan.windowMs)}${offsetOf(plan)}))
GROUP BY ${columns('window_start', 'window_end', 'window_time')}`;
}

/** Sums over the windows before, up to the earliest and up to the latest of them: what lies between is their difference. */
function pastOf({ baseline, spread }: ExportPlan, cells: string, since: (windows: number) => string): string {
  const vary = ['x', 'x * x / NULLIF(n, 0)', 'CAST(CASE WHEN n > 0 THEN 1 ELSE 0 END AS DOUBLE)'];
  const stretches = [
    ...(baseline.kind === 'trailing'
      ? [
          { as: ['y_all'], windows: baseline.windows + baseline.gap, sums: ['x'] },
          { as: ['y_gap'], windows: baseline.gap, sums: ['x'] },
        ]
      : []),
    { as: ['x_all', 'xx_all', 't_all'], windows: spread.windows + spread.gap, sums: vary },
    { as: ['x_gap', 'xx_gap', 't_gap'], windows: spread.gap, sums: vary },
  ];
  return stretches.reduce((inner, { as, windows, sums }) => {
    const over = sums.map((text, i) => `SUM(${text}) OVER w AS ${as[i]}`).join(', ');
    return `SELECT *, ${over}\nFROM ${inner.startsWith('SELECT') ? `(${inner})` : inner}\nWINDOW w AS ${since(windows)}`;
  }, cells);
}

/** Adds y, m, q, and what the windows before say of how much windows vary. @param everything the window's rows */
function comparedOf({ baseline }: ExportPlan, categories: string[], past: string, everything: string): string {
  const shares: Record<string, number> =
    baseline.kind === 'intended'
      ? baseline.shares
      : Object.fromEntries(categories.map((category) => [category, 1 / categories.length]));
  const y =
    baseline.kind === 'trailing'
      ? 'y_all - y_gap'
      : `CASE category ${Object.entries(shares)
          .map(([category, share]) => `WHEN ${literal(category)} THEN CAST(${share} AS DOUBLE)`)
          .join(' ')} ELSE CAST(0 AS DOUBLE) END`;
  return `SELECT *, ${baseline.kind === 'trailing' ? 'y / NULLIF(m, 0)' : 'y'} AS q
FROM (SELECT *, SUM(y) OVER w AS m, SUM(vary_x) OVER w AS vary_n
FROM (SELECT *, ${y} AS y, x_all - x_gap AS vary_x, xx_all - xx_gap AS vary_xx, t_all - t_gap AS vary_t
FROM ${past})
WINDOW w AS ${everything})`;
}
