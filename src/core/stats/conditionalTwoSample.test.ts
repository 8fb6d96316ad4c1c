/** @jest-environment node */
import fc from 'fast-check';
import { random } from '../numeric';
import { ConditionalTwoSampleTest } from './conditionalTwoSample';
import cases from './golden/conditionalTwoSample.json';
import { worst } from './golden/relativeError';

const EVEN = [0.5, 0.3, 0.15, 0.05];

describe('ConditionalTwoSampleTest', () => {
  test.each(cases.map((c, i) => [i, c] as const))(
    'agrees with mpmath in case %i',
    (_, { ratio, windows, logBayesFactor, pValue }) => {
      const test = new ConditionalTwoSampleTest();
      const answers = windows.map(([x, y]) => test.update(x, y, ratio));
      expect(worst(answers.map((answer, t) => [answer, pValue[t]]))).toBeLessThan(1e-9);
      expect(Math.abs(test.logBayesFactor - logBayesFactor)).toBeLessThan(1e-9);
    }
  );

  // by counting: of s = 3 events of a kind, x fall to the 4 of the canary with the hypergeometric's chance
  it('has a mean of 1 under the null, by adding up all splits', () => {
    const [n, m, s] = [4, 6, 3];
    const choose = (a: number, b: number): number =>
      b < 0 || b > a ? 0 : b === 0 ? 1 : (choose(a - 1, b - 1) * a) / b;
    let mean = 0;
    for (let x = 0; x <= s; x++) {
      const test = new ConditionalTwoSampleTest();
      test.update([x, n - x], [s - x, m - s + x]);
      mean += ((choose(n, x) * choose(m, s - x)) / choose(n + m, s)) * Math.exp(test.logBayesFactor);
    }
    expect(mean).toBeCloseTo(1, 12);
  });

  // 150 runs of 100 looks at level 0.1: at most 15, with a standard deviation of 3.7
  it('keeps its level when one looks after every window, while shares and traffic change', () => {
    const source = random(20_261_125);
    let alarms = 0;
    for (let run = 0; run < 150; run++) {
      const test = new ConditionalTwoSampleTest();
      for (let look = 0; look < 100; look++) {
        const shares = EVEN.map((share, k) => share * (1 + 0.5 * Math.sin(look / 10 + k)));
        test.update(source.multinomial(5 + (look % 40), shares), source.multinomial(50 + ((7 * look) % 200), shares));
      }
      alarms += test.pValue <= 0.1 ? 1 : 0;
    }
    expect(alarms).toBeLessThanOrEqual(29);
    expect(alarms).toBeGreaterThan(0);
  });

  it('keeps its level while categories come one by one', () => {
    const source = random(7);
    let alarms = 0;
    for (let run = 0; run < 80; run++) {
      const test = new ConditionalTwoSampleTest();
      for (let look = 0; look < 60; look++) {
        const kinds = 2 + Math.floor(look / 6);
        const shares = Array.from({ length: kinds }, (_, k) => 1 / (k + 1));
        test.update(source.multinomial(30, shares), source.multinomial(60, shares));
      }
      alarms += test.pValue <= 0.1 ? 1 : 0;
    }
    expect(alarms).toBeLessThanOrEqual(19);
  });

  it('has a p that never rises, and knows no order of sides', () => {
    const counts = fc.array(fc.nat(300), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 6 }), (windows) => {
        const test = new ConditionalTwoSampleTest();
        const turned = new ConditionalTwoSampleTest();
        let before = 1;
        return windows.every(([x, y]) => {
          const p = test.update(x, y);
          const same = Math.abs(turned.update(y, x) - p) <= 1e-9 * p;
          const falls = p <= before && p > 0;
          before = p;
          return same && falls;
        });
      })
    );
  });

  it('finds a canary of 1 % with four times the errors', () => {
    const source = random(3);
    const test = new ConditionalTwoSampleTest();
    for (let look = 0; look < 60; look++) {
      test.update(source.multinomial(100, [0.98, 0.02]), source.multinomial(9900, [0.995, 0.005]));
    }
    expect(test.pValue).toBeLessThan(0.001);
    expect(test.byCategory).toHaveLength(2);
  });

  it('is more patient where windows vary more than by chance, and moved by nothing without events of one side', () => {
    const plain = new ConditionalTwoSampleTest();
    const patient = new ConditionalTwoSampleTest();
    expect(patient.update([560, 440], [500, 500], 4)).toBeGreaterThan(plain.update([560, 440], [500, 500]));
    expect(plain.update([0, 0], [500, 500])).toBe(plain.pValue);
  });

  it("throws on a caller's mistake", () => {
    expect(() => new ConditionalTwoSampleTest().update([1, 2], [1, 1], 0.5)).toThrow('ratio is 0.5');
    expect(() => new ConditionalTwoSampleTest().update([1, 2], [1])).toThrow('y has 1 value: 2 expected');
    expect(() => new ConditionalTwoSampleTest().update([1, -2], [1, 1])).toThrow('x[1] is -2');
    const test = new ConditionalTwoSampleTest();
    test.update([1, 2], [1, 1]);
    expect(() => test.update([1], [1])).toThrow('the number of categories is 1');
  });
});
