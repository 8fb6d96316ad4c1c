/** Queries and what their upstreams answer, generated from seeds so that every setting meets many others. */
import { seeded } from './random.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 1_759_320_025_000; // 25 s after a full minute: the last window is unfinished

const BASELINES = ['fixed', 'uniform', 'trailing', 'offset', 'query', 'season', 'training', 'snapshot'];
const FORMATS = ['series', 'latest', 'categories', 'events'];
const VALUES = ['counts', 'rates', 'counters', 'states'];
const SHAPES = ['many frames', 'one wide frame', 'long table', 'table without time'];
const INPUTS = [
  'plain',
  'plain',
  'plain',
  'fractions',
  'nulls',
  'zeros',
  'huge',
  'tiny',
  'gaps',
  'unsorted',
  'duplicates',
  'NaN',
  'infinite',
  'no data',
  'negative',
  'text',
  'no such label',
  'upstream error',
];
/** Tests by whether the baseline is intended or counted, and the one of each that is an error there. */
const TESTS = {
  intended: ['auto', 'goodness of fit', 'quasi-F', 'exact multinomial', 'Dirichlet-multinomial', 'G-test'],
  counted: ['auto', 'homogeneity', 'quasi-F', 'Dirichlet-multinomial'],
};
const REFUSED = { intended: 'homogeneity', counted: 'goodness of fit' };
/** What draws thousands of windows for each one: only asked of few small ones, since the backend's engine takes seconds for them. */
const DRAWING = { intended: ['Monte Carlo', 'posterior predictive'], counted: ['posterior predictive'] };
const DRAWN = 'predictiveP';
const DIVERGENCES = ['kl', 'psi', 'jensenShannon', 'hellinger'];
const NAMES = [
  ['200', '404', '500'],
  ['hit', 'miss'],
  ['only'],
  ['__proto__', 'constructor', 'toString', ''],
  ['größer', '日本', '😀', 'a"b\\c', 'x\ny'],
  Array.from({ length: 17 }, (_, i) => `kind ${i}`),
];

/** The case of a number; the same number gives the same case. `all` are the registry's statistics. */
export function makeCase(index, all) {
  const random = seeded(1_000_003 * (index + 1));
  const shape = SHAPES[index % SHAPES.length];
  const wholeRange = shape === 'table without time';
  const categories = random.pick(NAMES);
  const windows = random.whole(4, 20);
  const groupBy = random.pick([[], [], ['region'], ['region', 'pool']]);
  const input = INPUTS[Math.floor(index / 2) % INPUTS.length];
  const sliding = !wholeRange && random.chance(0.2);
  const days = index % 29 === 4 && !wholeRange && !sliding;
  const windowMs = days ? DAY : random.pick([1, 1, 2, 5]) * MINUTE * (sliding ? 2 : 1);
  const type = random.pick(['prometheus', 'loki', 'grafana-postgresql-datasource', undefined]);
  const own = { label: 'code', categories, groups: groupsOf(groupBy), shape, wholeRange, input };
  const test = {
    ...own,
    values: wholeRange ? random.pick(['counts', 'states']) : random.pick(VALUES),
    volume: random.pick([3, 60, 800, 20_000]),
    overdispersed: random.chance(0.4),
    driftAt: random.chance(0.6) ? NOW - random.whole(1, windows) * windowMs : Infinity,
  };
  const range = {
    from: NOW - windows * windowMs - random.whole(0, windowMs - 1),
    to: NOW,
    now: NOW,
    // the clocks were changed three windows ago
    ...(index % 29 < 9
      ? {
          zone: [
            { from: 0, ahead: HOUR },
            { from: NOW - 3 * windowMs, ahead: 2 * HOUR },
          ],
        }
      : {}),
  };
  const baseline = baselineOf(random, BASELINES[Math.floor(index / SHAPES.length) % BASELINES.length], test, windowMs);
  const few = windows <= 6 && groupBy.length === 0 && categories.length <= 5 && test.volume <= 60;
  const statistics = all.filter((id) => few || id !== DRAWN);
  const query = {
    refId: random.pick(['A', 'B', 'ü']),
    upstream: {
      datasource: { uid: 'up', ...(type ? { type } : {}) },
      query: { expr: 'sum by (code) (x)', nested: { list: [1, 'two', null] } },
    },
    category: input === 'no such label' ? 'missing' : random.chance(0.8) ? 'code' : '',
    groupBy,
    values: test.values,
    window: windowOf(random, { wholeRange, sliding, windowMs }),
    categories: {
      ...categoriesOf(random, categories),
      ...(index % 5 === 3 ? { map: mapOf(categories) } : {}),
      ...(index % 11 === 7 ? { map: [{ matches: '(.*)', to: '$1@example.org' }], identifying: 'hash' } : {}),
    },
    baseline,
    test: testOf(random, baseline.kind, few),
    detect: detectOf(random),
    format: FORMATS[Math.floor(index / 7) % FORMATS.length],
    ...(random.chance(0.3) ? { sequential: sequentialOf(random, windows, windowMs) } : {}),
    ...(random.chance(0.3) ? { objective: random.pick([0, 0.9, 0.999]) } : {}),
    ...(random.chance(0.5) ? { statistics } : random.chance(0.5) ? { statistics: [random.pick(statistics)] } : {}),
    ...(random.chance(0.5) ? { alertStatistic: random.pick(statistics) } : {}),
    ...(index % 5 === 2 ? { quiet: quietOf(windowMs) } : {}),
  };
  return { index, test, query, range, forAlert: random.chance(0.35), random };
}

