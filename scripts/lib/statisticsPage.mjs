import { markdownTable } from './markdownTable.mjs';

/** The page docs/statistics.md, from the registry's entries. */
const SCOPES = {
  category: ['Per window and category', 'One number per category; in alert rules one instance per category.'],
  window: ['Per window', 'One number per window (and group).'],
  group: ['Per group', 'One number per group, over all windows of the time range.'],
};
const NEEDS = {
  none: 'nothing else',
  baseline: 'a baseline',
  trailing: 'a baseline and earlier windows',
  intended: 'intended shares',
};
const SIGNS = { gt: '>', lt: '<' };

function table(entries) {
  const rows = entries.map(({ id, name, unit, description, needs, defaultThreshold: alarm }) => [
    `\`${id}\``,
    name,
    description,
    unit === 'none' ? '' : unit,
    NEEDS[needs],
    alarm ? `${SIGNS[alarm.op]} ${alarm.value}` : '',
  ]);
  const head = ['id', 'name', 'what it says', 'unit', 'needs', 'usual alarm'];
  return markdownTable(head, rows);
}

/** @param entries the registry's */
export function statisticsPage(entries) {
  const parts = Object.entries(SCOPES).map(([scope, [title, note]]) => {
    const own = entries.filter((entry) => entry.scope === scope);
    return `## ${title}\n\n${note}\n\n${table(own)}`;
  });
  return `# Statistics that a query can return

Made from \`src/core/registry/\` by \`npm run docs\`; every one is there for dashboards and for alert rules, with the same numbers. Where
there is no answer (no data, no baseline yet) there is no value, never 0 or NaN. Formulas and sources stand at the functions in
\`src/core/stats/\`.

${parts.join('\n\n')}
`;
}
