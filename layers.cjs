/**
 * The layers of src/core, from the ground up: a folder or file imports from its own layer and those before it, never from one after. The lint
 * rule `layer-order` keeps it, and CONTRIBUTING shows it.
 */
module.exports = [
  { name: 'numeric', what: 'special functions and random numbers' },
  { name: 'stats', what: 'every statistic and test, as a function of counts' },
  {
    name: 'model',
    also: ['limits', 'duration', 'defaults', 'upstreamKinds'],
    what: 'the contract: queries, frames, errors, defaults',
  },
  { name: 'gate', what: 'canary beside control, decided' },
  { name: 'window', what: 'which windows a query needs, and tables of counts by window' },
  { name: 'pool', what: 'which categories are kept by name' },
  { name: 'read', what: 'from an upstream’s frames to tables of counts' },
  { name: 'baseline', what: 'kinds of baseline, and what each window is compared with' },
  { name: 'compare', what: 'a window beside its baseline: compared, tested; the tables of tests and divergences' },
  { name: 'detect', what: 'when a drift begins and ends' },
  { name: 'registry', what: 'the table of statistics' },
  { name: 'view', what: 'reads the frames that output writes, for whoever draws them' },
  { name: 'output', what: 'writes frames: the table of output formats' },
  { name: 'normal', what: 'checks a query and fills in its defaults' },
  { name: 'asked', what: 'a query with all that it asks for, and the windows that takes' },
  { name: 'kernel', what: 'the numeric road, which the backend has compiled' },
  { name: 'plan', also: ['derive'], what: 'the two entries of the core' },
  { name: 'index', also: ['host'], what: 'what the browser and the backend see' },
];
