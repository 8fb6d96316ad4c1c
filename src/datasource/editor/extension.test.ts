/** One file and one line in a table each: whatever a query can choose, thrown away after. */
jest.mock('../../core/baseline/kinds/list', () => {
  const { BASELINE_KINDS } = jest.requireActual('../../core/baseline/kinds/list');
  const { lastNight } = jest.requireActual('../../core/testing/throwaway/lastNight');
  return { BASELINE_KINDS: [...BASELINE_KINDS, lastNight] };
});
jest.mock('../../core/compare/divergences/list', () => {
  const { DIVERGENCES } = jest.requireActual('../../core/compare/divergences/list');
  const { chebyshev } = jest.requireActual('../../core/testing/throwaway/chebyshev');
  return { DIVERGENCES: [...DIVERGENCES, chebyshev] };
});
jest.mock('../../core/compare/tests/list', () => {
  const { TEST_METHODS } = jest.requireActual('../../core/compare/tests/list');
  const { coin } = jest.requireActual('../../core/testing/throwaway/coin');
  return { TEST_METHODS: [...TEST_METHODS, coin] };
});
jest.mock('../../core/output/formats/list', () => {
  const { OUTPUT_FORMATS } = jest.requireActual('../../core/output/formats/list');
  const { howMany } = jest.requireActual('../../core/testing/throwaway/howMany');
  return { OUTPUT_FORMATS: [...OUTPUT_FORMATS, howMany] };
});
jest.mock('../../core/registry/trafficStatistics', () => {
  const { TRAFFIC_STATISTICS } = jest.requireActual('../../core/registry/trafficStatistics');
  const { kindsSeen } = jest.requireActual('../../core/testing/throwaway/kindsSeen');
  return { TRAFFIC_STATISTICS: [...TRAFFIC_STATISTICS, kindsSeen] };
});

import { ruleText } from '../../app/alert/alertRule';
import { plan, REGISTRY, type BaselineSettings } from '../../core';
import { BASELINE_KINDS } from '../../core/baseline/kinds';
import { DIVERGENCES } from '../../core/compare/divergences';
import { TEST_METHODS, TESTS } from '../../core/compare/tests';
import { OUTPUT_FORMATS } from '../../core/output/formats';
import { seriesFrames, times } from '../../core/testing/frames';
import { columnOf, HOUR, last, MINUTE, NOON, queryOf, run } from '../../core/testing/run';
import { STRIP_STATISTICS } from '../../panel/options';
import { baselineText } from '../sentences';
import { judgedBy, judgeOptions } from './judges';
import { statisticOptions } from './statistics';

const { choicesPage } = jest.requireActual<{ choicesPage(tables: unknown): string }>(
  '../../../scripts/lib/choicesPage.mjs'
);
const { statisticsPage } = jest.requireActual<{ statisticsPage(entries: unknown): string }>(
  '../../../scripts/lib/statisticsPage.mjs'
);
const rule = { name: 'Drift', pending: '', noDataState: 'OK' as const, labels: {}, summary: '' };
const lastNight: BaselineSettings = { kind: 'lastNight' };

/** Errors rise twenty minutes before noon, and not six hours before that. */
const traffic = ({ from, to }: { from: number; to: number }) => {
  const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
  const errors = at.map((t) => (t > NOON - 20 * MINUTE ? 150 : 10 + ((t / MINUTE) % 7)));
  return seriesFrames(at, [
    { labels: { code: '200' }, values: errors.map((n) => 1000 - n) },
    { labels: { code: '500' }, values: errors },
  ]);
};

const choices = () => choicesPage({ BASELINE_KINDS, TEST_METHODS, DIVERGENCES, OUTPUT_FORMATS });

