/** @jest-environment node */
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASELINE_KINDS } from '../baseline/kinds';
import type { DistributionQuery } from '../model/query';
import { plan } from '../plan';
import { last, NOON, queryOf } from '../testing/run';
import { querySchema } from './jsonSchema';

const validate = new Ajv({ schemaId: 'auto' }).compile(querySchema());

/** What a query breaks, as paths. */
const broken = (query: unknown): string[] =>
  validate(query) ? [] : (validate.errors ?? []).map(({ dataPath, params }) => `${dataPath} ${JSON.stringify(params)}`);

/** Whether the core takes it. */
const taken = (query: unknown): boolean => {
  try {
    plan(query as DistributionQuery, last(20));
    return true;
  } catch {
    return false;
  }
};

describe('a query as JSON schema', () => {
  it('fits what is provisioned', () => {
    const dashboard = (name: string) =>
      JSON.parse(readFileSync(join(__dirname, '../../../provisioning/dashboards', name), 'utf8')) as {
        panels: Array<{ targets?: object[]; datasource?: { type: string } }>;
      };
    const queries = ['shop.json', 'statistics.json']
      .flatMap((name) => dashboard(name).panels)
      .filter(({ datasource }) => datasource?.type === 'multinomial-distribution-datasource')
      .flatMap(({ targets = [] }) => targets);
    expect(queries.length).toBeGreaterThan(10);
    expect(queries.flatMap(broken)).toEqual([]);
  });

  it('has each kind of baseline as it begins', () => {
    const query = queryOf();
    expect(BASELINE_KINDS.flatMap((kind) => broken({ ...query, baseline: kind.begin(query) }))).toEqual([]);
    expect(broken({ ...query, baseline: { kind: 'offset', windows: 3 } })).not.toEqual([]);
  });

  it('refuses what the core refuses', () => {
    const upstream = queryOf().upstream;
    const wrong: object[] = [
      { upstream, groupBy: 'region' },
      { upstream, values: 'percent' },
      { upstream, window: { weekStart: 'friday' } },
      { upstream, categories: { map: [{ matches: 5, to: 'x' }] } },
      { upstream, detect: { scales: ['5'] } },
      { upstream, test: 'chi' },
      { upstream, baseline: { kind: 'yesterday' } },
      { upstream, baseline: { kind: 'snapshot', pinned: [{ counts: 'many' }] } },
      { upstream, statistics: 'p' },
    ];
    expect(wrong.filter((query) => broken(query).length === 0)).toEqual([]);
    expect(wrong.filter(taken)).toEqual([]);
  });

  it('finds names that are no settings, and lets template variables stand for words', () => {
    expect(broken({ ...queryOf(), groupby: ['region'] })).toEqual([' {"additionalProperty":"groupby"}']);
    expect(broken({ ...queryOf(), statistics: ['$statistic'], test: '${test}' })).toEqual([]);
  });

  it('takes all that the core takes', () => {
    const right: DistributionQuery[] = [
      queryOf({ detect: { budget: { groups: 3 }, scales: [5], newNormal: '2h', accepted: NOON } }),
      queryOf({
        categories: {
          map: [{ matches: '(5)..', to: '$1xx' }],
          schema: ['OK'],
          rare: ['5xx'],
          keep: { top: 3, leastShare: 0.01 },
        },
      }),
      queryOf({ window: { size: '5m', step: '1m', delay: '30s', timestamp: 'end', weekStart: 'sunday' } }),
      queryOf({ quiet: { schedule: ['mon-fri 22:00-06:00'], afterDeploy: '10m', leastPart: 0.1 }, timeZone: 'UTC' }),
      queryOf({ baseline: { kind: 'snapshot', pinned: [{ group: { a: 'b' }, counts: { 200: 9 }, windows: 2 }] } }),
    ];
    expect(right.filter((query) => !taken(query))).toEqual([]);
    expect(right.flatMap(broken)).toEqual([]);
  });
});
