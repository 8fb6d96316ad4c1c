/** @jest-environment node */
import { times, wideFrame } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';
import { readView } from './view';

const at = times(NOON - 70 * MINUTE, MINUTE, 71);
const frame = wideFrame(at, [
  { labels: { code: '200' }, values: at.map((_, i) => 900 + (i % 7)) },
  { labels: { code: '500' }, values: at.map((_, i) => 100 - (i % 5)) },
]);
const viewOf = (statistics: Parameters<typeof queryOf>[0] = {}) =>
  readView(run(queryOf({ baseline: { kind: 'uniform' }, ...statistics }), last(5), () => [frame]))[0];

it('has every statistic of a window that was returned, and none of a category or group', () => {
  const view = viewOf({ statistics: ['share', 'p', 'kl', 'klLimit', 'driftRate'] });
  expect(Object.keys(view.statistics).sort()).toEqual(['kl', 'klLimit', 'p']);
  expect(view.statistics.p).toBe(view.p);
  expect(view.statistics.kl).toHaveLength(view.times.length);
});

it('has what explains a window, whatever was asked for', () => {
  const view = viewOf({ statistics: ['share'] });
  expect(view.statistics).toEqual({});
  expect(view.test).toHaveLength(view.times.length);
});
