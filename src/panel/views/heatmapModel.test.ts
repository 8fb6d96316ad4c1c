import { stackModel } from '../chart/stackModel';
import { testLook, testView } from '../testing';
import { fullness, heatmapModel, rowWeights } from './heatmapModel';
import { namedRows } from './namedRows';

const heatmap = (view = testView()) =>
  heatmapModel(
    stackModel(
      view,
      view.categories.map(({ category }) => testLook(category)),
      new Set(),
      'whole'
    )
  );

describe('heatmapModel', () => {
  it('has a row of residuals per category, and a gap where there is no data', () => {
    const { residuals, middles } = heatmap();
    expect(residuals[1][0]).toBeCloseTo(50 / Math.sqrt(1000 * 0.05 * 0.95), 6);
    expect(residuals[0][2]).toBeCloseTo(-residuals[1][2]!, 6);
    expect(residuals.map((row) => row[1])).toEqual([null, null]);
    expect(middles).toEqual([
      [0.5, null, 0.5],
      [1.5, null, 1.5],
    ]);
  });

  it('knows a category that the baseline does not have, though it has no residual', () => {
    const view = testView();
    view.categories[0].baseline = [1, 1, 1];
    view.categories[1].baseline = [0, 0, 0];
    const { residuals, unseen } = heatmap(view);
    expect(residuals[1]).toEqual([null, null, null]);
    expect(unseen).toEqual([
      [false, false, false],
      [true, false, true],
    ]);
  });
});

it('fills a colour in steps, all of it from 6 standard deviations on', () => {
  expect([0, 3, 6, 60, -3, -60, 0.1].map((residual) => fullness(residual, 12))).toEqual([0, 0.5, 1, 1, -0.5, -1, 0]);
});

it('names the rows with the largest residuals where not all have room', () => {
  const view = testView();
  const steady = { ...view.categories[1], share: [0.05, null, 0.05], count: [50, null, 50] };
  view.categories = [0, 1, 2, 3].map((i) =>
    i === 2 ? { ...view.categories[0], category: '2' } : { ...steady, category: `${i}` }
  );
  view.meta.categories = view.categories.map(({ category }) => category);
  const named = (apart: number) => namedRows(rowWeights(heatmap(view)), apart);
  expect(named(1).sort()).toEqual([0, 1, 2, 3]);
  expect(named(2)[0]).toBe(2);
  expect(named(2)).toHaveLength(2);
});
