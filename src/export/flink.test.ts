/** @jest-environment node */
import type { DistributionQuery } from '../core';
import { exportPlan } from './exportPlan';
import { flinkFor, type FlinkSource } from './flink';
import { QUERY, rows, views } from './testing/counts';
import { askFlink, Kafka, noFlink } from './testing/flinkOnKafka';
import { expectNear, numberIn } from './testing/expectNear';

const CODES = ['200', '404', '500'];
const LATE_MS = 30_000;
const asked = (query: DistributionQuery): DistributionQuery => ({ ...QUERY, categories: { schema: CODES }, ...query });
const QUERIES: Array<[string, DistributionQuery]> = [
  ['trailing windows', asked({ baseline: { kind: 'trailing', windows: 20, gap: 1 }, test: 'homogeneity' })],
  [
    'intended shares',
    asked({ baseline: { kind: 'fixed', shares: { '200': 90, '404': 6, '500': 4 } }, test: 'goodness of fit' }),
  ],
  ['equal shares', asked({ baseline: { kind: 'uniform' }, test: 'goodness of fit' })],
];
const sourceOf = (servers: string): FlinkSource => ({
  from: { topic: 'requests', servers },
  time: 'at',
  category: 'code',
  count: 'n',
  lateMs: LATE_MS,
  name: 'shop',
});

describe('Flink SQL', () => {
  const text = flinkFor(exportPlan(QUERIES[0][1]), sourceOf('kafka:9092'), CODES, 'windows');

  it('says what it can’t carry', () => {
    expect(text).toMatch(/^-- Not carried: drifts by accumulated evidence[^]*-- Not carried: events that come later/);
  });

  it('reads a topic by event time, or a table that is there', () => {
    expect(text).toContain("WATERMARK FOR `at` AS `at` - INTERVAL '0 00:00:30' DAY TO SECOND");
    expect(text).toContain("'topic' = 'requests', 'properties.bootstrap.servers' = 'kafka:9092'");
    const over = flinkFor(
      exportPlan(QUERIES[0][1]),
      { ...sourceOf(''), from: { table: 'db.events' } },
      CODES,
      'windows'
    );
    expect(over).not.toContain('CREATE TEMPORARY TABLE');
    expect(over).toContain('TUMBLE(TABLE db.events, DESCRIPTOR(`at`)');
  });
});

const missing = noFlink();
const describeRun: typeof describe = missing === null ? describe : describe.skip;
if (missing !== null) {
  it.skip(`Flink SQL is not run: ${missing}`, () => {});
}

describeRun('Flink with a Kafka', () => {
  const kafka = new Kafka();
  const data = rows();

  beforeAll(async () => {
    await kafka.start();
    // out of order by less than the watermark waits for; the last one by more
    const jitter = (i: number) => (i * 7919) % (LATE_MS - 5000);
    const messages = data
      .map(({ time, ...row }, i) => ({ sent: time + jitter(i), at: new Date(time).toISOString(), ...row }))
      .sort((a, b) => a.sent - b.sent);
    kafka.send('requests', [...messages, { ...messages[0], n: 1e6 }]);
  }, 120_000);
  afterAll(() => kafka.stop());

  it.each(QUERIES)(
    'has the core’s own numbers against %s',
    (_, query) => {
      const answer = askFlink(flinkFor(exportPlan(query), sourceOf(kafka.servers), CODES, 'windows'));
      const numbers = {
        chi_square: 'chiSquare',
        effect_w: 'w',
        kl: 'kl',
        entropy: 'entropy',
        overdispersion: 'overdispersion',
      };
      for (const view of views(query, data)) {
        const { region } = view.meta.group;
        const own = answer.filter((row) => row.region === region);
        expect(own).toHaveLength(view.times.length);
        own.forEach((row, t) => {
          expect(Date.parse(`${row.window_start}Z`)).toBe(view.times[t]);
          expectNear(numberIn(row.n), view.n?.[t] ?? null, 0, `${region}, window ${t}, n`);
          for (const [column, id] of Object.entries(numbers)) {
            expectNear(numberIn(row[column]), view.statistics[id]?.[t] ?? null, 1e-9, `${region}, window ${t}, ${id}`);
          }
          const p = view.p?.[t] ?? null;
          if (p !== null && p > 1e-3) {
            expectNear(numberIn(row.p), p, p > 0.01 ? 0.06 : 0.18, `${region}, window ${t}, p`);
          }
        });
        const flags = own.map(({ drift }) => drift);
        expect(flags.indexOf('1')).toBe(query === QUERIES[2][1] ? 2 : region === 'us' ? 62 : -1);
      }
    },
    600_000
  );

  it('has the core’s own shares and baselines by category', () => {
    const [, query] = QUERIES[0];
    const answer = askFlink(flinkFor(exportPlan(query), sourceOf(kafka.servers), CODES, 'categories'));
    const columns = { count: 'count', share: 'share', baseline: 'baseline', delta: 'delta' } as const;
    for (const view of views(query, data)) {
      for (const { category, ...known } of view.categories) {
        const own = answer.filter((row) => row.region === view.meta.group.region && row.category === category);
        expect(own).toHaveLength(view.times.length);
        own.forEach((row, t) => {
          for (const [column, id] of Object.entries(columns)) {
            expectNear(numberIn(row[column]), known[id]?.[t] ?? null, 1e-12, `${category}, window ${t}, ${id}`);
          }
        });
      }
    }
  }, 600_000);
});
