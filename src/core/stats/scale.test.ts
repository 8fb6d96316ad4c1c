/** @jest-environment node */
import { random } from '../numeric';
import * as stats from './index';

/** What was done since it was last set to 0: values read of arguments, cells of arrays made, special functions called. */
const mockWork = { done: 0 };

jest.mock('../numeric', () => {
  const actual: Record<string, (...args: unknown[]) => unknown> = jest.requireActual('../numeric');
  const counted: typeof actual = {};
  for (const name of Object.keys(actual)) {
    counted[name] = (...args) => {
      mockWork.done += 1;
      return actual[name](...args);
    };
  }
  return counted;
});

interface Sample {
  x: number[];
  y: number[];
  q: number[];
  table: number[][];
}

/** The same values, whose reading counts. */
function counted<T extends object>(values: T): T {
  return new Proxy(values, {
    get(target, key) {
      mockWork.done += typeof key === 'string' && key !== 'length' ? 1 : 0;
      return Reflect.get(target, key, target);
    },
  });
}

/** A billion events in `categories`, twice, and four windows of a quarter of that; none of these categories is sparse. */
function sampleOf(categories: number): Sample {
  const draws = random(categories);
  const q = Array.from({ length: categories }, (_, k) => 1 + (k % 97));
  const window = (n: number) => Array.from(draws.multinomial(n, q));
  return { x: window(1e9), y: window(1e9), q, table: Array.from({ length: 4 }, () => window(2.5e8)) };
}

type Values = Array<number | null>;
type Tested = { statistic: number | null; pValue: number | null };
const tested = ({ statistic, pValue }: Tested): Values => [statistic, pValue];

const LINEAR: Record<string, (sample: Sample) => Values> = {
  fractions: ({ x }) => stats.fractions(x)!,
  entropy: ({ x }) => [stats.entropy(x)],
  klDivergence: ({ x, q }) => [stats.klDivergence(x, q)],
  jensenShannon: ({ x, q }) => [stats.jensenShannon(x, q)],
  hellinger: ({ x, q }) => [stats.hellinger(x, q)],
  totalVariation: ({ x, q }) => [stats.totalVariation(x, q)],
  psi: ({ x, q }) => [stats.psi(x, q)],
  chiSquareTest: ({ x, q }) => tested(stats.chiSquareTest(x, q)),
  gTest: ({ x, q }) => tested(stats.gTest(x, q)),
  powerDivergence: ({ x, q }) => tested(stats.powerDivergence(x, q)),
  homogeneityTest: ({ x, y }) => tested(stats.homogeneityTest(x, y)),
  monteCarloTest: ({ x, q }) => tested(stats.monteCarloTest(x, q, { seed: 1, draws: 19 })),
  cohenW: ({ x, q }) => [stats.cohenW(x, q)],
  cramersV: ({ x, y }) => [stats.cramersV(x, y)],
  residuals: ({ x, q }) => stats.residuals(x, q),
  overdispersion: ({ table }) => [stats.overdispersion(table).ratio, stats.overdispersion(table).pValue],
  dirichletMultinomialTest: ({ x, q }) => tested(stats.dirichletMultinomialTest(x, q, 1e-9)),
  quasiTest: ({ x, table }) => tested(stats.quasiTest(x, table)),
  logLikelihood: ({ x, q }) => [stats.logLikelihood(x, q)],
  dirichletMultinomialLogPmf: ({ x, y }) => [stats.dirichletMultinomialLogPmf(x, y)],
  credibleIntervals: ({ x }) => stats.credibleIntervals(x)!.flatMap(({ lower, upper, width }) => [lower, upper, width]),
  posteriorPredictive: ({ x, q }) => tested(stats.posteriorPredictive(x, q, 19)),
  proportionDifference: ({ x, y }) => Object.values(stats.proportionDifference(x[0], 1e9, y[0], 1e9)),
  allocation: ({ x, q }) => stats.allocation(x, q).buckets.flatMap(({ absolute, relative }) => [absolute, relative]),
  sequentialTest: ({ x, q, y }) => {
    const test = stats.sequentialTest(q);
    return [test.update(x), test.update(y), test.logBayesFactor];
  },
  rareRate: ({ x }) => [
    stats.rareRate(
      x,
      x.map((_, k) => k)
    ),
  ],
  sampleSize: ({ q }) => [stats.sampleSize(q, 0.1)],
  minimumDetectableEffect: ({ q }) => [stats.minimumDetectableEffect(q, 1e9)],
  covarianceDiagonal: ({ q }) => Array.from(stats.covarianceDiagonal(1e9, q)),
  ewma: ({ x, y }) => {
    const fold = stats.ewma(x.length, 60);
    fold.update(x);
    return [...fold.update(y)!, fold.effectiveN];
  },
  forgettingDirichlet: ({ x, y, q }) => {
    const fold = stats.forgettingDirichlet(q, 60);
    fold.update(x);
    return [...fold.update(y)!, ...fold.alpha, fold.effectiveN];
  },
  effectiveDf: ({ q }) => [stats.effectiveDf(q, 0.01)],
  burnRate: ({ x }) => [stats.burnRate(x[0], 1e9, 0.999)],
  burnRateLimit: ({ x }) => [stats.burnRateLimit(x[0], 1e9, 0.999)],
};

