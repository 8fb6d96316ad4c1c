/** @jest-environment node */
import { normalSf, random } from '../numeric';
import { departure } from './departure';
import { departureTest } from './departureTest';
import departures from './golden/departure.json';
import tests from './golden/departureTest.json';
import { relativeError, worst } from './golden/relativeError';

const none = (k: number) => new Float64Array(k);
const sure = (k: number) => new Float64Array(k).fill(1e6);

/** The test, of lists. */
function tested(
  x: ArrayLike<number>,
  n: number,
  y: ArrayLike<number>,
  m: number,
  variance: ArrayLike<number>,
  df: ArrayLike<number>
): Float64Array {
  const flat = (values: ArrayLike<number>) => Float64Array.from(values);
  return departureTest(flat(x), n, flat(y), m, flat(variance), flat(df));
}

describe('departure', () => {
  test.each(departures.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const answer = departure(c.x, c.n, c.y, c.m ?? Infinity, c.excess, c.df);
    expect(Math.min(relativeError(answer, c.value), Math.abs(answer - c.value))).toBeLessThan(1e-9);
  });

  it('is the two-sample arcsine deviate where events are many', () => {
    const expected =
      (2 * (Math.asin(Math.sqrt(0.11)) - Math.asin(Math.sqrt(0.1)))) / Math.sqrt(1 / 10_000 + 1 / 60_000);
    expect(departure(1100, 10_000, 6000, 60_000, 0, 1e9)).toBeCloseTo(expected, 6);
  });

  it('is smaller the more windows vary beyond chance', () => {
    const sharp = departure(1100, 10_000, 6000, 60_000, 0, 1e9);
    const blunt = departure(1100, 10_000, 6000, 60_000, 3 * (1 / 10_000 + 1 / 60_000), 1e9);
    // three quarters of the variance are τ², so the rise from 0.1 to 0.11 counts three quarters of the way as its log odds do
    const logOdds = Math.log((0.11 * 0.9) / (0.1 * 0.89)) * Math.sqrt(0.1 * 0.9);
    const apart = 2 * (Math.asin(Math.sqrt(0.11)) - Math.asin(Math.sqrt(0.1)));
    expect(blunt).toBeCloseTo((sharp / 2) * (0.25 + (0.75 * logOdds) / apart), 6);
  });

  it('takes a share that doubles for as far as one that halves where windows vary by a factor', () => {
    const excess = 1e-4;
    const up = departure(20_000_000, 1e9, 10_000_000, 1e9, excess, 1e9);
    const halved = Math.log(2 * (0.99 / 0.98)) * Math.sqrt(0.01 * 0.99);
    expect(up).toBeCloseTo(halved / Math.sqrt(excess), 4);
    expect(departure(5_000_000, 1e9, 10_000_000, 1e9, excess, 1e9)).toBeLessThan(-up * 0.8);
  });

  it('has the exact tail of a new category: all five events fell into one of 61 windows', () => {
    const z = departure(5, 1000, 0, 60_000, 0, 1e9);
    expect(normalSf(z) / Math.pow(1 / 61, 5)).toBeCloseTo(1, 5);
  });

  it('has the exact binomial tail of an intended share', () => {
    // P(X >= 3), X ~ Bin(100, 0.01)
    const p = 1 - 0.99 ** 100 - 100 * 0.01 * 0.99 ** 99 - 4950 * 0.01 ** 2 * 0.99 ** 98;
    expect(normalSf(departure(3, 100, 0.01, Infinity, 0, 1e9)) / p).toBeCloseTo(1, 6);
  });

  it('of two categories is as far as the other one’s, the other way, where events are few', () => {
    expect(departure(112, 120, 7056, 7200, 0, 50)).toBeCloseTo(-departure(8, 120, 144, 7200, 0, 50), 10);
    expect(departure(112, 120, 0.98, Infinity, 0, 50)).toBeCloseTo(-departure(8, 120, 0.02, Infinity, 0, 50), 10);
  });

  it('is 0 where nothing moved, and below 0 where a share fell', () => {
    expect(departure(600, 1000, 36_000, 60_000, 0, 1e9)).toBeCloseTo(0, 10);
    expect(departure(500, 1000, 36_000, 60_000, 0, 1e9)).toBeLessThan(-6);
  });

  it('is further from certain, the fewer windows tell how much they vary', () => {
    expect(departure(1500, 10_000, 6000, 60_000, 1e-4, 5)).toBeLessThan(
      departure(1500, 10_000, 6000, 60_000, 1e-4, 50)
    );
  });
});

describe('departureTest', () => {
  test.each(tests.map((c, i) => [i, c] as const))('agrees with mpmath in case %i', (_, c) => {
    const [statistic, df, p] = tested(c.x, c.n, c.y, c.m ?? Infinity, c.variance, c.df);
    const pairs: Array<[number | null, number]> = [
      [statistic, c.statistic],
      [df, c.freedom],
    ];
    expect(worst(c.pValue === null ? pairs : [...pairs, [p, c.pValue]])).toBeLessThan(1e-8);
  });

  it('has the two-sided p of the one departure where there are two categories', () => {
    const z = departure(550, 1000, 30_000, 60_000, 0, 1e6);
    const [, , pValue] = tested([550, 450], 1000, [30_000, 30_000], 60_000, none(2), sure(2));
    expect(pValue! / (2 * normalSf(z))).toBeCloseTo(1, 3);
  });

  it('does not let a category that did not move hide those that did', () => {
    const [, , pValue] = tested([840, 60, 100], 1000, [900, 60, 40], 1000, none(3), sure(3));
    expect(pValue).toBeLessThan(1e-4);
  });

  it('sees a new category beside two large ones', () => {
    const [, , pValue] = tested([582, 388, 30], 1000, [36_000, 24_000, 0], 60_000, none(3), sure(3));
    expect(pValue).toBeLessThan(1e-30);
  });

  it('is 1 where nothing moved, null with one category', () => {
    expect(tested([60, 40], 100, [600, 400], 1000, none(2), sure(2))[2]).toBe(1);
    expect(tested([60, 0], 60, [600, 0], 600, none(2), sure(2))[2]).toBeNaN();
  });

  it('holds its level, in 6,000 unchanged windows of six categories', () => {
    const source = random(7);
    const shares = [0.72, 0.12, 0.08, 0.05, 0.02, 0.01];
    const windows = 6000;
    const under = [0, 0];
    for (let i = 0; i < windows; i++) {
      const y = source.multinomial(60_000, shares);
      const [, , pValue] = tested(source.multinomial(1000, shares), 1000, y, 60_000, none(6), sure(6));
      under[0] += Number(pValue! < 0.01);
      under[1] += Number(pValue! < 0.05);
    }
    // exact tails of few events are conservative, never the other way: 4 standard errors
    expect(under[0] / windows).toBeLessThan(0.01 + 4 * Math.sqrt((0.01 * 0.99) / windows));
    expect(under[0] / windows).toBeGreaterThan(0.005);
    expect(under[1] / windows).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / windows));
  });
});
