import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Asked for by Grafana, or the door of their folder. */
const GIVEN = ['plugin.json', 'module', 'logo.svg', 'index', 'list'];
/** What these folders offer is computed by the file of the same name elsewhere. */
const OFFERS = /^core\/compare\/(tests|divergences)\/|^cli\/commands\//;

function filesIn(folder: string): string[] {
  return readdirSync(join(__dirname, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]
  );
}

/** Without the ends that TypeScript and tests have, and without case, which some file systems don't tell apart. */
const nameOf = (file: string): string => file.replace(/^.*\//, '').replace(/(\.test)?\.(tsx?|mjs|d\.ts)$/, '');

test('a file name is one thing, or what computes it and what offers it', () => {
  const named = new Map<string, string[]>();
  for (const file of filesIn('').filter((path) => !/\.test\.tsx?$/.test(path))) {
    const name = nameOf(file);
    if (!GIVEN.includes(name) && !OFFERS.test(file)) {
      named.set(name.toLowerCase(), [...(named.get(name.toLowerCase()) ?? []), file]);
    }
  }
  expect([...named.values()].filter((files) => files.length > 1)).toEqual([]);
});
