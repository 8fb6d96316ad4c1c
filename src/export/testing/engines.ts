import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './counts';

type Answer = Array<Record<string, string>>;

/** An engine that has the rows in the table `requests`. */
export interface Engine {
  ask: (sql: string) => Answer;
  stop: () => void;
}

const csvOf = (rows: Row[]): string =>
  `stamp,region,code,n\n${rows.map(({ time, region, code, n }) => `${new Date(time).toISOString()},${region},${code},${n}`).join('\n')}\n`;

function parsed(csv: string): Answer {
  const [head, ...lines] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i]])));
}

const DUCKDB = `
import csv, duckdb, sys
read = sys.argv[2]
connection = duckdb.connect()
connection.execute("SET TimeZone = 'UTC'")
connection.execute("CREATE TABLE requests AS SELECT CAST(stamp AS TIMESTAMPTZ) AS stamp, region, code, n FROM read_csv(?, types={'code': 'VARCHAR', 'stamp': 'VARCHAR'})", [sys.argv[1]])
sql = sys.stdin.read()
if read != 'duckdb':
    import sqlglot
    [sql] = sqlglot.transpile(sql, read=read, write='duckdb', error_level=sqlglot.ErrorLevel.RAISE, unsupported_level=sqlglot.ErrorLevel.RAISE)
answer = connection.execute(sql)
out = csv.writer(sys.stdout, lineterminator='\\n')
out.writerow([column[0] for column in answer.description])
for row in answer.fetchall():
    out.writerow(['' if value is None else repr(value) if isinstance(value, float) else str(value) for value in row])
`;

const PYTHON = process.env.DUCKDB_PYTHON ?? 'python3';

/** Why there is no DuckDB; null where there is one. */
export const noDuckdb = (): string | null =>
  spawnSync(PYTHON, ['-c', 'import duckdb']).status === 0
    ? null
    : `no DuckDB in ${PYTHON}: pip install duckdb, and name its Python by DUCKDB_PYTHON`;

/** Why sqlglot can't hand another dialect to DuckDB; null where it can. */
export const noSqlglot = (): string | null =>
  noDuckdb() ??
  (spawnSync(PYTHON, ['-c', 'import sqlglot']).status === 0
    ? null
    : `no sqlglot in ${PYTHON}: pip install sqlglot, and name its Python by DUCKDB_PYTHON`);

/** Why there is no ClickHouse; null where there is one. */
export const noClickhouse = (): string | null =>
  spawnSync(PYTHON, ['-c', 'import chdb']).status === 0
    ? null
    : `no ClickHouse in ${PYTHON}: pip install chdb, and name its Python by DUCKDB_PYTHON`;

/** A program in Python that is given a file of the rows, reads SQL and prints CSV. */
function inPython(program: string, rows: Row[], ...more: string[]): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-sql-'));
  const file = join(folder, 'rows.csv');
  writeFileSync(file, csvOf(rows));
  return {
    ask: (sql) => parsed(execFileSync(PYTHON, ['-c', program, file, ...more], { input: sql, encoding: 'utf8' })),
    stop: () => rmSync(folder, { recursive: true }),
  };
}

/** DuckDB from PyPI: in the Python that DUCKDB_PYTHON names, or in python3. */
export const duckdb = (rows: Row[]): Engine => inPython(DUCKDB, rows, 'duckdb');

/** A dialect as sqlglot reads it, in DuckDB: for engines that don't run on a machine of one's own. */
export const transpiled =
  (dialect: string) =>
  (rows: Row[]): Engine =>
    inPython(DUCKDB, rows, dialect);

const CLICKHOUSE = `
import sys
from chdb import session
own = session.Session()
own.query("CREATE TABLE requests (stamp DateTime64(3, 'UTC'), region String, code String, n UInt32) ENGINE = Memory")
own.query(f"INSERT INTO requests SELECT parseDateTime64BestEffort(stamp, 3, 'UTC'), region, code, n FROM file('{sys.argv[1]}', 'CSVWithNames', 'stamp String, region String, code String, n UInt32')")
out = own.query(sys.stdin.read(), 'CSVWithNames').bytes().decode()
print(out.replace('\\\\N', '').replace('"', ''), end='')
`;

/** ClickHouse as chDB has it in a process, from PyPI. */
export const clickhouse = (rows: Row[]): Engine => inPython(CLICKHOUSE, rows);

function postgresFolder(): string | null {
  const { stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const versions = [17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin`);
  return [stdout?.trim() ?? '', ...versions].find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Why there is no PostgreSQL; null where there is one. */
export const noPostgres = (): string | null =>
  postgresFolder() === null ? 'no PostgreSQL: no initdb where pg_config says, nor in /usr/lib/postgresql' : null;

/** A PostgreSQL of its own, on a socket in a folder of its own. */
export function postgres(rows: Row[]): Engine {
  const bin = postgresFolder()!;
  // it doesn't run as root
  const as = process.getuid?.() === 0 ? ['runuser', '-u', 'nobody', '--'] : [];
  const run = (program: string, args: string[], input = ''): string => {
    const [command, ...rest] = [...as, join(bin, program), ...args];
    return execFileSync(command, rest, { input, encoding: 'utf8', cwd: tmpdir(), stdio: ['pipe', 'pipe', 'pipe'] });
  };
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-postgres-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'tester', '--no-sync']);
  const settings = `-k ${folder} -c listen_addresses= -c timezone=UTC -c fsync=off`;
  run('pg_ctl', ['-D', data, '-w', '-l', log, '-o', settings, 'start']);
  const psql = (sql: string, ...more: string[]): string =>
    run('psql', ['-h', folder, '-U', 'tester', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-q', ...more], sql);
  psql(
    `CREATE TABLE requests (stamp timestamptz, region text, code text, n integer);\nCOPY requests FROM stdin WITH (FORMAT csv, HEADER);\n${csvOf(rows)}\\.\n`
  );
  return {
    ask: (sql) => parsed(psql(sql, '--csv')),
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
