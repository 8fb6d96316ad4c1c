/** @jest-environment node */
import { times, wideFrame } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';
import { deltaColumns, intervalColumns, relativeColumns, residualColumns } from './columns';
import { unseenWindows } from './unseenWindows';
import { readViewJSON, type DistributionView } from './view';

const at = times(NOON - 70 * MINUTE, MINUTE, 71);
const frame = wideFrame(at, [
  { labels: { code: '200' }, values: at.map((_, i) => 900 + (i % 7)) },
  { labels: { code: '404' }, values: at.map((_, i) => (i > 67 ? 1 : 0)) },
  { labels: { code: '500' }, values: at.map((_, i) => 100 - (i % 5)) },
]);
const asked = ['share', 'count', 'baseline', 'delta', 'relative', 'residual', 'lower', 'upper'] as const;
const frames = run(queryOf({ statistics: [...asked] }), last(5), () => [frame]);
const [view] = readViewJSON(frames);
/** What the query itself returned of a statistic. */
const returned = (id: string) =>
  view.meta.categories.map((category) => {
    const { fields } = frames[0].schema;
    return frames[0].data.values[fields.findIndex(({ name, labels }) => name === id && labels?.code === category)];
  });

it.each([
  ['residual', residualColumns],
  ['delta', deltaColumns],
  ['lower', (of: DistributionView) => intervalColumns(of).lower],
  ['upper', (of: DistributionView) => intervalColumns(of).upper],
] as const)('has the same %s as the statistic of that name', (id, columns) => {
  expect(view.times).toHaveLength(5);
  expect(columns(view)).toEqual(returned(id));
});

it('has a relative delta where the baseline expects at least 5 events, the same as the statistic', () => {
  const relative = relativeColumns(view);
  const { categories } = view.meta;
  ['200', '500'].forEach((code) =>
    expect(relative[categories.indexOf(code)]).toEqual(returned('relative')[categories.indexOf(code)])
  );
  expect(relative[categories.indexOf('404')]).toEqual([null, null, null, null, null]);
});

it('says where a category has events and its baseline none', () => {
  const k = view.meta.categories.indexOf('404');
  const first = Array.from(view.categories[k].count!).findIndex((count) => count! > 0);
  expect(first).toBeGreaterThan(0);
  expect(unseenWindows(view.categories[k])).toEqual([first]);
  expect(unseenWindows(view.categories[view.meta.categories.indexOf('200')])).toEqual([]);
});

it('has no answer where the query returned no counts or no baseline', () => {
  const [bare] = readViewJSON(run(queryOf({ statistics: ['share'] }), last(5), () => [frame]));
  for (const columns of [residualColumns(bare), deltaColumns(bare), intervalColumns(bare).lower]) {
    expect(columns.flat().every((value) => value === null)).toBe(true);
  }
});
