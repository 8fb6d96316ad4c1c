/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs';
import { REGISTRY } from '../../core';
import type { DistributionTarget } from '../../datasource/types';
import { PACKS, packRules } from './packs';
import { provisioningYaml } from './provisioning';
import { ruleQueries, type RuleSettings } from './alertRule';

const query: DistributionTarget = {
  refId: 'A',
  datasource: { uid: 'd', type: 'multinomial-distribution-datasource' },
  upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
  category: 'code',
};
const base: RuleSettings = { name: 'Shop', pending: '0s', noDataState: 'OK', labels: { team: 'shop' }, summary: '' };

const packed = (id: string, target = query) =>
  packRules(
    PACKS.find((pack) => pack.id === id)!,
    target,
    base
  );

describe('packs', () => {
  it.each(PACKS.map((pack) => [pack.id, pack] as const))('%s has a runbook, and rules that name it', (id, pack) => {
    const file = `docs/runbooks/${id}.md`;
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/## Steps\n\n1\. /);
    for (const { target, settings } of packRules(pack, query, base)) {
      expect(settings.runbook).toMatch(`/${file}`);
      expect(settings.labels).toMatchObject({ team: 'shop', pack: id, severity: expect.stringMatching(/page|ticket/) });
      expect(REGISTRY.map((entry) => entry.id as string)).toContain(target.alertStatistic);
      expect(ruleQueries(target, settings)).toHaveLength(3);
    }
  });

  it('are ten, whose rules have names of their own', () => {
    const names = PACKS.flatMap((pack) => packRules(pack, query, base).map(({ settings }) => settings.name));
    expect(PACKS).toHaveLength(10);
    expect(new Set(names).size).toBe(names.length);
  });

  it('burn a budget fast, slowly or nearly up, over the query’s own windows', () => {
    expect(
      packed('slo-burn').map(({ target, settings }) => [
        target.window?.size,
        settings.condition?.statistic,
        settings.condition?.value,
        settings.labels.severity,
      ])
    ).toEqual([
      [query.window?.size, 'fastBurn', 1, 'page'],
      [query.window?.size, 'slowBurn', 1, 'ticket'],
      [query.window?.size, 'budgetLeft', 0.1, 'ticket'],
    ]);
  });

  it('say what a query lacks', () => {
    const lacking = PACKS.filter(({ lacks }) => lacks?.(query)).map(({ id }) => id);
    expect(lacking).toEqual(['allocation-mismatch', 'canary-mismatch', 'slo-burn']);
    const fixed: DistributionTarget = { ...query, baseline: { kind: 'fixed', shares: { a: 1, b: 1 } } };
    expect(PACKS.find(({ id }) => id === 'allocation-mismatch')!.lacks!(fixed)).toBeNull();
  });

  it('are one provisioning file', () => {
    const yaml = provisioningYaml(packed('slo-burn'));
    expect(yaml.match(/- uid: /g)).toHaveLength(3);
    expect(new Set(yaml.match(/uid: shop-\S+/g)).size).toBe(3);
    expect(yaml).toContain('runbook_url:');
  });
});