/** A time of day that has the latest windows but two. */
function quietOf(windowMs) {
  const [from, to] = [4, 2].map((ago) => new Date(NOW - ago * windowMs).toISOString().slice(11, 16));
  return {
    schedule: [from === to ? '2025-09-30..2025-10-01' : `daily ${from}-${to} batch`, '12-24..12-26'],
    afterDeploy: '3m',
    leastPart: 0.3,
  };
}

function groupsOf(groupBy) {
  return groupBy.reduce(
    (groups, label) =>
      groups.flatMap((group) => ['one', 'two'].map((value) => ({ ...group, [label]: `${label} ${value}` }))),
    [{}]
  );
}

function windowOf(random, { wholeRange, sliding, windowMs }) {
  const minutes = (ms) => `${ms / MINUTE}m`;
  return {
    size: wholeRange ? 'range' : random.chance(0.1) && !sliding ? 'auto' : minutes(windowMs),
    ...(sliding ? { step: minutes(windowMs / 2) } : {}),
    ...(random.chance(0.3) ? { delay: '40s' } : {}),
    ...(random.chance(0.3) ? { timestamp: random.pick(['start', 'end']) } : {}),
  };
}

function categoriesOf(random, names) {
  return {
    top: random.pick([1, 2, 5, 12]),
    ...(random.chance(0.25) ? { schema: names.slice(0, Math.ceil(names.length / 2)).concat('never seen') } : {}),
    ...(random.chance(0.3) ? { rare: names.slice(-2) } : {}),
  };
}

const mapOf = (names) => [
  { is: names[0], to: 'first' },
  { matches: '([45])..', to: '$1xx' },
  { matches: '\\w+ \\d', to: 'kind' },
  { matches: '[^\\x00-\\x7f]+', to: 'not ASCII' },
];

