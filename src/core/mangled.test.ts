/** @jest-environment node */
import { derive } from './derive';
import { DistributionError } from './model/errors';
import type { FrameJSON } from './model/frame';
import type { DistributionQuery, QueryRange } from './model/query';
import { plan } from './plan';
import { stampOf } from './upstreamKinds';
import { longFrame, seeded, seriesFrames, times, wideFrame } from './testing/frames';
import { last, MINUTE, noticesOf, NOON, queryOf } from './testing/run';

/** Inputs that `npm test` tries; CI's own job tries 100,000, and a million take `MANGLED=1000000 npx jest src/core/mangled`. */
const INPUTS = Number(process.env.MANGLED ?? 20_000);

const at = times(NOON - 29 * MINUTE, MINUTE, 30);
const series = [
  { labels: { code: '200', region: 'eu' }, values: at.map(() => 900) },
  { labels: { code: '500', region: 'eu' }, values: at.map((_, i) => 10 + (i % 7)) },
];
const QUERIES: DistributionQuery[] = [
  queryOf({ category: 'code', groupBy: ['region'] }),
  queryOf({ values: 'counters', format: 'latest', baseline: { kind: 'offset', offsets: ['1h'] } }),
  queryOf({ values: 'rates', format: 'categories', baseline: { kind: 'fixed', shares: { 200: 9, 500: 1 } } }),
  queryOf({
    format: 'events',
    detect: { budget: { groups: 3 }, scales: [5], newNormal: '2h' },
    window: { size: '5m' },
  }),
  queryOf({ window: { size: 'range' }, baseline: { kind: 'uniform' }, statistics: ['sequentialP', 'count'] }),
  queryOf({ baseline: { kind: 'season', every: 'week', periods: 2, leaveOut: ['2025-12-25'] } }),
  queryOf({ baseline: { kind: 'training', from: NOON - 60 * MINUTE, to: NOON - 30 * MINUTE } }),
  queryOf({
    groupBy: ['region'],
    baseline: {
      kind: 'snapshot',
      pinned: [{ group: { region: 'eu' }, counts: { 200: 900, 500: 9 }, windows: 2 }],
      from: NOON - 60 * MINUTE,
      to: NOON,
    },
  }),
  queryOf({
    baseline: { kind: 'query', query: { expr: 'x' } },
    categories: {
      map: [
        { matches: '(5)..', to: '$1xx' },
        { is: '200', to: 'OK' },
      ],
      keep: { top: 3, leastShare: 0.01 },
      schema: ['OK'],
      rare: ['5xx'],
    },
  }),
];
const FRAMES: FrameJSON[][] = [
  seriesFrames(at, series),
  [wideFrame(at, series)],
  [longFrame(at.flatMap((time) => ['200', '500'].map((code, k) => ({ time, code, region: 'eu', hits: 9 - 8 * k }))))],
];
const JUNK: unknown[] = [
  null,
  '',
  'x',
  'region',
  -1,
  0,
  0.5,
  1e300,
  NaN,
  Infinity,
  true,
  [],
  {},
  ['x'],
  [null],
  { kind: 'x' },
  [[]],
  '1m',
];

/** A copy with one of its nodes replaced, left out, or doubled. */
function mangled<T>(value: T, random: () => number): T {
  const copy = JSON.parse(JSON.stringify(value)) as T;
  const nodes: Array<{ parent: Record<string, unknown>; key: string }> = [];
  const walk = (node: unknown, deep: number) => {
    if (typeof node === 'object' && node !== null && deep < 7) {
      Object.keys(node)
        .slice(0, 12)
        .forEach((key) => {
          nodes.push({ parent: node as Record<string, unknown>, key });
          walk((node as Record<string, unknown>)[key], deep + 1);
        });
    }
  };
  walk(copy, 0);
  if (nodes.length === 0) {
    return copy;
  }
  const { parent, key } = nodes[Math.floor(random() * nodes.length)];
  if (random() < 0.2 && Array.isArray(parent)) {
    parent.splice(Number(key), 1);
  } else if (random() < 0.2) {
    parent[key] = undefined;
  } else {
    parent[key] = JUNK[Math.floor(random() * JUNK.length)];
  }
  return copy;
}

/** What is counted over the windows shown: all categories', with other and unseen ones. */
function counted(frames: FrameJSON[]): number {
  const columns = frames.flatMap(({ schema, data }) =>
    schema.fields.flatMap(({ labels }, i) => (labels?.stat === 'count' ? data.values[i] : []))
  );
  return (columns as Array<number | null>).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** All numbers of an answer whose stamp lies in the range: what the counts are held against. */
function total(frames: FrameJSON[], range: QueryRange, query: DistributionQuery): number {
  const own = query.window?.timestamp ?? 'auto';
  const marks = own === 'auto' ? stampOf(query.upstream?.datasource?.type, query.upstream?.query ?? {}) : own;
  const early = marks === 'start' ? 1 : 0;
  let sum = 0;
  for (const { schema, data } of frames) {
    const at = data.values[schema.fields.findIndex(({ type }) => type === 'time')];
    schema.fields.forEach(({ type }, i) => {
      (type === 'number' ? data.values[i] : []).forEach((value, row) => {
        const time = at?.[row] ?? null;
        // a table without times is one window
        const inside =
          at === undefined || (typeof time === 'number' && time > range.from - early && time <= range.to - early);
        sum += inside && typeof value === 'number' && isFinite(value) ? value : 0;
      });
    });
  }
  return sum;
}

it(`answers ${INPUTS} mangled questions with numbers that add up, or with words`, () => {
  const random = seeded(20_261_125);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)];
  const internal: string[] = [];
  const silent: string[] = [];
  let answered = 0;
  for (let i = 0; i < INPUTS; i++) {
    let query = pick(QUERIES);
    let frames = pick(FRAMES);
    const what = random();
    for (let times = random() < 0.3 ? 2 : 1; times > 0; times--) {
      if (what < 0.5) {
        query = mangled(query, random);
      } else {
        frames = mangled(frames, random);
      }
    }
    try {
      const { requests } = plan(query, last(20));
      const responses = requests.map(({ id }) => ({ id, frames }));
      const answer = derive(query, last(20), responses).frames;
      answered++;
      const sums = (query.format ?? 'series') === 'series' && (query.values ?? 'counts') === 'counts';
      const asked = !query.statistics?.length || query.statistics.indexOf('count') >= 0;
      if (sums && asked && answer.length > 0 && noticesOf(answer).length === 0) {
        const [found, expected] = [counted(answer), total(frames, last(20), query)];
        if (Math.abs(found - expected) > 1e-6 * Math.max(1, expected)) {
          silent.push(
            `${found} instead of ${expected} for ${JSON.stringify(what < 0.5 ? query : frames).slice(0, 600)}`
          );
        }
      }
    } catch (error) {
      if (!(error instanceof DistributionError)) {
        internal.push(
          `${String(error)} for ${JSON.stringify(what < 0.5 ? query : frames).slice(0, 300)}\n${(error as Error).stack?.split('\n')[1]}`
        );
      }
    }
  }
  expect(Array.from(new Set(internal.map((text) => text.slice(0, 60) + text.slice(text.lastIndexOf('\n')))))).toEqual(
    []
  );
  expect(silent.slice(0, 10)).toEqual([]);
  expect(answered).toBeGreaterThan(INPUTS / 5);
});
