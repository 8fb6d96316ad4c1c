/** @jest-environment node */
import type { FrameJSON } from '../model/frame';
import type { DistributionQuery, PlannedRequest } from '../model/query';
import { random } from '../numeric';
import { readViewJSON } from '../view/view';
import { ewma } from '../stats/ewma';
import { forgettingDirichlet } from '../stats/forgettingDirichlet';
import { sequentialTest } from '../stats/sequentialTest';
import { seriesFrames, times } from '../testing/frames';
import { columnOf, HOUR, last, MINUTE, NOON, noticesOf, queryOf, run } from '../testing/run';

type Draw = (minute: number) => ArrayLike<number>;

const NAMES = ['2xx', '3xx', '4xx', '5xx'];

function answer(draw: Draw, names = NAMES) {
  const known: Record<number, ArrayLike<number>> = {};
  return ({ from, to }: PlannedRequest): FrameJSON[] => {
    const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
    const rows = at.map((t) => (known[t] ??= draw((t - NOON) / MINUTE)));
    return seriesFrames(
      at,
      names.map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k] ?? 0) }))
    );
  };
}

/** Traffic that shifts `ago` minutes before noon. */
function shifting(n: number, before: number[], after: number[], ago: number, seed = 1): Draw {
  const source = random(seed);
  return (minute) => source.multinomial(n, minute > -ago ? after : before);
}

const drifts = (settings: Partial<DistributionQuery>, draw: Draw, minutes = 10) =>
  columnOf(run(queryOf({ statistics: ['drift'], ...settings }), last(minutes), answer(draw))[0], 'drift') as number[];

const USUAL = [0.95, 0.02, 0.025, 0.005];
const DOUBLED = [0.945, 0.02, 0.025, 0.01];

describe('the defaults', () => {
  it('flag 5xx from 0.5 to 1 % beside 95/2/2.5 at N = 5,000 a window', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(drifts({}, shifting(5000, USUAL, DOUBLED, 10, seed))).toContain(1);
      expect(drifts({}, shifting(5000, USUAL, USUAL, 10, seed))).not.toContain(1);
    }
  });

  it('do not flag 50.0 against 50.2 % of ten million, significant as it is', () => {
    const query = queryOf({
      baseline: { kind: 'fixed', shares: { '2xx': 0.5, '3xx': 0.5 } },
      statistics: ['drift', 'p', 'w'],
    });
    const [frame] = run(
      query,
      last(10),
      answer(() => [5_020_000, 4_980_000], ['2xx', '3xx'])
    );
    expect(Math.max(...(columnOf(frame, 'p') as number[]))).toBeLessThan(0.001);
    expect(columnOf(frame, 'drift')).toEqual(Array(10).fill(0));
  });
});

describe('a budget of false alarms', () => {
  const budget = { alarms: 1, period: '4w', groups: 20 };

  it('turns into an alpha that is said in the meta, and needs no more than the drift is worth', () => {
    const [frame] = run(queryOf({ detect: { budget } }), last(10), answer(shifting(5000, USUAL, DOUBLED, 10)));
    const { detect } = readViewJSON([frame])[0].meta;
    expect(detect.alpha).toBeGreaterThan(1e-4);
    expect(detect.alpha).toBeLessThan(0.01);
    expect(detect.why).toBe('1 false alarm in 28 days over 20 groups');
    expect(drifts({ detect: { budget } }, shifting(5000, USUAL, [0.9, 0.02, 0.025, 0.055], 10))).toContain(1);
  });

  it('is smaller for more groups, and asks to be told how many where it has to guess', () => {
    const alpha = (groups: number) => {
      const [frame] = run(
        queryOf({ detect: { budget: { groups } } }),
        last(3),
        answer(() => [900, 50, 40, 10])
      );
      return readViewJSON([frame])[0].meta.detect.alpha;
    };
    expect(alpha(500)).toBeLessThan(alpha(20));
    const frames = run(queryOf({ groupBy: ['region'], detect: { budget: {} } }), last(3), ({ from, to }) =>
      ['eu', 'us'].flatMap((region) =>
        seriesFrames(
          times(from + MINUTE, MINUTE, (to - from) / MINUTE),
          NAMES.map((code) => ({ labels: { code, region }, values: Array((to - from) / MINUTE).fill(50) }))
        )
      )
    );
    expect(noticesOf(frames).join()).toContain('shared by the 2 groups of this range. Set their number');
  });

  it.each([{ alarms: 0 }, { alarms: -1 }, { period: '0s' }, { groups: 1.5 }])('refuses %o', (own) => {
    expect(() => drifts({ detect: { budget: own } }, () => [1, 1])).toThrow(/is not possible|must be/);
  });
});

