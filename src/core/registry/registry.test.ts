/** @jest-environment node */
import type { FrameJSON } from '../model/frame';
import type { DistributionQuery, PlannedRequest } from '../model/query';
import { random } from '../numeric';
import { adjustPValues } from '../stats/adjustPValues';
import { allocation } from '../stats/allocation';
import { burnRate } from '../stats/burnRate';
import { chiSquareTest } from '../stats/chiSquareTest';
import { dirichletMultinomialFit } from '../stats/dirichletMultinomialFit';
import { gTest } from '../stats/gTest';
import { jensenShannon } from '../stats/jensenShannon';
import { minimumDetectableEffect } from '../stats/minimumDetectableEffect';
import { powerDivergence } from '../stats/powerDivergence';
import { psi } from '../stats/psi';
import { residuals } from '../stats/residuals';
import { seriesFrames, times } from '../testing/frames';
import { columnOf, last, MINUTE, NOON, queryOf, run } from '../testing/run';
import { REGISTRY, statistic } from '.';

const CODES = ['200', '404', '500', '503'];
const SHARES = [0.9, 0.05, 0.04, 0.01];
const ALL = REGISTRY.map(({ id }) => id);

function traffic(quiet = false) {
  const source = random(2);
  const known: Record<string, Float64Array> = {};
  return ({ id, from, to }: PlannedRequest): FrameJSON[] => {
    const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
    return ['eu', 'us'].flatMap((region) => {
      const rows = at.map((t) => (known[`${id} ${region} ${t}`] ??= source.multinomial(quiet ? 0 : 1000, SHARES)));
      return seriesFrames(
        at,
        CODES.map((code, k) => ({ labels: { code, region }, values: rows.map((row) => row[k]) }))
      );
    });
  };
}

const baselines: Array<DistributionQuery['baseline']> = [
  { kind: 'trailing', windows: 20 },
  { kind: 'fixed', shares: Object.fromEntries(CODES.map((code, k) => [code, SHARES[k]])) },
  { kind: 'query', query: { expr: 'control' } },
];

const asked = (settings: Partial<DistributionQuery>) =>
  queryOf({
    groupBy: ['region'],
    statistics: ALL,
    categories: { rare: ['503'] },
    sequential: { period: '1h' },
    ...settings,
  });

