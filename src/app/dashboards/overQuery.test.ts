/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan, type DistributionQuery } from '../../core';
import type { DistributionTarget } from '../../datasource/types';
import { overQuery, slug, type Dashboard } from './overQuery';

const read = (name: string): Dashboard =>
  JSON.parse(readFileSync(join(__dirname, `../../dashboards/${name}.json`), 'utf8'));
const QUERY: DistributionTarget = {
  refId: 'X',
  datasource: { uid: 'own', type: 'multinomial-distribution-datasource' },
  upstream: {
    datasource: { uid: 'pg', type: 'grafana-postgresql-datasource' },
    query: { rawSql: 'SELECT $__timeGroup(time, $__interval) AS time, code, count(*)', format: 'table' },
  },
  category: 'code',
  detect: { minN: 20 },
  format: 'latest',
  alertStatistic: 'drift',
};
const targetsOf = (panels: Dashboard['panels']): DistributionQuery[] =>
  panels.flatMap(({ targets = [], panels: inner = [] }) => [
    ...(targets.filter((target) => target.upstream !== undefined) as DistributionQuery[]),
    ...targetsOf(inner),
  ]);
const titles = ({ panels }: Dashboard) => panels.map((panel) => (panel as { title?: string }).title);

describe.each(['executive', 'on-call', 'debug'])('%s over another query', (name) => {
  const made = overQuery(read(name), QUERY, 'Checkout, EU');

  it('asks that query in every panel, and can be answered', () => {
    const targets = targetsOf(made.panels);
    expect(targets.length).toBeGreaterThan(1);
    for (const target of targets) {
      expect(target).toMatchObject({ upstream: QUERY.upstream, category: 'code', detect: { minN: 20 } });
      expect(target).not.toHaveProperty('alertStatistic');
      expect(() => plan(target, { from: 0, to: 3_600_000, now: 3_600_000 })).not.toThrow();
    }
  });

  it('keeps what each panel returns of it', () => {
    const kept = targetsOf(read(name).panels)
      .filter(({ groupBy, baseline }) => !groupBy && baseline?.kind !== 'query')
      .map(({ format, statistics }) => ({ format, statistics }));
    expect(targetsOf(made.panels).map(({ format, statistics }) => ({ format, statistics }))).toEqual(kept);
  });

  it('has no variable of the app’s own query', () => {
    const known = made.templating.list.map((variable) => variable.name);
    const used = Array.from(JSON.stringify(made).matchAll(/\$([A-Za-z_]\w*)/g), ([, variable]) => variable);
    expect(used.filter((variable) => !known.includes(variable) && !variable.startsWith('__'))).toEqual([]);
    expect(JSON.stringify(made)).not.toContain('prometheus');
  });

  it('is another dashboard, and links to those over the same query alone', () => {
    expect(made).toMatchObject({
      uid: `multinomial-checkout-eu-${name}`,
      tags: ['multinomial', 'multinomial-checkout-eu'],
    });
    expect(made.title).toMatch(/^Checkout, EU: /);
    expect(made.links.map(({ tags }) => tags)).toEqual([['multinomial-checkout-eu']]);
  });
});

it('has panels of groups and of a canary where the query has them', () => {
  const plain = titles(overQuery(read('on-call'), QUERY, 'Shop'));
  expect(plain).not.toContain('Groups');
  expect(plain).not.toContain('Canary beside control');
  const grouped = overQuery(read('on-call'), { ...QUERY, groupBy: ['region'] }, 'Shop');
  expect(titles(grouped)).toContain('Groups');
  expect(targetsOf(grouped.panels).map(({ groupBy }) => groupBy)).toContainEqual(['region']);
  const baseline = { kind: 'query' as const, query: { rawSql: 'SELECT 1' } };
  expect(titles(overQuery(read('on-call'), { ...QUERY, baseline }, 'Shop'))).toContain('Canary beside control');
});

it('cuts a long name, since Grafana takes a uid of 40 characters', () => {
  const { uid } = overQuery(read('executive'), QUERY, 'A very long name of a service in a region');
  expect(uid).toHaveLength(40);
  expect(uid).toMatch(/-executive$/);
  expect(slug('  Größe & Co. ')).toBe('gr-e-co');
});
