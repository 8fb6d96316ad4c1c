import { STRIP_STATISTICS, stripsReturned, withLimit } from '../options';
import { testView } from '../testing';
import { eventsStrip, statisticStrip } from './stripModel';

const kl = { kl: [0.1, null, 0.4] };

describe('eventsStrip', () => {
  it('marks windows with fewer events than are evaluated', () => {
    const strip = eventsStrip(testView({ n: [1000, null, 50] }));
    expect(strip.past).toEqual([false, false, true]);
    expect(strip.threshold).toBe(100);
    expect(strip.summary).toContain('1 window has fewer than 100');
  });
});

describe('statisticStrip', () => {
  it('draws p on a -log10 scale that ends where its threshold can still be seen', () => {
    const strip = statisticStrip(testView(), 'p')!;
    expect(strip.values[0]).toBeCloseTo(-Math.log10(0.5));
    expect(strip.values[1]).toBeNull();
    expect(strip.threshold).toBeCloseTo(2);
    expect(strip.top).toBe(8);
    expect(strip.past).toEqual([false, false, true]);
    expect(strip.tick(2)).toBe('0.01');
  });

  it('draws w against the least effect', () => {
    const strip = statisticStrip(testView(), 'w')!;
    expect(strip.threshold).toBe(0.1);
    expect(strip.past).toEqual([false, false, true]);
  });

  it('has no threshold for a divergence: a fixed one would mean nothing', () => {
    const strip = statisticStrip(testView({ statistics: kl }), 'kl')!;
    expect(strip.values).toEqual([0.1, null, 0.4]);
    expect(strip.threshold).toBeNull();
    expect(strip.past).toEqual([false, false, false]);
  });

  it('is left out when the query did not return the statistic', () => {
    expect(statisticStrip(testView(), 'entropy')).toBeNull();
  });

  it('draws a divergence against its limit in each window, where that was returned too', () => {
    const strip = statisticStrip(testView({ statistics: { ...kl, klLimit: [0.2, null, 0.3] } }), 'kl')!;
    expect(strip.limits).toEqual([0.2, null, 0.3]);
    expect(strip.past).toEqual([false, false, true]);
    expect(strip.top).toBeCloseTo(0.44);
    expect(strip.captions[0]).toContain('dashed: its limit');
  });

  it('draws every p-value on the scale of p, against what an alert would ask', () => {
    const strip = statisticStrip(testView({ statistics: { sequentialP: [1, 1e-3, 0.02] } }), 'sequentialP')!;
    expect(strip.values).toEqual([-0, 3, expect.closeTo(1.699)]);
    expect(strip.threshold).toBeCloseTo(2);
    expect(strip.past).toEqual([false, true, false]);
  });

  it('draws the p over several scales against the query’s own α', () => {
    const { meta } = testView();
    const asked = { ...meta, detect: { ...meta.detect, alpha: 0.001 } };
    const strip = statisticStrip(testView({ meta: asked, statistics: { scaleP: [1, 5e-3, 5e-4] } }), 'scaleP')!;
    expect(strip.threshold).toBeCloseTo(3);
    expect(strip.past).toEqual([false, false, true]);
  });

  it('draws a burn rate against 3', () => {
    const strip = statisticStrip(testView({ statistics: { burnRate: [1, 3, 4] } }), 'burnRate')!;
    expect([strip.threshold, strip.past]).toEqual([3, [false, false, true]]);
  });

  it('says on hover where the level of p comes from', () => {
    expect(statisticStrip(testView(), 'p')!.hover).toContain('p < 0.01 as chosen');
  });
});

it('finds the limit of every statistic that has one', () => {
  expect(STRIP_STATISTICS.map(({ id }) => withLimit(id)).filter(({ length }) => length > 1)).toContainEqual([
    'kl',
    'klLimit',
  ]);
});

it('offers what some view has', () => {
  const views = [testView({ statistics: { entropy: [1, 1, 1] } }), testView({ statistics: kl })];
  expect(stripsReturned([...views, testView()])).toEqual(['p', 'w', 'kl', 'entropy']);
});
