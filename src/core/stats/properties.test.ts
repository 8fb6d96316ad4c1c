/** @jest-environment node */
import fc from 'fast-check';
import * as stats from './index';

/** What a function answers, as numbers that are the same however categories are ordered, and as numbers one per category. */
interface Answer {
  whole: Array<number | null>;
  each: Array<number | null>;
}

interface Sample {
  x: number[];
  y: number[];
  /** Shares; one at least is above 0. */
  q: number[];
  /** Trailing windows. */
  table: number[][];
}

const whole = (...values: Array<number | null>): Answer => ({ whole: values, each: [] });
const each = (values: ArrayLike<number | null> | null): Answer => ({
  whole: [],
  each: values ? Array.from(values) : [],
});

type Tested = { statistic: number | null; df: number; pValue: number | null };
const tested = ({ statistic, df, pValue }: Tested): Answer => whole(statistic, df, pValue);

const FUNCTIONS: Record<string, (sample: Sample) => Answer> = {
  fractions: ({ x }) => each(stats.fractions(x)),
  entropy: ({ x }) => whole(stats.entropy(x), stats.entropy(x, { unit: 'normalised' })),
  klDivergence: ({ x, q }) => whole(stats.klDivergence(x, q), stats.klDivergence(x, q, { baselineTotal: 500 })),
  jensenShannon: ({ x, q }) => whole(stats.jensenShannon(x, q)),
  hellinger: ({ x, q }) => whole(stats.hellinger(x, q)),
  totalVariation: ({ x, q }) => whole(stats.totalVariation(x, q)),
  psi: ({ x, q }) => whole(stats.psi(x, q), stats.psi(x, q, { baselineTotal: 500 })),
  chiSquareTest: ({ x, q }) => tested(stats.chiSquareTest(x, q)),
  gTest: ({ x, q }) => tested(stats.gTest(x, q)),
  powerDivergence: ({ x, q }) => tested(stats.powerDivergence(x, q, 2 / 3)),
  homogeneityTest: ({ x, y }) => tested(stats.homogeneityTest(x, y)),
  cohenW: ({ x, q }) => whole(stats.cohenW(x, q)),
  cramersV: ({ x, y }) => whole(stats.cramersV(x, y)),
  residuals: ({ x, q }) => each(stats.residuals(x, q)),
  overdispersion: ({ table }) => whole(stats.overdispersion(table).ratio, stats.overdispersion(table).pValue),
  dirichletMultinomialTest: ({ x, q }) => tested(stats.dirichletMultinomialTest(x, q, 0.01)),
  quasiTest: ({ x, table }) => {
    const { statistic, df1, df2, pValue, ratio } = stats.quasiTest(x, table);
    return whole(statistic, df1, df2, pValue, ratio);
  },
  logLikelihood: ({ x, q }) => whole(stats.logLikelihood(x, q)),
  dirichletMultinomialLogPmf: ({ x, y }) => whole(stats.dirichletMultinomialLogPmf(x, above(y))),
  credibleIntervals: ({ x }) => each(stats.credibleIntervals(x)?.map(({ lower, width }) => lower + width) ?? null),
  allocation: ({ x, q }) => ({
    whole: [stats.allocation(x, q).pValue],
    each: stats.allocation(x, q).buckets.map(({ absolute }) => absolute),
  }),
  sequentialTest: ({ x, y, q }) => {
    const test = stats.sequentialTest(q.map((share) => 1000 * share));
    return whole(test.update(x), test.update(y), test.logBayesFactor);
  },
  covariance: ({ q }) => each(stats.covariance(1000, q).map((row, i) => row[i])),
  ewma: ({ x, y }) => {
    const fold = stats.ewma(x.length, 3);
    fold.update(x);
    return { ...each(fold.update(y)), whole: [fold.effectiveN] };
  },
  forgettingDirichlet: ({ x, y }) => {
    const fold = stats.forgettingDirichlet(new Array<number>(x.length).fill(0.5), 3);
    fold.update(x);
    return { ...each(fold.update(y)), whole: [fold.effectiveN] };
  },
  sampleSize: ({ q }) => whole(stats.sampleSize(q, 0.1)),
};

const above = (values: number[]) => values.map((value) => value + 0.5);

function same(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * (1e-6 + Math.abs(a)));
}

function alike(a: Array<number | null>, b: Array<number | null>): boolean {
  return a.length === b.length && a.every((value, i) => same(value, b[i]));
}

const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 5000 }));
const category = fc.record({
  x: count,
  y: count,
  q: fc.integer({ min: 0, max: 1000 }),
  row: fc.tuple(count, count, count),
});

function sampleOf(list: Array<{ x: number; y: number; q: number; row: number[] }>): Sample {
  return {
    x: list.map((c) => c.x),
    y: list.map((c) => c.y),
    q: list.map((c) => c.q),
    table: [0, 1, 2].map((t) => list.map((c) => c.row[t])),
  };
}

