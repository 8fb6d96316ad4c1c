/** @jest-environment node */
import type { CategoryRule, DistributionQuery } from '../model/query';
import { plan } from '../plan';
import { seriesFrames, times } from '../testing/frames';
import { columnOf, last, MINUTE, NOON, noticesOf, queryOf, readCounts, run } from '../testing/run';
import { mappingOf } from './mapping';

const at = times(NOON - 59 * MINUTE, MINUTE, 60);
const frames = (counts: Record<string, number>) =>
  seriesFrames(
    at,
    Object.entries(counts).map(([code, count]) => ({ labels: { code }, values: at.map(() => count) }))
  );
const traffic = frames({ 200: 90, 204: 5, 500: 2, 503: 1, timeout: 2 });
const map: CategoryRule[] = [
  { is: '204', to: 'nothing to say' },
  { matches: '([245])..', to: '$1xx' },
];

describe('categories that are mapped', () => {
  it('become the first rule’s that fits, as a whole value', () => {
    const mapping = mappingOf([...map, { matches: '5.*', to: 'never' }]);
    expect(['200', '204', '503', '50', '5000', 'x503', 'timeout'].map(mapping)).toEqual([
      '2xx',
      'nothing to say',
      '5xx',
      'never',
      'never',
      'x503',
      'timeout',
    ]);
  });

  it('add up, and no event is lost', () => {
    expect(readCounts(traffic, { categories: { map } })).toEqual({
      '2xx': 90 * 60,
      '5xx': 3 * 60,
      'nothing to say': 5 * 60,
      timeout: 2 * 60,
    });
  });

  it('are pooled, expected and intended by their new names, in the baseline’s answer too', () => {
    const settings: Partial<DistributionQuery> = {
      categories: { map, keep: { top: 1 } },
      baseline: { kind: 'fixed', shares: { '2xx': 0.95, '5xx': 0.05 } },
    };
    expect(readCounts(traffic, settings)).toEqual({ '2xx': 5400, '5xx': 180, 'nothing to say': 300, other: 120 });
    const control = queryOf({
      categories: { map },
      baseline: { kind: 'query', query: { expr: 'control' } },
      format: 'categories',
    });
    const [table] = run(control, last(60), ({ id }) => (id === 'observed' ? traffic : frames({ 201: 9, 501: 1 })));
    const [names, shares] = ['code', 'baseline'].map((name) => columnOf(table, name));
    expect(Object.fromEntries(names.map((name, i) => [name, shares[i]]))).toEqual({
      '2xx': 0.9,
      '5xx': 0.1,
      'nothing to say': 0,
      timeout: 0,
    });
  });

  it('are said', () => {
    const notices = noticesOf(run(queryOf({ categories: { map } }), last(5), () => traffic));
    expect(notices).toEqual([
      'info: Categories are mapped: `2xx` has 200; `5xx` has 500, 503; `nothing to say` has 204.',
    ]);
    const many = frames(Object.fromEntries(Array.from({ length: 8 }, (_, i) => [500 + i, 1])));
    expect(noticesOf(run(queryOf({ categories: { map } }), last(5), () => many))[0]).toContain(
      '`5xx` has 500, 501, 502, 503, 504 and 3 more.'
    );
  });

  it('are still told apart where cumulative buckets have to be differenced first', () => {
    const buckets = seriesFrames(
      at,
      [
        ['0.1', 5],
        ['0.5', 8],
        ['+Inf', 10],
      ].map(([le, count]) => ({ labels: { le: String(le) }, values: at.map(() => Number(count)) }))
    );
    const fast = [{ matches: '0.[15]', to: 'fast' }];
    expect(readCounts(buckets, { category: 'le', categories: { map: fast } })).toEqual({ '+Inf': 120, fast: 480 });
  });

  it('take no time at all, however odd pattern and value', () => {
    const mapping = mappingOf([{ matches: '[a-z]*[a-z]*[a-z]*!', to: 'x' }]);
    expect(mapping('a'.repeat(200))).toHaveLength(200);
    expect(mapping('a'.repeat(1_000_000))).toHaveLength(1_000_000);
  });

  it.each<[CategoryRule | object, string]>([
    [{ matches: '5..', to: '' }, 'Categories that are mapped from `5..` have no name. Name what they become.'],
    [{ to: '5xx' }, 'It isn’t said which categories become `5xx`.'.replace('’', "'")],
    [{ matches: '(5..', to: '5xx' }, 'The regular expression `(5..` can’t be read. Correct it'],
    [{ matches: '(a+)+', to: 'x' }, 'The regular expression `(a+)+` repeats a group that repeats'],
    [{ matches: '((a|b)c)*', to: 'x' }, 'repeats a group that repeats or has alternatives, which can take for ever.'],
    [{ matches: '(?:a{2,}){9}', to: 'x' }, 'repeats a group'],
    [{ matches: '.*a.*b.*c.*', to: 'x' }, 'has 4 repetitions. Write at most 3'],
    [{ matches: '(?!5)..', to: 'x' }, 'looks around or back.'],
    [{ matches: '(.)\\1', to: 'x' }, 'looks around or back.'],
    [{ matches: 'x'.repeat(201), to: 'x' }, 'has 201 characters. Write at most 200.'],
  ])('refuse %j', (rule, message) => {
    expect(() => plan(queryOf({ categories: { map: [rule as CategoryRule] } }), last(5))).toThrow(message);
  });

  it('keep escaped and listed characters', () => {
    expect(mappingOf([{ matches: '[+*(]\\+\\\\1', to: 'odd' }])('(+\\1')).toBe('odd');
  });

  it('are at most 50', () => {
    const rules = Array.from({ length: 51 }, (_, i) => ({ is: String(i), to: 'x' }));
    expect(() => plan(queryOf({ categories: { map: rules } }), last(5))).toThrow('Limit `mappings` is 50');
  });
});
