/** @jest-environment node */
import type { FrameJSON } from './model/frame';
import type { DistributionQuery, PlannedRequest, StatisticId } from './model/query';
import { random } from './numeric';
import { KERNEL } from './kernel';
import { REGISTRY, type CategoryStatistic, type WindowStatistic } from './registry';
import { seriesFrames, times } from './testing/frames';
import { last, MINUTE, NOON, queryOf, run } from './testing/run';

const CODES = ['200', '404', '500', '503'];
const IN_COLUMNS = REGISTRY.filter(
  (entry): entry is WindowStatistic | CategoryStatistic => entry.scope !== 'group' && entry.column !== undefined
);

/** Counts that depend on the minute alone: bursty, with a rare category, gaps, near-empty windows and a change at the end. */
function answer({ from, to }: PlannedRequest): FrameJSON[] {
  const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
  const rows = at.map((t) => {
    const minute = (t - NOON) / MINUTE;
    const source = random(Math.round(t / MINUTE));
    const shares = source.dirichlet([0.9, 0.06, minute > -20 ? 0.2 : 0.03, 0.002].map((share) => share * 150));
    const counts = source.multinomial(minute % 17 === 0 ? 12 : 2_000, shares);
    return CODES.map((_, k) => (minute % 23 === 0 ? null : counts[k]));
  });
  return seriesFrames(
    at,
    CODES.map((code, k) => ({ labels: { code }, values: rows.map((row) => row[k]) }))
  );
}

/** What is asked without the columns that `work` takes: window by window. */
function byWindow<T>(work: () => T): T {
  const columns = IN_COLUMNS.map(({ column }) => column);
  IN_COLUMNS.forEach((entry) => {
    entry.column = undefined;
  });
  try {
    return work();
  } finally {
    IN_COLUMNS.forEach((entry, i) => {
      entry.column = columns[i];
    });
  }
}

describe('columns are what is said of each window', () => {
  const cases: Record<string, Partial<DistributionQuery>> = {
    'by the drift rule': {},
    'by the quasi-F test': { test: 'quasi-F' },
    'by the two-sample test': { test: 'homogeneity' },
    'by a test that columns do not know': { test: 'Dirichlet-multinomial' },
    'by the fitting test': { detect: { measure: 'psi' } },
    'with longer windows': { test: 'quasi-F', detect: { scales: [5] } },
    'of sliding windows': { test: 'quasi-F', window: { size: '3m', step: '1m' } },
    'beside an earlier day': { test: 'quasi-F', baseline: { kind: 'offset', offsets: ['1d'] } },
    'beside intended shares': { baseline: { kind: 'uniform' } },
    'of states': { test: 'quasi-F', values: 'states' },
  };
  const statistics = IN_COLUMNS.map(({ id }) => id as StatisticId);

  it.each(Object.keys(cases))('%s', (name) => {
    const query = queryOf({ category: 'code', statistics, ...cases[name] });
    const ask = (kernel = KERNEL) => run(query, last(120), answer, { kernel });
    const known = ask();
    expect(byWindow(ask)).toEqual(known);
    // the tests of a kernel that leaves all of them to the windows
    const leaves = {
      ...KERNEL,
      testWindows: (_: Float64Array, __: number, n: Float64Array, from: number) => n.length - from,
    };
    expect(byWindow(() => ask(leaves))).toEqual(known);
    expect(ask(leaves)).toEqual(known);
  });

  it('are none where there is no answer', () => {
    const [frame] = run(queryOf({ category: 'code', statistics, test: 'quasi-F' }), last(120), answer);
    const named = (id: string) => frame.data.values[frame.schema.fields.findIndex(({ name }) => name === id)];
    expect(new Set(named('drift'))).toEqual(new Set([0, 1, null]));
    expect(named('p')).toContain(null);
    expect(named('n')).toContain(null);
  });
});