describe('longer windows', () => {
  const after = [0.945, 0.023, 0.025, 0.007];

  it('find a small lasting shift that shorter ones miss, and alpha is shared out', () => {
    const detect = { minEffect: 0.02, minPoints: 0.05, alpha: 0.1 };
    const draw = () => shifting(1000, USUAL, after, 40, 6);
    expect(drifts({ detect: { ...detect, scales: [4] } }, draw(), 30)).not.toContain(1);
    expect(drifts({ detect: { ...detect, scales: [30] } }, draw(), 30)).toContain(1);
    const [frame] = run(
      queryOf({ detect: { ...detect, scales: [5, 30] }, statistics: ['scaleP', 'scale', 'p'] }),
      last(30),
      answer(draw())
    );
    expect(Math.min(...(columnOf(frame, 'scaleP') as number[]))).toBeLessThan(0.01);
  });

  it.each([[[1]], [[2, 2]], [[2.5]], [[2000]]])('refuses %j', (scales) => {
    expect(() => drifts({ detect: { scales } }, () => [1, 1])).toThrow(/longer window|Limit `scale`/);
  });
});

describe('baselines that forget', () => {
  const draw = shifting(800, USUAL, DOUBLED, 30, 8);
  const rows: Record<number, ArrayLike<number>> = {};
  const row: Draw = (minute) => (rows[minute] ??= draw(minute));

  it.each(['ewma', 'dirichlet'] as const)('%s: shares and certainty are those of its fold', (forget) => {
    const query = queryOf({
      baseline: { kind: 'trailing', windows: 20, forget, halfLife: 5 },
      statistics: ['baseline'],
    });
    const [frame] = run(query, last(1), answer(row));
    const fold = forget === 'ewma' ? ewma(4, 5) : forgettingDirichlet([0, 0, 0, 0], 5);
    for (let minute = -21; minute <= -2; minute++) {
      fold.update(row(minute));
    }
    const shares = NAMES.map(
      (name) => (frame.data.values[frame.schema.fields.findIndex(({ labels }) => labels?.code === name)] as number[])[0]
    );
    shares.forEach((share, k) => expect(share / fold.shares![k]).toBeCloseTo(1, 12));
    expect(fold.effectiveN).toBeLessThan(20 * 800);
  });

  it('refuse a half-life that is none', () => {
    const baseline = { kind: 'trailing' as const, forget: 'ewma' as const, halfLife: 0 };
    expect(() => drifts({ baseline }, () => [1, 1])).toThrow('A half-life of 0 windows is not possible.');
  });
});