/** How often as much work ten times the categories may be, where that is not 10. */
const MORE: Record<string, number> = { adjustPValues: 20, dirichletMultinomialFit: 20 };

const BEYOND: typeof LINEAR = {
  // sorts: K ln K, and more where the engine's way of sorting changes with K
  adjustPValues: ({ x }) => stats.adjustPValues(counted(x.map((value) => value / 1e9)), 'holm'),
  // the number of its steps depends on the windows
  dirichletMultinomialFit: ({ table }) => {
    const { rho, logLikelihood } = stats.dirichletMultinomialFit(table);
    return [rho, logLikelihood];
  },
};

const Plain = Float64Array;
const Counted = new Proxy(Plain, {
  construct(target, args) {
    const made: Float64Array = Reflect.construct(target, args);
    mockWork.done += made.length;
    return made;
  },
});

/** The work of a call, and what it answered. */
function measured(call: (sample: Sample) => Values, { x, y, q, table }: Sample): { work: number; values: Values } {
  const sample = { x: counted(x), y: counted(y), q: counted(q), table: table.map(counted) };
  globalThis.Float64Array = Counted;
  Plain.prototype.constructor = Counted;
  mockWork.done = 0;
  try {
    const values = call(sample);
    return { work: mockWork.done, values };
  } finally {
    globalThis.Float64Array = Plain;
    Plain.prototype.constructor = Plain;
  }
}

describe('a billion events in 10,000 categories', () => {
  const some = sampleOf(1000);
  const many = sampleOf(10_000);

  it.each(Object.entries({ ...LINEAR, ...BEYOND }))(
    'take %s finite numbers and work that grows as they do',
    (name, call) => {
      const small = measured(call, some);
      const large = measured(call, many);
      const wrong = large.values.filter((value) => value === null || !Number.isFinite(value));
      expect(wrong).toEqual([]);
      expect(large.work).toBeGreaterThan(0);
      expect(large.work).toBeLessThanOrEqual((MORE[name] ?? 10) * small.work + 1000);
      expect(large.work).toBeLessThanOrEqual(2000 * 10_000);
    }
  );

  it('look unchanged to every test, since they are', () => {
    const { x, y, q, table } = many;
    for (const { pValue } of [
      stats.chiSquareTest(x, q),
      stats.gTest(x, q),
      stats.powerDivergence(x, q),
      stats.homogeneityTest(x, y),
      stats.overdispersion(table),
      stats.quasiTest(x, table),
      stats.allocation(x, q),
      stats.dirichletMultinomialTest(x, q, 0),
    ]) {
      expect(pValue).toBeGreaterThan(1e-4);
      expect(pValue).toBeLessThanOrEqual(1);
    }
    expect(stats.overdispersion(table).ratio).toBeCloseTo(1, 1);
  });

  it('are past what the exact test counts, as it says without having begun', () => {
    const { work, values } = measured(({ x, q }) => {
      const { outcomes, pValue, reason } = stats.exactMultinomialTest(x, q);
      expect(reason).toContain('use the Monte Carlo test');
      return [outcomes, pValue];
    }, many);
    expect(values).toEqual([null, null]);
    expect(work).toBeLessThan(20 * 10_000);
    const one = many.x.map((_, k) => (k === 7 ? 1 : 0));
    expect(stats.exactMultinomialTest(one, many.q).outcomes).toBe(10_000);
  });

  it('are past the covariance’s named limit', () => {
    expect(() => stats.covariance(1e9, many.q)).toThrow('at most 2000');
  });

  it('are names that unseen goes through once', () => {
    const names = many.x.map((_, k) => `category ${k}`);
    expect(stats.unseen(names, names.slice(0, 9_000))).toHaveLength(1000);
  });
});
