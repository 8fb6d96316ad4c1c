/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan, type DistributionQuery } from '../core';

interface Variable {
  name: string;
  hide: number;
}

interface Panel {
  type: string;
  title: string;
  description?: string;
  targets?: Array<DistributionQuery & { datasource: { type: string; uid: string } }>;
  panels?: Panel[];
}

interface Dashboard {
  uid: string;
  tags: string[];
  templating: { list: Variable[] };
  links: Array<{ includeVars: boolean; keepTime: boolean; tags: string[] }>;
  panels: Panel[];
}

const NAMES = ['executive', 'on-call', 'debug'] as const;
const read = (path: string) => readFileSync(join(__dirname, path), 'utf8');
const dashboards = Object.fromEntries(NAMES.map((name) => [name, JSON.parse(read(`${name}.json`)) as Dashboard]));
const each = (panels: Panel[]): Panel[] => panels.flatMap((panel) => [panel, ...each(panel.panels ?? [])]);
const VARIABLE = /\$([A-Za-z_]\w*)/g;

describe.each(NAMES)('the dashboard %s', (name) => {
  const dashboard = dashboards[name];
  const panels = each(dashboard.panels);

  it('is one of the app’s', () => {
    const { includes } = JSON.parse(read('../plugin.json')) as { includes: Array<{ type: string; path?: string }> };
    expect(includes).toContainEqual(expect.objectContaining({ type: 'dashboard', path: `dashboards/${name}.json` }));
  });

  it('has nothing in it that Grafana would take for an input of its own when the app brings it', () => {
    expect(read(`${name}.json`)).not.toContain('${');
  });

  it('asks what the core can answer', () => {
    const asked = panels.flatMap(({ targets = [] }) => targets).filter(({ upstream }) => upstream !== undefined);
    expect(asked.length).toBeGreaterThan(3);
    for (const target of asked) {
      expect(target.datasource.uid).toBe('$distribution');
      expect(target.upstream?.datasource?.uid).toBe('$source');
      expect(() => plan(target, { from: 0, to: 3_600_000, now: 3_600_000 })).not.toThrow();
    }
  });

  it('names no variable that it does not have', () => {
    const known = dashboard.templating.list.map((variable) => variable.name);
    const used = Array.from(JSON.stringify(panels).matchAll(VARIABLE), ([, variable]) => variable);
    expect(used.filter((variable) => !known.includes(variable) && !variable.startsWith('__'))).toEqual([]);
  });

  it('says what each panel shows', () => {
    panels.filter(({ type }) => type !== 'row').forEach(({ description }) => expect(description).toMatch(/\.$/));
  });
});

it('a drift that goes on has no end to reckon with: it is said to be still on', () => {
  const lasted = JSON.stringify(dashboards.executive.panels.find(({ title }) => title.startsWith('Drifts and how')));
  const mapping = { type: 'range', options: { from: null, to: -1, result: { text: 'still on', index: 0 } } };
  expect(lasted).toContain(JSON.stringify({ id: 'mappings', value: [mapping] }));
});

it('all three have the same variables, and links that keep them and the time', () => {
  const of = (name: string) => dashboards[name].templating.list.map(({ hide, ...variable }) => variable);
  NAMES.forEach((name) => {
    expect(of(name)).toEqual(of('executive'));
    const [link] = dashboards[name].links;
    expect(link).toMatchObject({ includeVars: true, keepTime: true });
    expect(dashboards[name].tags).toEqual(expect.arrayContaining(link.tags));
  });
});
