import { stackModel } from '../chart/stackModel';
import type { Amount, ShareAxis } from '../options';
import { testLook, testView } from '../testing';
import { linesModel, logSplits } from './linesModel';

const looks = ['2xx', '5xx'].map((category) => testLook(category));
const lines = (axis: ShareAxis, hidden: string[] = [], view = testView(), amount: Amount = 'shares') =>
  linesModel(stackModel(view, looks, new Set(hidden), axis, amount), axis);

describe('linesModel', () => {
  it('has each share inside its band, and a gap where there is no data', () => {
    const [ok, failed] = lines('whole').lines;
    expect(failed.amounts).toEqual([0.1, null, 0.1]);
    expect(failed.baseline).toEqual([0.05, 0.05, 0.05]);
    expect(failed.band?.lower[0]).toBeCloseTo(0.0826, 3);
    expect(failed.band?.upper[0]).toBeCloseTo(0.12, 2);
    expect(ok.band?.upper[1]).toBeNull();
    expect(ok.band!.lower[2]!).toBeLessThan(0.9);
  });

  it('is logarithmic where one category is most of every window, so that the small ones can be told apart', () => {
    const { log, axis, lines: drawn } = lines('auto');
    expect(log).toBe(true);
    expect(drawn[1].amounts[0]).toBeCloseTo(-1);
    expect(axis[0]).toBeLessThan(Math.log10(0.05));
    expect(axis[1]).toBe(0);
  });

  it('draws a share of 0 at the foot of a logarithmic axis, not as a gap', () => {
    const view = testView();
    view.categories[0].share = [1, null, 0.9];
    view.categories[1].share = [0, null, 0.1];
    const { axis, lines: drawn } = lines('auto', [], view);
    expect(drawn[1].amounts).toEqual([axis[0], null, expect.closeTo(-1)]);
  });

  it('fits the axis to what is left when one category is alone', () => {
    expect(lines('auto', ['2xx'])).toMatchObject({ log: false, axis: [0, expect.closeTo(0.105)] });
    const [from, to] = lines('auto', ['5xx']).axis;
    expect(from).toBeGreaterThan(0.85);
    expect(to).toBeLessThan(1);
  });

  it('keeps the whole axis, or the fitted one, as asked', () => {
    expect(lines('whole')).toMatchObject({ log: false, axis: [0, 1] });
    expect(lines('fit').axis[0]).toBeLessThan(0.05);
    expect(lines('fit').log).toBe(false);
  });

  it('has counts with the band and the baseline that the window’s events have, on an axis of their own', () => {
    const { lines: drawn, axis, log } = lines('whole', [], testView(), 'counts');
    const shares = lines('whole').lines;
    const { n } = testView();
    expect(drawn.map(({ amounts }) => amounts)).toEqual(testView().categories.map(({ count }) => count));
    expect(drawn[1].baseline[0]).toBeCloseTo(shares[1].baseline[0]! * n![0]!);
    expect(drawn[1].band!.upper[2]).toBeCloseTo(shares[1].band!.upper[2]! * n![2]!);
    expect(drawn[1].band!.upper[1]).toBeNull();
    expect(log).toBe(false);
    expect(axis[0]).toBe(0);
    expect(axis[1]).toBeGreaterThan(Math.max(...drawn[0].amounts.map(Number)));
    const logarithmic = lines('auto', [], testView(), 'counts');
    expect(logarithmic.log).toBe(true);
    expect(10 ** logarithmic.lines[1].amounts[0]!).toBeCloseTo(drawn[1].amounts[0]!);
    expect(logSplits(logarithmic).every((at) => at <= logarithmic.axis[1])).toBe(true);
  });

  it('leaves bands out where many lines would lie over one another', () => {
    const names = Array.from({ length: 13 }, (_, i) => `kind ${i}`);
    const one = testView().categories[1];
    const view = testView({ categories: names.map((category) => ({ ...one, category })) }, { categories: names });
    const model = stackModel(
      view,
      names.map((name) => testLook(name)),
      new Set(),
      'whole'
    );
    expect(linesModel(model, 'whole').lines.every(({ band }) => band === null)).toBe(true);
  });
});

it('labels decades, and 2 and 5 between few of them', () => {
  const splits = (from: number) =>
    logSplits({ axis: [from, 0] } as never).map((at) => Number((10 ** at).toPrecision(1)));
  expect(splits(-1.4)).toEqual([0.05, 0.1, 0.2, 0.5, 1]);
  expect(splits(-4)).toEqual([0.0001, 0.001, 0.01, 0.1, 1]);
});
