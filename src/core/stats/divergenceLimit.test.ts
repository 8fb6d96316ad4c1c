/** @jest-environment node */
import { random } from '../numeric';
import { divergenceLimit, divergencePValue } from './divergenceLimit';
import cases from './golden/divergenceLimit.json';
import { relativeError } from './golden/relativeError';
import { hellinger, HELLINGER_LAW } from './hellinger';
import { jensenShannon, JENSEN_SHANNON_LAW } from './jensenShannon';
import { KL_LAW, klDivergence } from './klDivergence';
import { psi, PSI_LAW } from './psi';

const LAWS = { kl: KL_LAW, psi: PSI_LAW, jensenShannon: JENSEN_SHANNON_LAW, hellinger: HELLINGER_LAW };
const lawOf = ({ divergence }: (typeof cases)[number]) => LAWS[divergence as keyof typeof LAWS];

const sampleOf = ({ n, m, categories, inflation }: (typeof cases)[number]) => ({
  n,
  baselineTotal: m ?? Infinity,
  categories,
  inflation,
});

describe('divergenceLimit', () => {
  test.each(cases.map((c, i) => [i, c] as const))('agrees with mpmath and SciPy in case %i', (_, c) => {
    const limit = divergenceLimit(lawOf(c), sampleOf(c), c.alpha);
    if (c.limit === null) {
      expect(limit).toBeNull();
    } else {
      expect(relativeError(limit, c.limit)).toBeLessThan(1e-10);
      expect(relativeError(divergencePValue(lawOf(c), limit!, sampleOf(c)), c.alpha)).toBeLessThan(1e-9);
    }
  });

  it('is passed by unchanged windows with chance α, counted baseline or not', () => {
    const source = random(5);
    const q = [0.4, 0.3, 0.2, 0.1];
    const runs = 4000;
    for (const m of [Infinity, 2000]) {
      const passed = { kl: 0, psi: 0, jensenShannon: 0, hellinger: 0 };
      const sample = { n: 1000, baselineTotal: m, categories: 4 };
      for (let run = 0; run < runs; run++) {
        const x = source.multinomial(1000, q);
        const y = m === Infinity ? Float64Array.from(q) : source.multinomial(m, q);
        const options = m === Infinity ? {} : { baselineTotal: m };
        passed.kl += Number(klDivergence(x, y, options)! > divergenceLimit(KL_LAW, sample, 0.05)!);
        passed.psi += Number(psi(x, y, options)! > divergenceLimit(PSI_LAW, sample, 0.05)!);
        passed.jensenShannon += Number(jensenShannon(x, y)! > divergenceLimit(JENSEN_SHANNON_LAW, sample, 0.05)!);
        passed.hellinger += Number(hellinger(x, y)! > divergenceLimit(HELLINGER_LAW, sample, 0.05)!);
      }
      // four standard errors of 0.05
      Object.values(passed).forEach((times) => expect(Math.abs(times / runs - 0.05)).toBeLessThan(0.014));
    }
  });

  it('refuses a level that is none', () => {
    expect(() => divergenceLimit(KL_LAW, { n: 1, baselineTotal: 1, categories: 2 }, 0)).toThrow(RangeError);
  });
});
