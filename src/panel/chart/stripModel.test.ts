import { toDataFrame } from '@grafana/data';
import { testView } from '../testing';
import { nStrip, testStrip } from './stripModel';

const frame = toDataFrame({ fields: [{ name: 'kl', values: [0.1, null, 0.4] }] });

describe('nStrip', () => {
  it('marks windows with fewer events than are judged', () => {
    const strip = nStrip(testView({ n: [1000, null, 50] }));
    expect(strip.past).toEqual([false, false, true]);
    expect(strip.threshold).toBe(100);
    expect(strip.summary).toContain('1 windows have fewer than 100');
  });
});

describe('testStrip', () => {
  it('draws p on a -log10 scale that ends where its threshold can still be seen', () => {
    const strip = testStrip(testView(), frame, 'p')!;
    expect(strip.values[0]).toBeCloseTo(-Math.log10(0.5));
    expect(strip.values[1]).toBeNull();
    expect(strip.threshold).toBeCloseTo(2);
    expect(strip.top).toBe(8);
    expect(strip.past).toEqual([false, false, true]);
    expect(strip.tick(2)).toBe('0.01');
  });

  it('draws w against the least effect', () => {
    const strip = testStrip(testView(), frame, 'w')!;
    expect(strip.threshold).toBe(0.1);
    expect(strip.past).toEqual([false, false, true]);
  });

  it('has no threshold for a divergence: a fixed one would mean nothing', () => {
    const strip = testStrip(testView(), frame, 'kl')!;
    expect(strip.values).toEqual([0.1, null, 0.4]);
    expect(strip.threshold).toBeNull();
    expect(strip.past).toEqual([false, false, false]);
  });

  it('is left out when the query did not return the statistic', () => {
    expect(testStrip(testView(), frame, 'entropy')).toBeNull();
  });
});