describe('a new kind of baseline', () => {
  const query = queryOf({ baseline: lastNight, statistics: ['drift', 'baseline', 'w'] });

  it('is offered, documented, and has its words', () => {
    expect(choices()).toContain('| `lastNight` | six hours before |');
    expect(BASELINE_KINDS.map(({ label }) => label)).toContain('six hours before');
    expect(baselineText(lastNight)).toBe('six hours before');
  });

  it('has its settings checked', () => {
    const mistyped = { kind: 'lastNight', hours: 'six' } as unknown as BaselineSettings;
    expect(() => plan(queryOf({ baseline: mistyped }), last(5))).toThrow('`baseline.hours` must be a number');
  });

  it('is planned, derived and alerted on', () => {
    const [trailing] = plan(queryOf(), last(30)).requests;
    // one request, since the ranges overlap
    expect(plan(query, last(30)).requests).toEqual([
      expect.objectContaining({ from: trailing.from - 6 * HOUR, to: NOON }),
    ]);
    const [frame] = run(query, last(30), traffic);
    expect(frame.schema.meta?.custom?.multinomial).toMatchObject({
      baseline: { kind: 'lastNight', text: 'six hours before', counted: true },
      drifting: true,
    });
    const [alert] = run({ ...query, format: 'latest' }, last(30), traffic, { forAlert: true });
    expect(columnOf(alert, 'drift')).toEqual([1]);
    expect(ruleText({ ...query, refId: 'A' }, rule)).toContain('(six hours before)');
  });
});

describe('a new divergence', () => {
  it('is offered as judge and as statistic, derived, and decides drifts', () => {
    const asked = { ...queryOf(), refId: 'A' };
    expect(judgeOptions(asked).map(({ value }) => value)).toContain('chebyshev');
    const { detect } = judgedBy(asked, 'chebyshev');
    expect(detect).toEqual({ measure: 'chebyshev', limit: 'percentile' });
    const [frame] = run(
      queryOf({
        detect: { ...detect, alpha: 0.02 },
        statistics: ['chebyshev', 'drift'],
      }),
      last(15),
      traffic
    );
    expect(columnOf(frame, 'chebyshev')!.slice(-1)[0]).toBeGreaterThan(0.09);
    expect(columnOf(frame, 'drift')).toContain(1);
    expect(statisticsPage(REGISTRY)).toContain('| `chebyshev` | Chebyshev distance |');
    expect(choices()).toContain('| `chebyshev` | Chebyshev distance |');
  });
});

describe('a new test', () => {
  it('is offered, derived, decides drifts, and is documented', () => {
    const query = queryOf({ test: 'coin', statistics: ['p', 'test', 'drift'] });
    expect(judgeOptions({ ...query, refId: 'A' }).map(({ label }) => label)).toContain('coin test');
    const [frame] = run(query, last(15), traffic);
    expect(columnOf(frame, 'test')).toContain(TESTS.indexOf('coin'));
    expect(columnOf(frame, 'drift')).toContain(1);
    expect(ruleText({ ...query, refId: 'A' }, rule)).toContain('by the coin test');
    expect(choices()).toContain('| `coin` | coin test |');
  });
});

describe('a new output format', () => {
  it('is offered, derived and documented', () => {
    const [frame] = run(queryOf({ format: 'howMany' }), last(5), traffic);
    expect(columnOf(frame, 'groups')).toEqual([1]);
    expect(OUTPUT_FORMATS.map(({ id }) => id)).toContain('howMany');
    expect(choices()).toContain('| `howMany` | How many groups there are |');
  });
});

describe('a new statistic', () => {
  it('is offered, derived, alerted on, drawn and documented', () => {
    const query = queryOf({ statistics: ['kindsSeen'], alertStatistic: 'kindsSeen' });
    expect(statisticOptions({ ...query, refId: 'A' })).toContainEqual(
      expect.objectContaining({ value: 'kindsSeen', label: 'kinds seen', group: 'Each window' })
    );
    expect(columnOf(run(query, last(5), traffic)[0], 'kindsSeen')).toEqual([2, 2, 2, 2, 2]);
    const [alert] = run({ ...query, format: 'latest' }, last(5), traffic, { forAlert: true });
    expect(columnOf(alert, 'kindsSeen')).toEqual([2]);
    expect(ruleText({ ...query, refId: 'A' }, rule)).toContain('has kinds seen above 3');
    expect(STRIP_STATISTICS.map(({ id }) => id)).toContain('kindsSeen');
    expect(statisticsPage(REGISTRY)).toContain('| `kindsSeen` | kinds seen | How many categories have events');
  });
});