describe('a divergence as the measure', () => {
  it.each(['kl', 'psi', 'jensenShannon', 'hellinger'] as const)(
    '%s is held against what chance makes of it',
    (measure) => {
      expect(drifts({ detect: { measure } }, shifting(5000, USUAL, [0.9, 0.02, 0.025, 0.055], 8))).toContain(1);
      expect(drifts({ detect: { measure } }, shifting(5000, USUAL, USUAL, 8))).not.toContain(1);
    }
  );

  it('or against the trailing windows’ own, as many as alpha needs', () => {
    const baseline = { kind: 'trailing' as const, windows: 120 };
    const detect = { measure: 'totalVariation' as const, limit: 'percentile' as const };
    expect(drifts({ baseline, detect }, shifting(5000, USUAL, [0.9, 0.02, 0.025, 0.055], 8))).toContain(1);
    expect(drifts({ baseline, detect }, shifting(5000, USUAL, USUAL, 8))).not.toContain(1);
    expect(() => drifts({ detect }, () => [1, 1])).toThrow('Choose at least 100 trailing windows');
    expect(() => drifts({ detect: { measure: 'totalVariation' } }, () => [1, 1])).toThrow(
      'No limit can be computed for total variation.'
    );
  });
});

describe('a change that lasts', () => {
  // at every place that it can have among the replays' segments of 240 windows
  it.each([0, 1, 60, 119, 239])('is the new normal after four hours, and said to be (%i)', (shift) => {
    const ago = 260 + shift;
    const [frame] = run(queryOf(), last(ago + 30), answer(shifting(2000, USUAL, [0.9, 0.02, 0.025, 0.055], ago)));
    const [view] = readViewJSON([frame]);
    const [event] = view.events;
    expect(event).toMatchObject({ start: NOON - ago * MINUTE, newNormal: true });
    expect((event.end! - event.start) / MINUTE).toBe(240);
    expect(view.meta.drifting).toBe(false);
  });
});