describe('the registry', () => {
  it('has each statistic once, with words for people', () => {
    expect(new Set(ALL).size).toBe(ALL.length);
    for (const { id, name, description } of REGISTRY) {
      expect(id).toMatch(/^[a-z][A-Za-z]*$/);
      expect(name.length).toBeLessThan(32);
      expect(description.length).toBeGreaterThan(10);
      expect(description).not.toMatch(/\.$/);
    }
  });

  it('says which statistics there are, where one is asked that there is not', () => {
    expect(() => statistic('magic')).toThrow('There is no statistic "magic". Choose from: share, count,');
  });

  it.each(baselines)('answers every statistic, as a finite number or not at all: %j', (baseline) => {
    const frames = run(asked({ baseline }), last(5), traffic());
    expect(frames).toHaveLength(2);
    const missing = new Set<string>();
    frames[0].schema.fields.forEach(({ name, type }, i) => {
      const values = frames[0].data.values[i] as Array<number | null>;
      expect(values).toHaveLength(5);
      values.forEach((value) => expect(value === null || Number.isFinite(value)).toBe(true));
      if (type === 'number' && values.every((value) => value === null)) {
        missing.add(name);
      }
    });
    const allowed = REGISTRY.filter(
      ({ id, needs }) => (needs === 'intended') !== (baseline!.kind === 'fixed') || id === 'groupConcentration'
    ).map(({ id }) => id as string);
    const counted = ['cramersV', 'predictiveP', 'canaryMismatch'];
    missing.forEach((name) => expect(allowed.concat(baseline!.kind === 'fixed' ? counted : [])).toContain(name));
    expect(missing.size).toBeLessThan(9);
  });

  it.each(baselines)('has no value, never NaN, where there are no events: %j', (baseline) => {
    for (const format of ['series', 'latest', 'categories'] as const) {
      for (const frame of run(asked({ baseline, format }), last(5), traffic(true))) {
        frame.data.values.flat().forEach((value) => expect(value).not.toBeNaN());
      }
    }
  });

  describe('an alert rule gets the dashboard’s number:', () => {
    const answer = traffic();
    const settings = { baseline: baselines[0] };
    let dashboard: FrameJSON[];

    beforeAll(() => {
      dashboard = run(asked(settings), last(5), answer);
    });

    it.each(ALL)('%s', (id) => {
      const query = asked({ ...settings, alertStatistic: id, statistics: [id] });
      const alerts = run(query, last(5), answer, { forAlert: true });
      alerts.forEach((frame, group) => {
        const { schema, data } = dashboard[group];
        const shown = data.values.filter((_, i) => schema.fields[i].name === id);
        expect(shown.length).toBeGreaterThan(0);
        expect(frame.data.values.slice(1).map(String).sort()).toEqual(shown.map(String).sort());
      });
      const [latest] = run({ ...query, format: 'latest' }, last(5), answer, { forAlert: true });
      const newest = alerts.flatMap((frame) => frame.data.values.slice(1).map((values) => values[4]));
      expect(columnOf(latest, id)).toEqual(newest);
    });
  });

  it('is what the functions say, of a window against intended shares', () => {
    const baseline = baselines[1];
    const answer = traffic();
    const ids = [
      'count',
      'residual',
      'categoryP',
      'adjustedP',
      'psi',
      'jensenShannon',
      'gTest',
      'powerDivergence',
    ] as const;
    const more = ['allocationP', 'allocationAbsolute', 'burnRate', 'minimumDetectableEffect', 'groupRho'] as const;
    const query = queryOf({
      groupBy: ['region'],
      baseline,
      statistics: [...ids, ...more],
      categories: { rare: ['503'] },
      objective: 0.99,
    });
    const [frame] = run(query, last(30), answer);
    const newest = (name: string, code?: string) => {
      const at = frame.schema.fields.findIndex(
        (field) => field.name === name && (!code || field.labels!.code === code)
      );
      return (frame.data.values[at] as number[])[29];
    };
    const x = CODES.map((code) => newest('count', code));
    const close = (actual: number, expected: number | null) => expect(actual / expected!).toBeCloseTo(1, 10);
    residuals(x, SHARES).forEach((value, k) => close(newest('residual', CODES[k]), value));
    close(newest('psi'), psi(x, SHARES));
    close(newest('jensenShannon'), jensenShannon(x, SHARES));
    close(newest('gTest'), gTest(x, SHARES).statistic);
    close(newest('powerDivergence'), powerDivergence(x, SHARES).statistic);
    close(newest('allocationP'), chiSquareTest(x, SHARES).pValue);
    const { buckets, worst } = allocation(x, SHARES);
    close(newest('allocationAbsolute'), buckets[worst!].absolute);
    expect(newest('burnRate')).toBe(burnRate(x[3], 1000, 0.99));
    close(newest('minimumDetectableEffect'), minimumDetectableEffect(SHARES, 1000));
    const adjusted = adjustPValues(
      CODES.map((code) => newest('categoryP', code)),
      'holm'
    );
    CODES.forEach((code, k) => expect(newest('adjustedP', code)).toBe(adjusted[k]));
    const rows = Array.from({ length: 30 }, (_, t) =>
      CODES.map((code) => {
        const at = frame.schema.fields.findIndex(({ name, labels }) => name === 'count' && labels!.code === code);
        return (frame.data.values[at] as number[])[t];
      })
    );
    expect(newest('groupRho')).toBe(dirichletMultinomialFit(rows).rho);
    expect(columnOf(frame, 'groupRho')).toEqual(Array(30).fill(dirichletMultinomialFit(rows).rho));
  });

  it('adds asked statistics of categories to the table of categories', () => {
    const query = queryOf({ format: 'categories', statistics: ['residual', 'adjustedP', 'p'], baseline: baselines[1] });
    const source = random(1);
    const [frame] = run(query, last(5), ({ from, to }) => {
      const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
      const rows = at.map(() => source.multinomial(1000, SHARES));
      return seriesFrames(
        at,
        CODES.map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k]) }))
      );
    });
    expect(frame.schema.fields.map(({ name }) => name)).toEqual([
      'code',
      'count',
      'share',
      'baseline',
      'delta',
      'lower',
      'upper',
      'shiftShare',
      'residual',
      'adjustedP',
      'unseen',
    ]);
    expect(columnOf(frame, 'adjustedP').every((p) => (p as number) > 0 && (p as number) <= 1)).toBe(true);
  });

  it('p of single categories are uniform or a little conservative while nothing has changed', () => {
    const source = random(21);
    const rows: Record<number, Float64Array> = {};
    const query = queryOf({ statistics: ['categoryP'], baseline: { kind: 'trailing', windows: 20 } });
    const [frame] = run(query, { from: NOON - 2000 * MINUTE, to: NOON, now: NOON }, ({ from, to }) => {
      const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
      at.forEach((t) => (rows[t] ??= source.multinomial(300, SHARES)));
      return seriesFrames(
        at,
        CODES.map((code, k) => ({ labels: { code }, values: at.map((t) => rows[t][k]) }))
      );
    });
    frame.data.values.slice(1).forEach((values) => {
      const p = values as number[];
      for (const level of [0.5, 0.1, 0.01]) {
        const rate = p.filter((value) => value <= level).length / p.length;
        expect(rate).toBeLessThan(level + 4 * Math.sqrt((level * (1 - level)) / p.length));
      }
    });
  });
});
