import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './engines';

/** Longer than this nothing takes: it hangs. */
const LONGEST_MS = 540_000;

/** Folders of jars: Flink's `lib` with its SQL connector for Kafka, and Kafka's `libs`. */
const { FLINK_LIB = '', KAFKA_LIBS = '' } = process.env;

const has = (folder: string, jar: RegExp): boolean =>
  folder !== '' && existsSync(folder) && readdirSync(folder).some((name) => jar.test(name));

/** Why there is no Flink with a Kafka; null where there is one. */
export const noFlink = (): string | null =>
  spawnSync('java', ['-version']).status !== 0
    ? 'no java on the PATH'
    : !has(FLINK_LIB, /^flink-dist/) || !has(FLINK_LIB, /^flink-sql-connector-kafka/)
      ? 'no Flink: name by FLINK_LIB the folder lib of Flink 2 with flink-sql-connector-kafka in it'
      : !has(KAFKA_LIBS, /^kafka_/)
        ? 'no Kafka: name by KAFKA_LIBS the folder libs of Kafka 4'
        : null;

/** A Kafka of its own, in KRaft mode, on loopback. */
export class Kafka {
  private readonly folder = mkdtempSync(join(tmpdir(), 'multinomial-kafka-'));
  private broker?: ChildProcess;
  servers = '';

  async start(): Promise<void> {
    const [port, controller] = [await freePort(), await freePort()];
    this.servers = `127.0.0.1:${port}`;
    const settings = join(this.folder, 'server.properties');
    writeFileSync(
      settings,
      `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://${this.servers},CONTROLLER://127.0.0.1:${controller}
log.dirs=${join(this.folder, 'data')}
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
`
    );
    this.run('kafka.tools.StorageTool', ['format', '-t', 'MkU3OEVBNTcwNTJENDM2Qg', '-c', settings]);
    this.broker = spawn('java', ['-Xmx256m', '-cp', `${KAFKA_LIBS}/*`, 'kafka.Kafka', settings], { stdio: 'ignore' });
  }

  /** Writes messages to a topic, in order. */
  send(topic: string, messages: object[]): void {
    const lines = messages.map((message) => JSON.stringify(message)).join('\n');
    this.run(
      'org.apache.kafka.tools.ConsoleProducer',
      ['--bootstrap-server', this.servers, '--topic', topic],
      `${lines}\n`
    );
  }

  private run(main: string, args: string[], input = ''): void {
    execFileSync('java', ['-Xmx256m', '-cp', `${KAFKA_LIBS}/*`, main, ...args], {
      input,
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: LONGEST_MS,
    });
  }

  stop(): void {
    this.broker?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs an export over what its topic has by now. @returns the rows of its last statement */
export function askFlink(sql: string): Array<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'multinomial-flink-'));
  const file = join(folder, 'export.sql');
  writeFileSync(
    file,
    sql.replace("'connector' = 'kafka',", "'connector' = 'kafka', 'scan.bounded.mode' = 'latest-offset',")
  );
  const out = execFileSync('java', ['-Xmx768m', '-cp', `${FLINK_LIB}/*`, join(__dirname, 'FlinkRun.java'), file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64e6,
    timeout: LONGEST_MS,
  });
  rmSync(folder, { recursive: true });
  const [head, ...lines] = out
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i]])));
}
