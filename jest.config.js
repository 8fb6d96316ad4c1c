// force timezone to UTC to allow tests to work regardless of local timezone
// generally used by snapshots, but can affect specific tests
process.env.TZ = 'UTC';

// Jest configuration provided by Grafana scaffolding
const scaffolded = require('./.config/jest.config');

module.exports = {
  ...scaffolded,
  // not what a build beside the tests writes
  roots: ['<rootDir>/src'],
  // Some packages that the scaffolding has transformed come as .mjs, which its pattern does not name.
  transform: { '^.+\\.(mjs|cjs|[tj]sx?)$': scaffolded.transform['^.+\\.(t|j)sx?$'] },
};