const samples = fc
  .array(category, { minLength: 1, maxLength: 12 })
  .filter((list) => list.some(({ q }) => q > 0))
  .map(sampleOf);

describe.each(Object.entries(FUNCTIONS))('%s', (_, answer) => {
  it('knows no order of categories', () => {
    fc.assert(
      fc.property(samples, fc.infiniteStream(fc.nat()), ({ x, y, q, table }, keys) => {
        const order = x.map((_, i) => ({ i, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const turn = <T>(values: T[]): T[] => order.map(({ i }) => values[i]);
        const plain = answer({ x, y, q, table });
        const turned = answer({ x: turn(x), y: turn(y), q: turn(q), table: table.map(turn) });
        const expected = plain.each.length === x.length ? turn(plain.each) : plain.each;
        return alike(turned.whole, plain.whole) && alike(turned.each, expected);
      })
    );
  });

  it('knows no scale of shares', () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(1e-3, 1 / 7, 1e6), (sample, scale) => {
        const plain = answer(sample);
        const scaled = answer({ ...sample, q: sample.q.map((q) => q * scale) });
        // the sequential test's prior is a number of events, not shares
        return (
          answer === FUNCTIONS.sequentialTest || (alike(scaled.whole, plain.whole) && alike(scaled.each, plain.each))
        );
      })
    );
  });

  // from 1e-100 on, the product of two is still a number
  it('never answers NaN, however small or large counts and shares are', () => {
    const tiny = fc.double({ min: 1e-100, max: 1e9, noNaN: true });
    const odd = fc.oneof(fc.constantFrom(0, 1e-100, 1e-12, 0.3, 1, 1e9, 1e15), tiny);
    const any = fc.record({ x: odd, y: odd, q: odd, row: fc.tuple(odd, odd, odd) });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (list) => {
        const sample = sampleOf(list);
        fc.pre(sample.q.some((q) => q > 0));
        const { whole: values, each: list_ } = answer(sample);
        return [...values, ...list_].every((value) => value === null || value === value);
      }),
      { numRuns: 300 }
    );
  });

  it('leaves its arguments alone', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const before = JSON.stringify(sample);
        answer(sample);
        return JSON.stringify(sample) === before;
      }),
      { numRuns: 20 }
    );
  });
});

describe('divergences', () => {
  const divergences = {
    klDivergence: (x: number[], q: number[]) => stats.klDivergence(x, q, { pseudocount: 0 }),
    psi: (x: number[], q: number[]) => stats.psi(x, q, { pseudocount: 0 }),
    jensenShannon: stats.jensenShannon,
    hellinger: stats.hellinger,
    totalVariation: stats.totalVariation,
    cohenW: stats.cohenW,
  };

  it.each(Object.entries(divergences))('%s is at least 0, and 0 where the shares are equal and only there', (_, d) => {
    const positive = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(positive, positive), { minLength: 2, maxLength: 12 }), positive, (list, times) => {
        const [x, q] = [list.map(([a]) => a), list.map(([, b]) => b)];
        const proportional = x.every((a, i) => a * q[0] === x[0] * q[i]);
        const value = d(x, q)!;
        const equal = d(
          q.map((share) => share * times),
          q
        );
        return equal === 0 && (proportional ? value === 0 : value > 0);
      })
    );
  });
});

describe('windows that are split or merged', () => {
  it('have likelihoods that multiply: ln P(x) + ln P(y) is ln P(x + y) and the ways to deal its events out', () => {
    fc.assert(
      fc.property(samples, ({ x, y, q }) => {
        const z = x.map((value, i) => value + y[i]);
        fc.pre(z.every((value, i) => value === 0 || q[i] > 0));
        const ways = (p: number[]) => stats.logLikelihood(x, p) + stats.logLikelihood(y, p) - stats.logLikelihood(z, p);
        const alpha = above(z);
        const first = stats.dirichletMultinomialLogPmf(x, alpha);
        const second = stats.dirichletMultinomialLogPmf(
          y,
          alpha.map((a, i) => a + x[i])
        );
        const both = stats.dirichletMultinomialLogPmf(z, alpha);
        const uniform = ways(new Array<number>(x.length).fill(1));
        const tolerance = 1e-9 * (1 + Math.abs(both));
        return Math.abs(ways(q) - uniform) < tolerance && Math.abs(first + second - both - uniform) < tolerance;
      })
    );
  });

  it('keep their overdispersion statistic when a window is cut in proportion', () => {
    fc.assert(
      fc.property(samples, ({ table }) => {
        const halves = [...table.slice(1), table[0], table[0]];
        const doubled = [...table.slice(1), table[0].map((value) => 2 * value)];
        const cut = stats.overdispersion(halves).statistic;
        const uncut = stats.overdispersion(doubled).statistic;
        return cut === null || uncut === null || same(cut, uncut);
      })
    );
  });
});
