/** @jest-environment node */
import { random, type Random } from '../numeric';
import * as stats from './index';

const q = [0.4, 0.3, 0.2, 0.1];

/** Dirichlet pseudo-counts of shares q with intra-class correlation rho. */
const pseudo = (rho: number) => q.map((share) => (share * (1 - rho)) / rho);

const bursty = (draws: Random, n: number, rho: number) => draws.multinomial(n, draws.dirichlet(pseudo(rho)));

/** One p-value of data in which nothing has changed. */
const NULLS: Record<string, { runs: number; draw: (draws: Random, run: number) => number | null }> = {
  chiSquareTest: { runs: 4000, draw: (d) => stats.chiSquareTest(d.multinomial(2000, q), q).pValue },
  'chiSquareTest, sparse tail pooled': {
    runs: 4000,
    draw: (d) => {
      const tail = [400, 350, 200].concat(new Array<number>(50).fill(1));
      return stats.chiSquareTest(d.multinomial(1500, tail), tail).pValue;
    },
  },
  gTest: { runs: 4000, draw: (d) => stats.gTest(d.multinomial(2000, q), q).pValue },
  powerDivergence: { runs: 4000, draw: (d) => stats.powerDivergence(d.multinomial(2000, q), q).pValue },
  homogeneityTest: {
    runs: 4000,
    draw: (d) => stats.homogeneityTest(d.multinomial(1000, q), d.multinomial(3000, q)).pValue,
  },
  overdispersion: {
    runs: 3000,
    draw: (d) => stats.overdispersion([500, 900, 2000, 700].map((n) => d.multinomial(n, q))).pValue,
  },
  dirichletMultinomialTest: {
    runs: 4000,
    draw: (d) => stats.dirichletMultinomialTest(bursty(d, 2000, 0.001), q, 0.001).pValue,
  },
  'quasiTest, multinomial windows': {
    runs: 2000,
    draw: (d) => {
      const table = Array.from({ length: 12 }, () => d.multinomial(1000, q));
      return stats.quasiTest(d.multinomial(1000, q), table).pValue;
    },
  },
  'quasiTest, bursty windows': {
    runs: 2000,
    draw: (d) => {
      const table = Array.from({ length: 12 }, () => bursty(d, 1000, 0.002));
      return stats.quasiTest(bursty(d, 1000, 0.002), table).pValue;
    },
  },
  exactMultinomialTest: {
    runs: 250,
    draw: (d) => stats.exactMultinomialTest(d.multinomial(200, [5, 3, 2]), [5, 3, 2]).pValue,
  },
  monteCarloTest: {
    runs: 300,
    draw: (d, seed) => stats.monteCarloTest(d.multinomial(500, q), q, { seed, draws: 199 }).pValue,
  },
  posteriorPredictive: {
    runs: 300,
    draw: (d, seed) => {
      const prior = [9, 6, 4, 1];
      return stats.posteriorPredictive(d.multinomial(500, d.dirichlet(prior)), prior, 199, { seed }).pValue;
    },
  },
  proportionDifference: {
    runs: 4000,
    draw: (d) => stats.proportionDifference(d.binomial(90_000, 0.2), 90_000, d.binomial(40_000, 0.2), 40_000).pValue,
  },
  allocation: { runs: 4000, draw: (d) => stats.allocation(d.multinomial(5000, q), q).pValue },
  // Simes: the least of independent p-values, adjusted by Benjamini and Hochberg, is uniform itself
  adjustPValues: {
    runs: 4000,
    draw: (d) => {
      const p = Array.from({ length: 8 }, () => d.uniform());
      return Math.min(...stats.adjustPValues(p, 'benjamini-hochberg').map((value) => value ?? 1));
    },
  },
};

/** How far the share of p-values at or under t lies from t at most: above it, and below. */
function kolmogorovSmirnov(p: number[]): { above: number; below: number } {
  const sorted = Float64Array.from(p).sort();
  let above = 0;
  let below = 0;
  sorted.forEach((value, i) => {
    above = Math.max(above, (i + 1) / p.length - value);
    below = Math.max(below, value - i / p.length);
  });
  return { above, below };
}

/** Kolmogorov's distribution: sqrt(n) D is above it with a chance of 0.001. */
const BOUND = 1.95;

function pValues(seed: number, runs: number, draw: (draws: Random, run: number) => number | null): number[] {
  const draws = random(seed);
  return Array.from({ length: runs }, (_, run) => {
    const p = draw(draws, run);
    if (p === null || !(p >= 0 && p <= 1)) {
      throw new Error(`p is ${p} in run ${run}`);
    }
    return p;
  });
}

describe('p-values where nothing has changed', () => {
  // 0.01 is what the lattice of whole counts, and of 199 draws, may move them by
  it.each(Object.entries(NULLS))('are uniform: %s', (name, { runs, draw }) => {
    const { above, below } = kolmogorovSmirnov(pValues(name.length + 1000, runs, draw));
    expect(Math.max(above, below)).toBeLessThan(BOUND / Math.sqrt(runs) + 0.01);
  });

  it('are never too small, however often one has looked: sequentialTest', () => {
    const runs = 1000;
    const { above } = kolmogorovSmirnov(
      pValues(77, runs, (draws) => {
        const test = stats.sequentialTest(q.map((share) => 200 * share));
        for (let look = 0; look < 50; look++) {
          test.update(draws.multinomial(40, q));
        }
        return test.pValue;
      })
    );
    expect(above).toBeLessThan(BOUND / Math.sqrt(runs));
  });

  it('are never too small for few events: exactMultinomialTest', () => {
    const runs = 2000;
    const { above } = kolmogorovSmirnov(
      pValues(78, runs, (draws) => stats.exactMultinomialTest(draws.multinomial(9, q), q).pValue)
    );
    expect(above).toBeLessThan(BOUND / Math.sqrt(runs));
  });
});

describe('intervals', () => {
  // 3,000 samples: a standard deviation of 0.4 % at 95 %; small counts make the level a saw, by up to 2 %
  it('hold the share as often as their level says: credibleIntervals', () => {
    const draws = random(80);
    const held = q.map(() => 0);
    for (let run = 0; run < 3000; run++) {
      stats.credibleIntervals(draws.multinomial(400, q))!.forEach(({ lower, upper }, k) => {
        held[k] += lower <= q[k] && q[k] <= upper ? 1 : 0;
      });
    }
    held.forEach((times) => expect(Math.abs(times / 3000 - 0.95)).toBeLessThan(0.02));
  });
});
