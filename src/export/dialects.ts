/** How an engine writes what engines write differently. */
export interface Dialect {
  name: (identifier: string) => string;
  literal: (text: string) => string;
  /** Seconds since the epoch, with their fractions. */
  epoch: (time: string) => string;
  /** The instant that is so many seconds after the epoch. */
  instant: (seconds: string) => string;
  types: { float: string; text: string; integer: string };
  /** Of sets, each row once. */
  union: string;
  pi: string;
  /** After the whole statement. */
  end: string;
}

const quoted =
  (quote: string) =>
  (text: string): string =>
    quote + text.replaceAll(quote, quote + quote) + quote;

const standard: Dialect = {
  name: quoted('"'),
  literal: quoted("'"),
  epoch: (time) => `EXTRACT(EPOCH FROM ${time})`,
  instant: (seconds) => `to_timestamp(${seconds})`,
  types: { float: 'DOUBLE PRECISION', text: 'TEXT', integer: 'BIGINT' },
  union: 'UNION',
  pi: 'PI()',
  end: '',
};

/** Texts in which `\\` begins an escape. */
const escaped = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

export const DIALECTS = {
  postgres: standard,
  duckdb: { ...standard, epoch: (time) => `epoch(${time})` },
  bigquery: {
    ...standard,
    name: (identifier) => `\`${identifier.replace(/[\\`]/g, '\\$&')}\``,
    literal: escaped,
    epoch: (time) => `UNIX_MICROS(CAST(${time} AS TIMESTAMP)) / 1000000`,
    instant: (seconds) => `TIMESTAMP_SECONDS(CAST(${seconds} AS INT64))`,
    types: { float: 'FLOAT64', text: 'STRING', integer: 'INT64' },
    union: 'UNION DISTINCT',
    pi: 'ACOS(-1)',
  },
  snowflake: {
    ...standard,
    // a quoted name is another one than the same without quotes, which is in capitals
    name: (identifier) => (/^[A-Za-z_]\w*$/.test(identifier) ? identifier : quoted('"')(identifier)),
    literal: escaped,
    epoch: (time) => `DATE_PART(EPOCH_MICROSECOND, ${time}) / 1000000`,
    instant: (seconds) => `TO_TIMESTAMP(${seconds})`,
  },
  clickhouse: {
    ...standard,
    name: (identifier) => `"${identifier.replace(/[\\"]/g, '\\$&')}"`,
    literal: escaped,
    epoch: (time) => `toFloat64(toDateTime64(${time}, 6))`,
    instant: (seconds) => `toDateTime(${seconds}, 'UTC')`,
    types: { float: 'Float64', text: 'String', integer: 'Int64' },
    union: 'UNION DISTINCT',
    // an alias would else stand for the column of its name within its own statement
    end: '\nSETTINGS prefer_column_name_to_alias = 1',
  },
} satisfies Record<string, Dialect>;

export type SqlDialect = keyof typeof DIALECTS;
