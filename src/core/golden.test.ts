/** @jest-environment node */
import type { FrameJSON } from './model/frame';
import type { DistributionQuery, TestChoice } from './model/query';
import chiSquareTest from './stats/golden/chiSquareTest.json';
import exactMultinomialTest from './stats/golden/exactMultinomialTest.json';
import gTest from './stats/golden/gTest.json';
import homogeneityTest from './stats/golden/homogeneityTest.json';
import quasiTest from './stats/golden/quasiTest.json';
import { worst } from './stats/golden/relativeError';
import { fSf } from './numeric';
import { longFrame, seriesFrames, times } from './testing/frames';
import { columnOf, last, MINUTE, queryOf, run } from './testing/run';

interface Case {
  x: number[];
  /** Intended shares. */
  q?: number[];
  /** Counts of the baseline. */
  y?: number[];
  pValue: number | null;
}

const counts = (values: number[]): FrameJSON[] => [longFrame(values.map((count, k) => ({ category: `c${k}`, count })))];

/** p of one window with these counts, by way of `plan` and `derive`. */
function derivedP({ x, q, y }: Case, test: TestChoice): number | null {
  const baseline: DistributionQuery['baseline'] =
    q === undefined
      ? { kind: 'query', query: { expr: 'control' } }
      : { kind: 'fixed', shares: Object.fromEntries(q.map((share, k) => [`c${k}`, share])) };
  const query = queryOf({
    window: { size: 'range' },
    categories: { schema: x.map((_, k) => `c${k}`) },
    baseline,
    test,
    format: 'latest',
    statistics: ['p'],
  });
  const [frame] = run(query, last(60), ({ id }) => counts(id === 'observed' ? x : y!));
  return columnOf(frame, 'p')[0] as number | null;
}

/** The tests whose p depends on one window and its baseline alone. */
const GOLDEN: Array<[TestChoice, Case[]]> = [
  ['goodness of fit', chiSquareTest],
  ['homogeneity', homogeneityTest],
  ['G-test', gTest],
  ['exact multinomial', exactMultinomialTest],
];

describe('p as derive returns it is the golden one, of SciPy and mpmath', () => {
  it.each(GOLDEN)('%s', (test, cases) => {
    const pairs = cases.map((one): [number | null, number | null] => [derivedP(one, test), one.pValue]);
    const missing = pairs.filter(([derived, golden]) => (derived === null) !== (golden === null));
    expect(missing).toEqual([]);
    const known = pairs.filter((pair): pair is [number, number] => pair[1] !== null);
    expect(known.length).toBeGreaterThan(40);
    expect(worst(known)).toBeLessThan(1e-9);
  });
});

/** As far back as windows that tell how much windows vary are: the baseline is of the same ones. */
const GAP = 10;

/** Chi-square, degrees of freedom and p of the window x some time after the windows of `table`, by way of `plan` and `derive`. */
function derivedAfter(x: number[], table: number[][]): Array<number | null> {
  const query = queryOf({
    window: { size: '1m', timestamp: 'start' },
    categories: { schema: x.map((_, k) => `c${k}`) },
    baseline: { kind: 'trailing', windows: table.length, gap: GAP },
    test: 'quasi-F',
    // judged by the window alone
    detect: { measure: 'psi' },
    format: 'latest',
    statistics: ['chiSquare', 'df', 'p'],
  });
  const range = last(1);
  const rows = [...table, ...new Array<number[]>(GAP).fill(x), x];
  const at = times(range.to - rows.length * MINUTE, MINUTE, rows.length);
  const [frame] = run(query, range, () =>
    seriesFrames(
      at,
      x.map((_, k) => ({ labels: { code: `c${k}` }, values: rows.map((row) => row[k]) }))
    )
  );
  return ['chiSquare', 'df', 'p'].map((name) => columnOf(frame, name)[0] as number | null);
}

describe('quasi-F as derive returns it', () => {
  const derived = quasiTest
    .filter(({ statistic, ratio }) => statistic !== null && ratio !== null)
    .map((golden) => ({ golden, derived: derivedAfter(golden.x, golden.table) }))
    // the others have categories that are too sparse to be cells of their own
    .filter(({ golden, derived: [, df] }) => df === golden.df1);

  it('has the golden chi-square', () => {
    expect(derived.length).toBeGreaterThan(30);
    const pairs = derived.map(({ golden: { statistic, df1, ratio }, derived: [chiSquare] }) => [
      chiSquare,
      statistic! * ratio! * df1,
    ]);
    expect(worst(pairs as Array<[number | null, number]>)).toBeLessThan(1e-9);
  });

  it('has the golden p, as with a ratio of 1 where the golden one is smaller', () => {
    const calm = derived.filter(({ golden }) => golden.ratio! <= 1);
    expect(calm.length).toBeGreaterThan(3);
    const pairs = calm.map(({ golden: { statistic, ratio, df1, df2 }, derived: [, , p] }) => [
      p,
      fSf(statistic! * ratio!, df1, df2),
    ]);
    expect(worst(pairs as Array<[number | null, number]>)).toBeLessThan(1e-9);
  });
});
