/** @jest-environment node */
import { DEFAULTS } from './defaults';
import { asked } from './asked';
import type { DistributionQuery } from './model/query';
import { queryOf } from './testing/run';

describe('withDefaults', () => {
  it('fills in everything', () => {
    expect(asked(queryOf())).toMatchObject({
      values: 'counts',
      window: { size: 60_000, step: null, delay: 0, timestamp: 'auto' },
      categories: { keep: { top: 12, leastShare: 0 }, schema: [], rare: [] },
      baseline: { kind: 'trailing' },
      trailing: { windows: 60, gap: 1 },
      test: 'auto',
      detect: DEFAULTS.detect,
      format: 'series',
      statistics: ['share', 'count', 'baseline', 'n', 'p', 'w', 'drift', 'state'],
      alertStatistic: 'drift',
    });
  });

  it('lets one window that spans the range decide alone', () => {
    const query = queryOf({ window: { size: 'range' }, baseline: { kind: 'uniform' } });
    expect(asked(query).detect).toMatchObject({ m: 1, n: 1 });
  });

  it('never makes leaving a drift harder than entering it', () => {
    expect(asked(queryOf({ detect: { alpha: 0.1 } })).detect.leaveAlpha).toBe(0.1);
  });

  const wrong: Array<[string, Partial<DistributionQuery>]> = [
    ['No upstream data source is chosen. Choose', { upstream: {} }],
    ['`code` is the category and also a group. Take it out', { category: 'code', groupBy: ['code'] }],
    ['Window size "1 minute" is not a duration. Write', { window: { size: '1 minute' } }],
    ['The step 45s does not divide the window 1m. Choose', { window: { size: '1m', step: '45s' } }],
    ['A window and its step must be longer than 0.', { window: { size: '0s' } }],
    ['There are no intended shares yet. Give', { baseline: { kind: 'fixed', shares: {} } }],
    ['The baseline query is empty. Write', { baseline: { kind: 'query', query: {} } }],
    ['An offset of 0 compares a window with itself.', { baseline: { kind: 'offset', offsets: ['0s'] } }],
    ['Offset 1d is listed twice.', { baseline: { kind: 'offset', offsets: ['1d', '1d'] } }],
    ['has no windows before it. Choose', { window: { size: 'range' } }],
    [
      'The goodness-of-fit test takes the baseline as exact, but this one is itself measured',
      { test: 'goodness of fit' },
    ],
    [
      'The two-sample test needs a measured baseline, and this one is intended',
      { test: 'homogeneity', baseline: { kind: 'uniform' } },
    ],
    ['4 of 3 windows can never be past the limit. Choose', { detect: { m: 4, n: 3 } }],
    ['“p <” (alpha) is 0. It must be above 0 and at most 1.', { detect: { alpha: 0 } }],
    ['“windows with N ≥” (minN) is -1. It must be a number of at least 0.', { detect: { minN: -1 } }],
    ['Categories kept by name is 0. It must be a whole number of at least 1.', { categories: { keep: { top: 0 } } }],
    ['Trailing windows is 1.5. It must be', { baseline: { kind: 'trailing', windows: 1.5 } }],
    ['Values "gauges" is unknown. Choose one of: counts', { values: 'gauges' as never }],
    ['There is no statistic "mean". Choose from: share', { statistics: ['mean' as never] }],
    ['Unknown baseline "magic". Choose one of: trailing', { baseline: { kind: 'magic' } as never }],
  ];
  it.each(wrong)('says: %s', (message, settings) => {
    expect(() => asked(queryOf(settings))).toThrow(message);
  });
});