function baselineOf(random, kind, { categories, groups, wholeRange }, windowMs) {
  switch (kind) {
    case 'fixed':
      return {
        kind,
        shares: Object.fromEntries(categories.map((name) => [name, random.whole(1, 90) / random.pick([1, 100])])),
      };
    case 'trailing':
      return wholeRange
        ? { kind: 'uniform' }
        : { kind, windows: random.whole(2, 40), gap: random.whole(0, 3), ...forgettingOf(random) };
    case 'offset':
      return {
        kind,
        offsets: [20 * windowMs, 40 * windowMs].slice(0, random.whole(1, 2)).map((ms) => `${ms / MINUTE}m`),
      };
    case 'query':
      return {
        kind,
        ...(random.chance(0.5) ? { datasource: { uid: 'control', type: 'prometheus' } } : {}),
        query: { expr: 'control' },
      };
    case 'season':
      return {
        kind,
        every: random.pick(['day', 'day', 'week']),
        periods: random.whole(1, 3),
        ...(random.chance(0.4)
          ? { leaveOut: [new Date(NOW - random.whole(1, 2) * DAY).toISOString().slice(0, 10)] }
          : {}),
      };
    case 'training':
      return { kind, from: NOW - 90 * windowMs, to: NOW - random.whole(0, 70) * windowMs };
    case 'snapshot':
      return { kind, ...pinnedIn(random, categories, groups), from: NOW - HOUR, to: NOW, deploy: '1.2.3' };
    default:
      return { kind };
  }
}

/** Counts of all groups together, or of each. */
function pinnedIn(random, categories, groups) {
  const counts = () => Object.fromEntries(categories.map((name) => [name, random.whole(1, 5000)]));
  const each = groups.map((group) => ({ group, counts: counts(), windows: random.whole(1, 60) }));
  return { pinned: random.chance(0.5) ? each : [{ counts: counts() }] };
}

function forgettingOf(random) {
  return random.chance(0.5)
    ? {}
    : { forget: random.pick(['ewma', 'dirichlet', 'none']), halfLife: random.pick([0.5, 3, 20]) };
}

/** Seldom the test that the baseline does not allow, which is an error. */
function testOf(random, kind, few) {
  const how = kind === 'fixed' || kind === 'uniform' ? 'intended' : 'counted';
  if (random.chance(0.05)) {
    return REFUSED[how];
  }
  return random.pick(few && random.chance(0.6) ? DRAWING[how] : TESTS[how]);
}

function detectOf(random) {
  const m = random.whole(1, 3);
  return random.chance(0.4)
    ? {}
    : {
        alpha: random.pick([0.001, 0.01, 0.2]),
        minEffect: random.pick([0, 0.05, 0.3]),
        minRelative: random.pick([0, 0.25]),
        minPoints: random.pick([0, 1]),
        minN: random.pick([0, 30, 1000]),
        m,
        n: m + random.whole(0, 2),
        ...measureOf(random),
        ...(random.chance(0.3) ? { scales: random.pick([[2], [6, 3], [2, 5, 30]]) } : {}),
        ...(random.chance(0.4) ? { correction: random.pick(['bonferroni', 'holm', 'benjamini-hochberg']) } : {}),
        ...(random.chance(0.3) ? { budget: budgetOf(random) } : {}),
        ...(random.chance(0.3) ? { leaveAlpha: random.pick([0.02, 0.3]), leaveFraction: random.pick([0.5, 1]) } : {}),
      };
}

/** A percentile of few trailing windows can't reach a small alpha, which is an error: so it comes seldom. */
function measureOf(random) {
  if (random.chance(0.6)) {
    return {};
  }
  return random.chance(0.8)
    ? { measure: random.pick(DIVERGENCES), limit: 'computed' }
    : { measure: random.pick([...DIVERGENCES, 'totalVariation']), limit: 'percentile', alpha: 0.2 };
}

function budgetOf(random) {
  return {
    ...(random.chance(0.5) ? { alarms: random.pick([1, 0.5, 20]) } : {}),
    ...(random.chance(0.5) ? { period: random.pick(['1d', '4w']) } : {}),
    ...(random.chance(0.5) ? { groups: random.whole(1, 40) } : {}),
  };
}

function sequentialOf(random, windows, windowMs) {
  return {
    ...(random.chance(0.5) ? { period: random.pick(['10m', '1h', '1d']) } : {}),
    ...(random.chance(0.5) ? { since: NOW - random.whole(1, windows) * windowMs } : {}),
  };
}
