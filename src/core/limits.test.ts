/** @jest-environment node */
import { derive } from './derive';
import { LIMITS, limitsOf, SETTABLE } from './limits';
import type { Kept } from './model/query';
import { plan } from './plan';
import { seriesFrames, times } from './testing/frames';
import { last, MINUTE, NOON, queryOf } from './testing/run';

const at = times(NOON - 19 * MINUTE, MINUTE, 20);
const frames = seriesFrames(
  at,
  ['eu', 'us', 'ap'].flatMap((region) =>
    ['200', '404', '500'].map((code) => ({ labels: { code, region }, values: at.map(() => 50) }))
  )
);

/** Asks and answers with some limits in the data source's settings. */
function ask(limits: Kept['limits']) {
  const query = queryOf({ category: 'code', groupBy: ['region'] });
  const { requests } = plan(query, last(20), { limits });
  const responses = requests.map(({ id }) => ({ id, frames }));
  return derive(query, last(20), responses, { kept: { limits } }).groups;
}

describe('limits of a data source’s settings', () => {
  it('hold in place of the plugin’s own', () => {
    expect(ask(undefined)).toBe(3);
    expect(ask({ groups: 3, categories: 3 })).toBe(3);
    expect(() => ask({ groups: 2 })).toThrow('Limit `groups` is 2, and this query needs 3.');
    expect(() => ask({ categories: 2 })).toThrow('Limit `categories` is 2, and this query needs 3.');
    expect(() => ask({ windows: 100 })).toThrow('Limit `windows` is 100');
    expect(() => ask({ cells: 1000 })).toThrow('Limit `cells` is 1000');
    expect(() => ask({ upstreamValues: 100 })).toThrow('Limit `upstreamValues` is 100, and this query needs 180.');
  });

  it.each(SETTABLE)('are whole numbers, at most ten times the plugin’s own: %s', (name) => {
    [0, -1, 1.5, 10 * LIMITS[name] + 1, NaN, '9' as unknown as number].forEach((value) =>
      expect(() => limitsOf({ [name]: value })).toThrow(`Limit \`${name}\` of the data source’s settings is ${value}.`)
    );
    expect(limitsOf({ [name]: 10 * LIMITS[name] })[name]).toBe(10 * LIMITS[name]);
  });

  it('are not a query’s to set', () => {
    const query = { ...queryOf(), limits: { windows: 1 } };
    expect(() => plan(query, last(20))).not.toThrow();
  });
});