describe('the sequential test', () => {
  const shares = { '2xx': 0.95, '3xx': 0.02, '4xx': 0.025, '5xx': 0.005 };
  const baseline = { kind: 'fixed' as const, shares };
  const sequentialP = (settings: Partial<DistributionQuery>, draw: Draw, minutes: number) => {
    const query = queryOf({ baseline, statistics: ['sequentialP', 'sequentialSince', 'overdispersion'], ...settings });
    const [frame] = run(query, last(minutes), answer(draw));
    return ['sequentialP', 'sequentialSince'].map((name) => columnOf(frame, name) as number[]);
  };

  it('folds the windows since its period began, whatever the range', () => {
    const rows: Record<number, ArrayLike<number>> = {};
    const source = random(3);
    // no more varied than chance allows
    const draw: Draw = (minute) => (rows[minute] ??= minute % 2 ? source.multinomial(400, USUAL) : [380, 8, 10, 2]);
    const settings = { sequential: { period: '30m' } };
    const [p, since] = sequentialP(settings, draw, 30);
    expect(since).toEqual(Array(30).fill(NOON - HOUR / 2));
    expect(sequentialP(settings, draw, 5)[0]).toEqual(p.slice(-5));
    const test = sequentialTest(Object.values(shares).map((share) => 1000 * share));
    for (let minute = -29; minute <= 0; minute++) {
      test.update(draw(minute));
    }
    expect(p[29] / test.pValue).toBeCloseTo(1, 6);
    p.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(p[i]));
  });

  it('begins again with the period, at a deploy, and when a drift is over', () => {
    const steady: Draw = () => [380, 8, 10, 2];
    const hours = sequentialP({ sequential: { period: '20m' } }, steady, 60)[1];
    expect(Array.from(new Set(hours))).toEqual([NOON - HOUR, NOON - 40 * MINUTE, NOON - 20 * MINUTE]);
    const deploy = NOON - 7 * MINUTE;
    expect(sequentialP({ sequential: { since: deploy } }, steady, 3)[1]).toEqual(Array(3).fill(deploy));
    const outage: Draw = (minute) => (minute > -40 && minute <= -30 ? [200, 8, 10, 182] : [380, 8, 10, 2]);
    const [p, since] = sequentialP({ detect: { m: 1, n: 1 }, baseline, sequential: { period: '1d' } }, outage, 60);
    expect(Math.min(...p.slice(20, 30))).toBeLessThan(1e-100);
    expect(since.slice(-1)[0]).toBeGreaterThanOrEqual(NOON - 30 * MINUTE);
    expect(p.slice(-1)[0]).toBeGreaterThan(0.01);
  });

  it('finds a change at whatever hour it begins, and says since when it counts', () => {
    const source = random(5);
    const change = -90;
    const draw: Draw = (minute) => source.multinomial(1000, minute > change ? [0.945, 0.02, 0.025, 0.01] : USUAL);
    const evening = sequentialP({ baseline: { kind: 'trailing' }, sequential: { period: '1d' } }, draw, 120);
    const found = evening[0].findIndex((p) => p < 0.01);
    expect(found).toBeGreaterThan(30);
    expect(found).toBeLessThan(75);
    expect(evening[1][found]).toBeGreaterThanOrEqual(NOON + (change - 60) * MINUTE);
  });

  it('counts canary and control side by side since a deploy, over days too', () => {
    const source = random(9);
    const asked = queryOf({
      baseline: { kind: 'query', query: { expr: 'control' } },
      statistics: ['sequentialP', 'sequentialSince'],
      sequential: { period: '1h', since: NOON - 2 * HOUR },
    });
    // shares that change by the hour are no difference, as long as they do on both sides
    const sharesAt = (minute: number, errors: number) => [0.9 - errors + minute / 2000, 0.1 - minute / 2000, errors];
    const compared = (errors: number) => {
      const canary = answer((minute) => source.multinomial(100, sharesAt(minute, errors)), NAMES.slice(1));
      const control = answer((minute) => source.multinomial(10_000, sharesAt(minute, 0.01)), NAMES.slice(1));
      const [frame] = run(asked, last(120), (request) => (request.id === 'observed' ? canary : control)(request));
      return ['sequentialP', 'sequentialSince'].map((name) => columnOf(frame, name) as number[]);
    };
    const [p, since] = compared(0.03);
    expect(p.slice(-1)[0]).toBeLessThan(1e-6);
    expect(since).toEqual(Array(120).fill(NOON - 2 * HOUR));
    expect(Math.min(...compared(0.01)[0])).toBeGreaterThan(0.01);
  });

  it('names a canary’s categories that are off since the drift began, and none of an unchanged one', () => {
    const source = random(11);
    const asked = queryOf({
      baseline: { kind: 'query', query: { expr: 'control' } },
      statistics: ['canaryMismatch', 'drift'],
    });
    const compared = (errors: number) => {
      const canary = answer(
        (minute) => source.multinomial(100, minute > -60 ? [0.995 - errors, 0.005, errors] : [0.99, 0.005, 0.005]),
        NAMES.slice(1)
      );
      const control = answer(() => source.multinomial(10_000, [0.99, 0.005, 0.005]), NAMES.slice(1));
      const [frame] = run(asked, last(60), (request) => (request.id === 'observed' ? canary : control)(request));
      return columnOf(frame, 'canaryMismatch') as number[];
    };
    expect(compared(0.05).slice(-30)).toEqual(Array(30).fill(1));
    expect(compared(0.005)).toEqual(Array(60).fill(0));
  });

  it('takes a counted baseline for the sample that it is', () => {
    const source = random(12);
    const [p] = sequentialP(
      { baseline: { kind: 'trailing', windows: 10 }, sequential: { period: '1d' } },
      () => source.multinomial(400, USUAL),
      120
    );
    expect(Math.min(...p)).toBeGreaterThan(0.01);
  });
});

describe('states instead of NaN, fractional counts', () => {
  it('fractional counts are taken as they are', () => {
    const query = queryOf({ statistics: ['count', 'p', 'state'] });
    const [frame] = run(
      query,
      last(3),
      answer(() => [900.4, 50.25, 40.1, 9.25])
    );
    expect(columnOf(frame, 'state')).toEqual([0, 0, 0]);
    for (const p of columnOf(frame, 'p') as number[]) {
      expect(p).toBeCloseTo(1, 12);
    }
  });
});
