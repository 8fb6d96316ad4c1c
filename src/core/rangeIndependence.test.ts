/** @jest-environment node */
import fc from 'fast-check';
import type { FrameJSON } from './model/frame';
import type { DistributionQuery, PlannedRequest } from './model/query';
import { readViewJSON } from './view/view';
import { REGISTRY } from './registry';
import { longFrame, seriesFrames, times, wideFrame } from './testing/frames';
import { random } from './numeric';
import { columnOf, DAY, last, MINUTE, NOON, queryOf, run } from './testing/run';

/** Everything that doesn't say that it is about the range, but for the check that draws, which is slow. */
const ALL = REGISTRY.filter(({ id, scope }) => scope !== 'group' && id !== 'predictiveP').map(({ id }) => id);

/** Three days of a world with bursts, shifts, gaps, a late category and a quiet hour; the same whatever part is asked for. */
const FIRST = NOON - 2 * DAY;
const world = (() => {
  const source = random(5);
  return times(FIRST, MINUTE, 2 * 1440 + 1).map((_, i) => {
    const burst = i % 97 > 80 ? 0.04 : 0;
    const failing = 0.01 + burst + 0.01 * source.uniform();
    const n = i % 300 > 290 ? 20 : 800 + (i % 50);
    return [...source.multinomial(n, [1 - failing - 0.1, 0.1, failing]), i > 2600 ? 12 : 0];
  });
})();

function answer({ from, to }: PlannedRequest): FrameJSON[] {
  const at = times(from, MINUTE, Math.floor((to - from) / MINUTE) + 1).filter((t) => t % (7 * 61 * MINUTE) !== 0);
  return seriesFrames(
    at,
    ['200', '404', '500', '503'].map((code, k) => ({
      labels: { code },
      values: at.map((t) => world[(t - FIRST) / MINUTE]?.[k] ?? 0),
    }))
  );
}

const baselines: Array<DistributionQuery['baseline']> = [
  { kind: 'trailing', windows: 30 },
  { kind: 'fixed', shares: { 200: 0.88, 404: 0.1, 500: 0.02 } },
  { kind: 'offset', offsets: ['1h', '2h'] },
  { kind: 'query', query: { expr: 'control' } },
];
const windows = [{ size: '1m' }, { size: '5m', step: '1m' }, { size: '10m' }];
/** More that changes what a window is held against. */
const more: Array<Partial<DistributionQuery>> = [
  { baseline: { kind: 'trailing', windows: 30, forget: 'ewma', halfLife: 8 } },
  { baseline: { kind: 'trailing', windows: 30, forget: 'dirichlet', halfLife: 8 }, detect: { scales: [3, 10] } },
  { baseline: { kind: 'trailing', windows: 120 }, detect: { measure: 'psi', limit: 'percentile' } },
  { baseline: { kind: 'trailing', windows: 10 }, test: 'quasi-F', detect: { scales: [60, 150] } },
  { detect: { slow: '1d' } },
  { baseline: { kind: 'season', periods: 2, leaveOut: ['2026-01-04'] } },
  { baseline: { kind: 'season', periods: 1 }, window: { size: '5m', step: '1m' } },
  { baseline: { kind: 'training', from: NOON - 33.5 * 60 * MINUTE, to: NOON - 30 * 60 * MINUTE } },
  { baseline: { kind: 'snapshot', pinned: [{ counts: { 200: 900, 404: 110, 500: 16 }, windows: 1 }] } },
  { detect: { budget: { groups: 4 }, scales: [5] }, sequential: { period: '4h', since: NOON - 3 * 60 * MINUTE } },
];

