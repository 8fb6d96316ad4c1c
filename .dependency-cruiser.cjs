const layers = require('./layers.cjs');

const pathOf = ({ name, also = [] }) => `^src/core/(${[name, ...also].join('|')})(/|\\.ts$)`;
/** Tests may build on anything. */
const TESTS = '\\.test\\.tsx?$|/testing/|/testing\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Files that import each other, by way of others too, can only be read and changed together. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...layers.slice(0, -1).map((layer, at) => ({
      name: 'layer-order',
      comment: `${layer.name} is below what it imports: see layers.cjs.`,
      severity: 'error',
      from: { path: pathOf(layer), pathNot: TESTS },
      to: {
        path: layers
          .slice(at + 1)
          .map(pathOf)
          .join('|'),
      },
    })),
    {
      name: 'core-alone',
      comment: 'The core runs in the backend too: it imports nothing from outside.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TESTS },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'without-grafana',
      comment: 'The command line and the exports run where there is no Grafana and no page.',
      severity: 'error',
      from: { path: '^src/(cli|export)/', pathNot: TESTS },
      to: { path: '^node_modules/(@grafana|react|rxjs|@emotion)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'What resolves to nothing would be no part of a circle.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
