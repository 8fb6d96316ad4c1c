/** @jest-environment node */
import type { DistributionQuery, DistributionView } from '../core';
import { exportPlan } from './exportPlan';
import { DIALECTS, type SqlDialect } from './dialects';
import { sqlFor } from './sql';
import { QUERY, rows, views } from './testing/counts';
import { expectNear, numberIn } from './testing/expectNear';
import {
  clickhouse,
  duckdb,
  noClickhouse,
  noDuckdb,
  noPostgres,
  noSqlglot,
  postgres,
  transpiled,
  type Engine,
} from './testing/engines';

const SOURCE = { table: 'requests', time: 'stamp', category: 'code', count: 'n' };
const TRAILING: DistributionQuery = {
  ...QUERY,
  baseline: { kind: 'trailing', windows: 20, gap: 1 },
  test: 'homogeneity',
};
const INTENDED: DistributionQuery = {
  ...QUERY,
  baseline: { kind: 'fixed', shares: { '200': 90, '404': 6, '500': 4 } },
  test: 'goodness of fit',
};
const EVEN: DistributionQuery = { ...QUERY, baseline: { kind: 'uniform' }, test: 'goodness of fit' };
const data = rows();

const NUMBERS = {
  chi_square: 'chiSquare',
  df: 'df',
  effect_w: 'w',
  kl: 'kl',
  entropy: 'entropy',
  overdispersion: 'overdispersion',
};
const CATEGORIES = { count: 'count', share: 'share', baseline: 'baseline', delta: 'delta' } as const;

const windowsOf = (view: DistributionView): Array<[number, string]> =>
  view.times.map((_, t) => [t, view.meta.group.region]);

describe.each([
  ['duckdb', duckdb, noDuckdb()],
  ['postgres', postgres, noPostgres()],
  ['clickhouse', clickhouse, noClickhouse()],
  ['bigquery', transpiled('bigquery'), noSqlglot()],
  ['snowflake', transpiled('snowflake'), noSqlglot()],
] as Array<[SqlDialect, typeof duckdb, string | null]>)('SQL on %s', (dialect, start, missing) => {
  if (missing !== null) {
    it.skip(`is not run: ${missing}`, () => {});
    return;
  }
  let engine: Engine;
  beforeAll(() => {
    engine = start(data);
  }, 60_000);
  afterAll(() => engine.stop());

  it.each([
    ['trailing windows', TRAILING],
    ['intended shares', INTENDED],
    ['equal shares', EVEN],
  ])('has the core’s own numbers against %s', (_, query) => {
    const answer = engine.ask(sqlFor(exportPlan(query), SOURCE, dialect, 'windows'));
    for (const view of views(query, data)) {
      const own = answer.filter(({ region }) => region === view.meta.group.region);
      // windows that have no baseline yet have no row
      const first = view.times.length - own.length;
      for (const [t, region] of windowsOf(view).slice(first)) {
        const row = own[t - first];
        const compared = view.statistics.chiSquare?.[t] != null;
        for (const [column, id] of Object.entries(NUMBERS).filter(([, id]) => compared || id !== 'df')) {
          const expected = view.statistics[id]?.[t] ?? null;
          expectNear(numberIn(row[column]), expected, 1e-9, `${region}, window ${t}, ${id}`);
        }
        expectNear(numberIn(row.n), view.n?.[t] ?? null, 0, `${region}, window ${t}, n`);
        const p = view.p?.[t] ?? null;
        if (p !== null && p > 1e-3) {
          expectNear(numberIn(row.p), p, p > 0.01 ? 0.06 : 0.18, `${region}, window ${t}, p`);
        }
      }
      const flags = own.map(({ drift }) => drift);
      expect(flags.indexOf('1') + first).toBe(query === EVEN ? 2 : view.meta.group.region === 'us' ? 62 : first - 1);
    }
  });

  it('reads names and texts as they are', () => {
    const { name, literal } = DIALECTS[dialect];
    const text = "it's \\n `100 %`";
    expect(engine.ask(`SELECT ${literal(text)} AS ${name('Two words')} FROM requests LIMIT 1`)).toEqual([
      { 'Two words': text },
    ]);
  });

  it('has the core’s own shares and baselines by category', () => {
    const answer = engine.ask(sqlFor(exportPlan(TRAILING), SOURCE, dialect, 'categories'));
    for (const view of views(TRAILING, data)) {
      for (const { category, ...columns } of view.categories) {
        const own = answer.filter((row) => row.region === view.meta.group.region && row.category === category);
        own.forEach((row, t) => {
          for (const [column, id] of Object.entries(CATEGORIES)) {
            expectNear(numberIn(row[column]), columns[id]?.[t] ?? null, 1e-12, `${category}, window ${t}, ${id}`);
          }
        });
        expect(own).toHaveLength(view.times.length);
      }
    }
  });
});

describe('what SQL can’t carry', () => {
  it('is said in the text', () => {
    expect(sqlFor(exportPlan(TRAILING), SOURCE, 'postgres', 'windows')).toMatch(
      /^-- Not carried: drifts by accumulated evidence/
    );
  });

  it.each([
    [{ ...QUERY, window: { size: 'range' }, baseline: { kind: 'uniform' as const } }, 'windows of "range"'],
    [{ ...QUERY, window: { size: '5m', step: '1m' } }, 'sliding windows'],
    [{ ...QUERY, values: 'rates' as const }, 'values that are rates'],
    [{ ...QUERY, baseline: { kind: 'offset' as const } }, 'the baseline "offset"'],
    [{ ...QUERY, baseline: { kind: 'trailing' as const, forget: 'ewma' as const } }, 'a baseline that forgets'],
  ])('is an error where the query asks for it: %j', (query, what) => {
    expect(() => exportPlan(query)).toThrow(`The export can't carry ${what}.`);
  });
});
