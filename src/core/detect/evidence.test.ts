/** @jest-environment node */
import { asinSqrt, random } from '../numeric';
import { Beside } from './beside';
import { angleSquare, Evidence } from './evidence';
import { Noise } from './noise';
import { Reference } from './reference';
import type { DriftRule } from './rule';
import { Storms } from './storms';
import { Windows } from './windows';

const RULE: DriftRule = {
  trailing: 60,
  gap: 1,
  m: 3,
  rate: 1e-4,
  isRare: false,
  minEffect: 0.02,
  minRelative: 0.1,
  minPoints: 0.001,
  minEvents: 5,
  leave: 3,
  leaveFraction: 0.5,
  newNormal: 240,
  acceptsLasting: false,
  accepted: -1,
  lengths: [3, 4, 5, 7, 9, 12, 16, 22, 30],
  prelude: 180,
};
const LENGTHS = [1, ...RULE.lengths];
const BEFORE = 150;
const AFTER = 40;

describe('angleSquare', () => {
  it('is no less than the squared distance on the arcsine scale, and nearly that between shares that are near', () => {
    const draws = random(1);
    const shares = () => (draws.uniform() < 0.1 ? Math.round(draws.uniform()) : Math.pow(draws.uniform(), 6));
    for (let i = 0; i < 2_000; i++) {
      const [p, q] = [shares(), shares()];
      const exact = 4 * (asinSqrt(p) - asinSqrt(q)) ** 2;
      expect(angleSquare(p, q)).toBeGreaterThanOrEqual(exact * (1 - 1e-9) - 1e-30);
      if (Math.abs(p - q) < 0.1 * Math.min(p, 1 - p)) {
        expect(angleSquare(p, q)).toBeLessThanOrEqual(exact * 1.01 + 1e-15);
      }
    }
  });
});

/** Windows of which those after `BEFORE` have category 0 moved by a factor, or every second one. */
function evidenceOf(categories: number, n: number, factor: number, many: boolean, wanders: number, seed: number) {
  const draws = random(seed);
  const counts = new Float64Array((BEFORE + AFTER) * categories);
  const totals = new Float64Array(BEFORE + AFTER).fill(n);
  for (let t = 0; t < BEFORE + AFTER; t++) {
    const weights = Array.from({ length: categories }, (_, k) => {
      const moves = t >= BEFORE && (many ? k % 2 === 0 : k === 0);
      return ((moves ? factor : 1) * Math.exp(wanders * draws.normal())) / (k + 1);
    });
    const all = weights.reduce((sum, weight) => sum + weight);
    counts.set(
      draws.multinomial(
        n,
        weights.map((weight) => weight / all)
      ),
      t * categories
    );
  }
  const windows = new Windows(categories, counts, totals, Int32Array.from(totals.keys()));
  const reference = new Reference(windows, RULE.trailing, RULE.gap);
  const beside = new Beside(windows, reference, null, null);
  const noise = new Noise(categories, LENGTHS, RULE.trailing, false, false);
  const storms = new Storms(30, 1);
  for (let t = 0; t < BEFORE; t++) {
    if (beside.hold(t, 1)) {
      noise.learn(0, beside.apart, 0, beside.chance, beside.shares);
    }
    reference.accept(t);
    storms.note(t, false);
  }
  noise.refit();
  return { beside, evidence: new Evidence(windows, beside, noise, storms, RULE) };
}

describe('mayFind', () => {
  it.each([2, 10, 60])(
    'rules out nothing that would be found among %i categories, and most of what would not',
    (categories) => {
      let missed = 0;
      let found = 0;
      let ruledOut = 0;
      let asked = 0;
      for (const n of [300, 20_000]) {
        for (const factor of [1, 1.3, 3]) {
          for (const many of [false, true]) {
            for (const wanders of [0, 0.1]) {
              const { beside, evidence } = evidenceOf(categories, n, factor, many, wanders, 7 * categories + n);
              for (let j = BEFORE - 60; j < BEFORE + AFTER; j += 3) {
                for (let i = 1; i < LENGTHS.length; i++) {
                  const may = beside.find(j, LENGTHS[i]) && evidence.mayFind(i);
                  const finds = beside.hold(j, LENGTHS[i]) && evidence.find(j, i, LENGTHS[i]) !== null;
                  missed += finds && !may ? 1 : 0;
                  found += finds ? 1 : 0;
                  ruledOut += may ? 0 : 1;
                  asked++;
                }
              }
            }
          }
        }
      }
      expect(missed).toBe(0);
      expect(found).toBeGreaterThan(asked / 20);
      expect(ruledOut).toBeGreaterThan((asked - found) / 2);
    }
  );
});
