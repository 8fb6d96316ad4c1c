/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { REGISTRY } from '../../core/registry';
import { STATES } from '../../core/model/output';
import { stateSentence } from '../../core/output/stateWords';
import { explainTest } from '../../core/compare/explain';
import { DE_DE } from './deDE';
import { EN_US, idOf, said, say, speak } from './say';

const FOLDER = join(__dirname, '..');

/** The ids of a file's texts: of every say`…` in it. */
function idsIn(file: string): string[] {
  const found: string[] = [];
  const walk = (node: ts.Node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') {
      const { template } = node;
      const parts = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      found.push(idOf(parts));
    }
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\./.test(name)
);
const panelIds = new Set(files.flatMap((name) => idsIn(join(FOLDER, name))));
const drawn = REGISTRY.filter(
  (entry) =>
    (entry.scope === 'window' && entry.strip !== undefined) ||
    (entry.scope === 'category' && (entry.tableColumn !== undefined || entry.panelColumn !== undefined))
);
const registryTexts = drawn.flatMap((entry) => [
  entry.name,
  entry.description,
  ...(entry.scope === 'window' && entry.strip?.caption !== undefined ? [entry.strip.caption] : []),
]);
const placesOf = (text: string) => Array.from(text.matchAll(/\{\d\}/g), ([place]) => place).sort();

afterEach(() => speak(EN_US));

describe('the German texts', () => {
  it('are there for every text of the panel', () => {
    expect(panelIds.size).toBeGreaterThan(100);
    expect([...panelIds].filter((id) => !(id in DE_DE.panel))).toEqual([]);
    expect(Object.keys(DE_DE.panel).filter((id) => !panelIds.has(id))).toEqual([]);
  });

  it('are there for the names, captions and descriptions of what the panel draws', () => {
    speak(DE_DE);
    const same = ['p', 'w', 'PSI', 'Jensen-Shannon', 'Hellinger'];
    expect([...new Set(registryTexts)].filter((text) => said(text) === text)).toEqual(same);
  });

  it('fill in what the English ones do', () => {
    Object.entries({ ...DE_DE.panel, ...DE_DE.core }).forEach(([id, text]) =>
      expect([id, placesOf(text)]).toEqual([id, placesOf(id)])
    );
  });

  it('are there for what the core says of a state, and of a test', () => {
    speak(DE_DE);
    STATES.forEach((state) => expect(said(state)).not.toBe(state));
    STATES.forEach((state) => expect(said(stateSentence(state, 100))).not.toBe(stateSentence(state, 100)));
    const test = { p: 1e-6, w: 0.2, ratio: 2, inflation: 3.2, pooled: 2, chosen: true, trailing: 60, counted: true };
    const sentence = explainTest({ ...test, test: 'quasi-F', state: 'few events', minN: 100 });
    expect(said(sentence)).toBe(
      'Quasi-F-Test: p = 1e-6, w = 0.2, weil die 60 vorigen Fenster 3.2-mal so stark schwanken, wie der Zufall erlaubt; 2 seltene Kategorien werden als eine getestet; unter 100 Ereignissen nicht bewertet'
    );
  });
});

describe('say', () => {
  it('is English where no other language is spoken, or it lacks a text', () => {
    expect(say`none of ${50} groups is in drift`).toBe('none of 50 groups is in drift');
    speak({ ...EN_US, panel: { steady: 'ruhig' } });
    expect(say`none of ${50} groups is in drift`).toBe('none of 50 groups is in drift');
  });

  it('puts what is filled in where the language has it', () => {
    speak({ ...EN_US, panel: { '{0} of {1} is {2}': '{2}: {0} von {1}' } });
    expect(say`${1} of ${2} is ${'x'}`).toBe('x: 1 von 2');
  });
});

describe('said', () => {
  it('tells what was filled into a text of the core, and puts that into words too', () => {
    speak({
      ...EN_US,
      core: { 'Fewer than {0} events: {1}': 'Weniger als {0} Ereignisse: {1}', 'too few.': 'zu wenige.' },
    });
    expect(said('Fewer than 100 events: too few.')).toBe('Weniger als 100 Ereignisse: zu wenige.');
    expect(said('A text that is not known.')).toBe('A text that is not known.');
  });
});
