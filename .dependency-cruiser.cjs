/**
 * To be emptied. `window/grid`, `normal/`, `model/query` and `defaults` ask the registry for statistics' ids, and its entries are handed what
 * those four make: every circle that is left goes through this file.
 */
const ASKED_FROM_BELOW = '^src/core/registry/index\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment:
        'Files that import each other, by way of others too, can only be read and changed together. Types count.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: ASKED_FROM_BELOW } },
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
