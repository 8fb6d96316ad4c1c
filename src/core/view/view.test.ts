/** @jest-environment node */
import { times, wideFrame } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';
import { explainWindow } from './explainWindow';
import { readViewJSON } from './view';

const at = times(NOON - 70 * MINUTE, MINUTE, 71);
const frame = wideFrame(at, [
  { labels: { code: '200' }, values: at.map((_, i) => 900 + (i % 7)) },
  { labels: { code: '500' }, values: at.map((_, i) => 100 - (i % 5)) },
]);
const viewOf = (statistics: Parameters<typeof queryOf>[0] = {}) =>
  readViewJSON(run(queryOf({ baseline: { kind: 'uniform' }, ...statistics }), last(5), () => [frame]))[0];

it('has every statistic of a window that was returned, and none of a category or group', () => {
  const view = viewOf({ statistics: ['share', 'p', 'kl', 'klLimit', 'driftRate'] });
  expect(Object.keys(view.statistics).sort()).toEqual(['kl', 'klLimit', 'p']);
  expect(view.statistics.p).toBe(view.p);
  expect(view.statistics.kl).toHaveLength(view.times.length);
});

it('explains a window in the same words, whatever was asked for', () => {
  const view = viewOf({ statistics: ['share'] });
  const whole = viewOf({ statistics: ['share', 'n', 'p', 'w', 'state', 'test', 'overdispersion', 'inflation'] });
  expect(view.statistics).toEqual({});
  expect(Object.keys(whole.meta.windows).sort()).toEqual(['pooled', 'trailing']);
  view.times.forEach((_, i) => {
    expect(explainWindow(view, i)).toMatch(/: p = /);
    expect(explainWindow(view, i)).toBe(explainWindow(whole, i));
  });
});