describe('a window’s numbers don’t depend on the range it is asked through', () => {
  const each = baselines.flatMap((baseline) => windows.map((window) => ({ baseline, window })));
  const cases: Array<Partial<DistributionQuery>> = [...each, ...more];
  it.each(cases)('%j', (settings) => {
    const query = queryOf({
      sequential: { period: '1h' },
      ...settings,
      statistics: ALL,
      categories: { rare: ['503'] },
    });
    const [long] = run(query, last(120), answer);
    for (const range of [last(40), { from: NOON - 33 * MINUTE, to: NOON - 21 * MINUTE, now: NOON }]) {
      const [short] = run(query, range, answer);
      const shown = columnOf(short, 'time') as number[];
      const at = (columnOf(long, 'time') as number[]).indexOf(shown[0]);
      expect(shown.length).toBeGreaterThan(0);
      // bit for bit, field by field; fields by name and labels, since the stacking order follows the range's totals
      short.schema.fields.forEach((field, index) => {
        const same = long.schema.fields.findIndex(
          ({ name, labels }) => name === field.name && JSON.stringify(labels) === JSON.stringify(field.labels)
        );
        expect(short.data.values[index]).toEqual(long.data.values[same].slice(at, at + shown.length));
      });
    }
  });

  it('and so the alert has the dashboard’s drift', () => {
    const dashboard = run(queryOf({ statistics: ['drift', 'p'] }), last(400), answer)[0];
    for (const minutes of [0, 17, 80, 161]) {
      const range = last(10, NOON - minutes * MINUTE);
      const [alert] = run(queryOf(), range, answer, { forAlert: true });
      const [latest] = run(queryOf({ format: 'latest' }), range, answer, { forAlert: true });
      const position = (columnOf(dashboard, 'time') as number[]).indexOf(range.to - MINUTE);
      const own = (columnOf(dashboard, 'drift') as number[]).slice(position - 9, position + 1);
      expect(columnOf(alert, 'drift')).toEqual(own);
      expect(columnOf(latest, 'drift')).toEqual(own.slice(-1));
    }
    expect(columnOf(dashboard, 'drift')).toContain(1);
    expect(columnOf(dashboard, 'drift')).toContain(0);
  });
});

describe('the order of what comes in doesn’t matter', () => {
  const codes = ['200', '404', '500', '503'];
  const at = times(NOON - 70 * MINUTE, MINUTE, 71);
  const query = queryOf({ statistics: ALL, baseline: { kind: 'trailing', windows: 20 } });
  const series = codes.map((code, k) => ({ labels: { code }, values: at.map((t) => world[(t - FIRST) / MINUTE][k]) }));
  const [expected] = run(query, last(20), () => [wideFrame(at, series)]);
  const rows = at.flatMap((time, i) =>
    series.map(({ labels, values }) => ({ time: time - 1, code: labels.code, count: values[i] }))
  );

  it('series in any order, in one frame or many', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(series, { minLength: 4 }), fc.boolean(), (shuffled, wide) => {
        const frames = wide ? [wideFrame(at, shuffled)] : seriesFrames(at, shuffled);
        const [frame] = run(query, last(20), () => frames);
        expect(frame.data.values).toEqual(expected.data.values);
      }),
      { seed: 1, numRuns: 20 }
    );
  });

  it('rows in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const [frame] = run(query, last(20), () => [longFrame(shuffled)]);
        expect(frame.data.values).toEqual(expected.data.values);
      }),
      { seed: 2, numRuns: 10 }
    );
  });

  it('points of a minute split into finer ones', () => {
    const fine = times(at[0] - MINUTE + 15_000, 15_000, at.length * 4);
    const split = series.map(({ labels, values }) => ({
      labels,
      values: fine.map((_, i) => values[Math.floor(i / 4)] / 4),
    }));
    const [frame] = run(query, last(20), () => [wideFrame(fine, split)]);
    expect(frame.data.values).toEqual(expected.data.values);
  });

  it('categories under other names', () => {
    const renamed = series.map(({ values }, k) => ({ labels: { code: ['z', 'y', 'x', 'w'][k] }, values }));
    const [own] = readViewJSON(run(query, last(20), () => [wideFrame(at, renamed)]));
    const [known] = readViewJSON([expected]);
    for (const column of ['p', 'w', 'ratio', 'inflation'] as const) {
      Array.from(known[column]!).forEach((value, i) => {
        expect(Math.abs(own[column]![i]! / value! - 1)).toBeLessThan(1e-9);
      });
    }
  });
});
