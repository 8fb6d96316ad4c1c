/** @jest-environment node */
import type { FrameJSON } from '../../model/frame';
import { TESTS } from '.';
import type { DistributionQuery, PlannedRequest } from '../../model/query';
import { random } from '../../numeric';
import { explainWindow } from '../../view/explainWindow';
import { readViewJSON } from '../../view/view';
import { exactMultinomialTest } from '../../stats/exactMultinomialTest';
import { monteCarloTest } from '../../stats/monteCarloTest';
import { seriesFrames, times } from '../../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../../testing/run';

type Draw = (minute: number, request: string) => ArrayLike<number>;

/** Traffic whose counts depend on the minute alone, so that every request sees the same. */
function answer(draw: Draw) {
  const known: Record<string, ArrayLike<number>> = {};
  return ({ id, from, to }: PlannedRequest): FrameJSON[] => {
    const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
    const rows = at.map((t) => (known[`${id} ${t}`] ??= draw((t - NOON) / MINUTE, id)));
    const codes = Array.from(rows[0], (_, k) => `c${k}`);
    return seriesFrames(
      at,
      codes.map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k]) }))
    );
  };
}

/** Judged window by window, as a divergence asks: by what a window and those that trail it tell alone. */
function judged({ detect, ...settings }: Partial<DistributionQuery>, draw: Draw) {
  const query = { statistics: ['p', 'w', 'test', 'state'] as DistributionQuery['statistics'], ...settings };
  const [frame] = run(queryOf({ ...query, detect: { measure: 'psi', ...detect } }), last(1), answer(draw));
  const [view] = readViewJSON([frame]);
  const index = view.times.length - 1;
  return { test: TESTS[view.test![index]!], p: view.p![index], text: explainWindow(view, index), view };
}

const Q = [0.9, 0.06, 0.04];
const fixed = (shares: number[]) => ({
  kind: 'fixed' as const,
  shares: Object.fromEntries(shares.map((share, k) => [`c${k}`, share])),
});
/** Multinomial windows that vary less than the expectation: φ of 1 or less. */
const calm =
  (n: number, q: number[]): Draw =>
  () =>
    q.map((share) => Math.round(n * share));
const bursty = (n: number, q: number[], rho: number, seed: number): Draw => {
  const source = random(seed);
  return () => source.multinomial(n, source.dirichlet(q.map((share) => (share * (1 - rho)) / rho)));
};

describe('the automatic choice', () => {
  it('is goodness of fit against intended shares', () => {
    const { test, text } = judged({ baseline: fixed(Q) }, calm(1000, Q));
    expect(test).toBe('goodness of fit');
    expect(text).toMatch(
      /^Goodness-of-fit test: p = 1, w = [^,]+, because the baseline is intended, not measured and the 60 trailing windows vary no more/
    );
  });

  it('is homogeneity against a counted baseline', () => {
    const { test, text } = judged({}, calm(1000, Q));
    expect(test).toBe('homogeneity');
    expect(text).toMatch(
      /^Two-sample test: p = 1, w = [^,]+, because the baseline was counted too and the 60 trailing windows vary no more/
    );
  });

  it('is quasi-F where the trailing windows vary more than chance allows, sparse categories as one', () => {
    const { test, text, view } = judged({}, bursty(1000, Q, 0.02, 1));
    expect(test).toBe('quasi-F');
    expect(text).toMatch(/because the 60 trailing windows vary \d+x more than chance allows; 2 sparse categories/);
    expect(view.meta.latest!.explanation).toBe(text);
    expect(view.inflation![0]).toBeGreaterThan(5);
    expect(view.meta.windows.pooled[0]).toBe(2);
  });

  it('is quasi-F too where trailing windows are too few to tell', () => {
    const { test, text } = judged({ baseline: { kind: 'trailing', windows: 5 } }, calm(1000, Q));
    expect(test).toBe('quasi-F');
    expect(text).toContain('5 trailing windows are too few to be sure');
  });

  it('counts outcomes where intended shares are sparse and outcomes few', () => {
    const { test, p, text } = judged({ baseline: fixed([0.98, 0.02]), detect: { minN: 0 } }, calm(50, [0.92, 0.08]));
    expect(test).toBe('exact multinomial');
    expect(p).toBe(exactMultinomialTest([46, 4], [0.98, 0.02]).pValue);
    expect(text).toContain('because the intended shares expect too few events in most categories');
  });

  it('draws outcomes where they are many, as finely as alpha asks, and not where alpha asks for too many', () => {
    const shares = [0.9, ...Array<number>(20).fill(0.005)];
    const counts = [90, 5, 5, ...Array<number>(18).fill(0)];
    const { test, p } = judged({ baseline: fixed(shares) }, () => counts);
    expect(test).toBe('Monte Carlo');
    expect(p).toBe(monteCarloTest(counts, shares, { seed: 1, draws: 999, stopAfter: 20 }).pValue);
    expect(judged({ baseline: fixed(shares), detect: { alpha: 1e-6 } }, () => counts).test).toBe('goodness of fit');
  });

  it('holds a canary against how canary and control differ, so that a common burst cancels', () => {
    const source = random(4);
    const bursts: Record<number, Float64Array> = {};
    const common: Draw = (minute) => {
      bursts[minute] ??= source.dirichlet(Q.map((share) => share * 40));
      return source.multinomial(1000, bursts[minute]);
    };
    const { test, view } = judged({ baseline: { kind: 'query', query: { expr: 'control' } } }, common);
    expect(view.ratio![0]).toBeLessThan(1.5);
    expect(['homogeneity', 'quasi-F']).toContain(test);
    // alone, the canary's windows vary far more
    expect(judged({}, common).view.ratio![0]).toBeGreaterThan(10);
  });
});

describe('an asked test', () => {
  const one = ['goodness of fit', 'exact multinomial', 'Monte Carlo', 'G-test'] as const;
  it.each([...one, 'quasi-F', 'Dirichlet-multinomial', 'posterior predictive'] as const)(
    'is used: %s, against intended shares',
    (test) => {
      const own = judged({ baseline: fixed(Q), test, detect: { minN: 0 } }, bursty(60, Q, 0.05, 9));
      expect(own.test).toBe(test);
      expect(own.text).toContain('as asked');
      expect(own.p).toBeGreaterThan(0);
      expect(own.p).toBeLessThanOrEqual(1);
    }
  );

  it.each(['homogeneity', 'quasi-F', 'Dirichlet-multinomial', 'posterior predictive'] as const)(
    'is used: %s, against a counted baseline',
    (test) => {
      expect(judged({ test }, bursty(400, Q, 0.02, 9)).test).toBe(test);
    }
  );

  it.each(one)('%s is refused where the baseline was counted', (test) => {
    expect(() => judged({ test }, calm(100, Q))).toThrow(
      'takes the baseline as exact, but this one is itself measured. Choose the fitting test, two-sample test or'
    );
  });
});
