import { stackModel } from '../chart/stackModel';
import { testLook, testView } from '../testing';
import { besideModel, isClear } from './besideModel';

const beside = (view = testView()) =>
  besideModel(
    stackModel(
      view,
      view.categories.map(({ category }) => testLook(category)),
      new Set(),
      'whole'
    )
  );

describe('besideModel', () => {
  it('has each difference from the baseline, and those of all windows together where no two share a baseline', () => {
    const { rows, over, extent } = beside();
    expect(over).toBe('range');
    expect(rows[1].windows.map(({ difference }) => difference?.toFixed(2))).toEqual(['0.05', undefined, '0.05']);
    expect(rows[1].over.difference).toBeCloseTo(0.05, 12);
    expect(rows[1].over.lower).toBeGreaterThan(rows[1].windows[0].lower!);
    expect(extent).toBeCloseTo(0.05, 12);
    expect(isClear(rows[1].over)).toBe(true);
  });

  it('takes the last window alone where baselines overlap, and those of a drift that is on', () => {
    const baseline = { kind: 'trailing' as const, text: 'trailing 60 windows', counted: true, follows: true };
    expect(beside(testView({}, { baseline })).over).toBe('window');
    const drifting = beside(testView({}, { baseline, drifting: true, since: 120_000 }));
    expect(drifting.over).toBe('drift');
    expect(drifting.rows[1].over).toEqual(beside(testView({}, { baseline })).rows[1].over);
  });

  it('has a row as high as the smallest change that counts where nothing differs', () => {
    const view = testView();
    view.categories.forEach((category) => (category.share = category.baseline));
    view.categories.forEach((category) => (category.count = category.baseline!.length ? [950, null, 950] : null));
    view.categories[1].count = [50, null, 50];
    expect(beside(view).extent).toBeCloseTo(0.0025, 6);
  });
});
