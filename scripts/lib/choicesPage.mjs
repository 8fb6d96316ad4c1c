import { markdownTable } from './markdownTable.mjs';

const SOURCES = {
  intended: 'intended: nothing was counted',
  trailing: 'counted: trailing windows',
  paired: 'counted: a window beside each window',
  sample: 'counted: one sample for all windows',
};
const NEEDS = { either: 'any', counted: 'a counted one', intended: 'an intended one' };
const code = (id) => `\`${id}\``;

/** The page docs/choices.md, from the tables of the core: what a query can choose, with the ids that it has in JSON. */
export const choicesPage = ({ BASELINE_KINDS, TEST_METHODS, DIVERGENCES, OUTPUT_FORMATS }) => `# What a query can choose

Made from the tables of \`src/core/\` by \`npm run docs\`. The id is what stands in a query's JSON and in provisioned dashboards and alert rules.
[query.schema.json](query.schema.json) has every setting of a query with its type, as JSON schema: for editors that complete such files, and for checks of
them before they are deployed. It is made from the table by which the plugin itself checks what it is given; a template variable may stand for a word.

## Baselines

What each window is compared with: \`baseline.kind\`.

${markdownTable(
  ['id', 'in the editor', 'what it is for', 'source'],
  BASELINE_KINDS.map(({ id, label, description, source }) => [code(id), label, description, SOURCES[source]])
)}

## Tests

What gives a window its p: \`test\`.

${markdownTable(
  ['id', 'in the editor', 'what it does', 'baseline'],
  TEST_METHODS.map(({ id, label, description, needs }) => [code(id), label, description, NEEDS[needs]])
)}

## Divergences

What can judge a window in place of a test: \`detect.measure\`.

${markdownTable(
  ['id', 'in the editor', 'what it says', 'limit'],
  DIVERGENCES.map(({ id, name, description, limit }) => [
    code(id),
    name,
    description,
    limit === null ? 'percentile of trailing windows' : 'computed, or percentile of earlier windows',
  ])
)}

## Formats

What an answer looks like: \`format\`.

${markdownTable(
  ['id', 'what it returns', 'in alert rules'],
  OUTPUT_FORMATS.map(({ id, description, alerting }) => [code(id), description, alerting ? 'yes' : 'no'])
)}
`;
