/** @jest-environment node */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DistributionTarget } from '../../datasource/types';
import { PACKS, packRules } from './packs';
import { ruleQueries, type RuleSettings } from './alertRule';
import { terraformHcl } from './terraform';

const target: DistributionTarget = {
  refId: 'A',
  datasource: { uid: 'd', type: 'multinomial-distribution-datasource' },
  upstream: {
    datasource: { uid: 'p', type: 'prometheus' },
    query: {
      expr: 'sum by (code) (increase(x{path=~"a\\\\.b|%{c}"}[$__interval])) + ${d:raw}',
      hidden: null,
      list: [1, []],
    },
  },
  categories: { rare: ['500'] },
};
const settings: RuleSettings = {
  name: '5xx: “shop”\n',
  pending: '5m',
  keepFiring: '10m',
  noDataState: 'KeepLast',
  labels: { team: 'shop', 'with-dash': '${not.a.template}' },
  summary: 'Moved.',
  runbook: 'https://example.com/a?b=1#c',
  notify: { contactPoint: 'on call', per: ['region'], muteTiming: 'nights' },
};
const pack = packRules(
  PACKS.find(({ id }) => id === 'slo-burn')!,
  target,
  settings
);

describe('terraformHcl', () => {
  it('is a folder and a group with the rule in it', () => {
    const text = terraformHcl([{ target, settings }]);
    expect(text).toMatch(/^resource "grafana_folder" "drift_5xx_shop" \{\n {2}title = "Multinomial"\n\}/);
    expect(text).toContain('folder_uid       = grafana_folder.drift_5xx_shop.uid');
    for (const line of [
      'for             = "5m"',
      'keep_firing_for = "10m"',
      'contact_point = "on call"',
      'group_by      = ["grafana_folder", "alertname", "region"]',
      'mute_timings  = ["nights"]',
      'no_data_state   = "KeepLast"',
      'exec_err_state  = "Error"',
      '"runbook_url" = "https://example.com/a?b=1#c"',
      '"with-dash" = "$${not.a.template}"',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('has a rule for each of a pack', () => {
    expect(terraformHcl(pack).match(/^ {2}rule \{$/gm)).toHaveLength(pack.length);
  });
});

describe('Terraform itself', () => {
  if (spawnSync('terraform', ['version']).status !== 0) {
    it.skip('is not run: no `terraform` on the PATH', () => {});
    return;
  }
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'multinomial-terraform-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const terraform = (args: string[], input = '') =>
    execFileSync('terraform', args, { cwd: folder, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });

  it('reads the file', () => {
    writeFileSync(join(folder, 'main.tf'), terraformHcl([{ target, settings }, ...pack]));
    expect(terraform(['fmt', '-write=false', '-list=false'])).toContain('grafana_rule_group');
    writeFileSync(join(folder, 'main.tf'), 'resource "a" {');
    expect(() => terraform(['fmt', '-write=false'])).toThrow();
  });

  it('reads each query and text as they are', () => {
    const text = terraformHcl([{ target, settings }]);
    const models = Array.from(text.matchAll(/model {10}= (jsonencode\([\s\S]*?\n {6}\}\))/g), ([, model]) => model);
    const labels = /labels {10}= (\{[\s\S]*?\n {4}\})/.exec(text)![1];
    const name = /name {12}= (.*)/.exec(text)![1];
    writeFileSync(
      join(folder, 'main.tf'),
      `locals {\n  all = { models = [${models.map((model) => `jsondecode(${model})`).join(', ')}], labels = ${labels}, name = ${name} }\n}\n`
    );
    const read = JSON.parse(JSON.parse(terraform(['console'], 'jsonencode(local.all)\n'))) as Record<string, unknown>;
    expect(read).toEqual({
      models: JSON.parse(JSON.stringify(ruleQueries(target, settings).map(({ model }) => model))),
      labels: settings.labels,
      name: settings.name,
    });
  });
});
