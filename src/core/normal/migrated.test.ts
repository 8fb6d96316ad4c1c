/** @jest-environment node */
import { asked } from '../asked';
import { QUERY_VERSION, type DistributionQuery } from '../model/query';
import { seriesFrames, times } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, readCounts } from '../testing/run';
import { plan } from '../plan';
import { migrated } from './migrated';

/** As version 1 was saved. */
const saved = { ...queryOf(), categories: { top: 1, schema: ['200'], rare: ['500'] } } as DistributionQuery;

describe('a query of an older version', () => {
  it('becomes one of the newest, and nothing else changes', () => {
    expect(migrated(saved)).toEqual({
      ...queryOf(),
      version: QUERY_VERSION,
      categories: { keep: { top: 1 }, schema: ['200'], rare: ['500'] },
    });
    expect(migrated(queryOf({ detect: { alpha: 0.1 } }))).toEqual(
      queryOf({ version: QUERY_VERSION, detect: { alpha: 0.1 } })
    );
  });

  it('is asked as it was meant', () => {
    const at = times(NOON - 59 * MINUTE, MINUTE, 60);
    const frames = seriesFrames(
      at,
      ['200', '404', '500'].map((code, k) => ({ labels: { code }, values: at.map(() => 100 >> k) }))
    );
    expect(asked(saved).categories.keep).toEqual({ top: 1, leastShare: 0 });
    expect(readCounts(frames, { categories: { top: 1 } } as Partial<DistributionQuery>)).toEqual({
      200: 6000,
      other: 4500,
    });
  });

  it('is left alone where it is of the newest already, and what stands there twice is the newer', () => {
    const newest = migrated(saved);
    expect(migrated(newest)).toBe(newest);
    const both = { ...saved, categories: { top: 1, keep: { top: 5 } } } as DistributionQuery;
    expect(migrated(both).categories).toEqual({ keep: { top: 5 } });
  });

  it.each([undefined, null, 7, 'x', []])('is let be where it is none: %j', (none) => {
    expect(migrated(none as unknown as DistributionQuery)).toBe(none);
  });
});

it.each([
  [QUERY_VERSION + 1, 'The query was saved by a newer plugin, in version 3; this one reads up to 2.'],
  [0, 'The query’s version is 0.'],
  [1.5, 'The query’s version is 1.5.'],
  ['2', '`version` must be a number'],
])('a query of version %j is refused, in words', (version, words) => {
  const query = { ...saved, version } as unknown as DistributionQuery;
  expect(() => plan(query, last(20))).toThrow(words);
});
