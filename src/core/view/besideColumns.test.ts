/** @jest-environment node */
import { times, wideFrame } from '../testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../testing/run';
import { besideColumns, besideOver } from './besideColumns';
import { readViewJSON, type DistributionView } from './view';

const at = times(NOON - 70 * MINUTE, MINUTE, 71);
const frame = (rate: number, failing: number) =>
  wideFrame(at, [
    { labels: { code: '200' }, values: at.map((_, i) => rate + (i % 7)) },
    { labels: { code: '500' }, values: at.map((_, i) => failing + (i % 2)) },
  ]);
const canary = frame(90, 9);
const control = frame(950, 40);
const asked = ['share', 'count', 'baseline', 'deltaLower', 'deltaUpper'] as const;
const beside = { kind: 'query' as const, query: { expr: 'control' } };

function viewOf(query: Parameters<typeof queryOf>[0]): { view: DistributionView; returned: (id: string) => unknown[] } {
  const frames = run(queryOf({ statistics: [...asked], ...query }), last(5), ({ id }) => [
    id === 'observed' ? canary : control,
  ]);
  const [view] = readViewJSON(frames);
  const { fields } = frames[0].schema;
  const column = (id: string, code: string) =>
    fields.findIndex(({ name, labels }) => name === id && labels?.code === code);
  return {
    view,
    returned: (id) => view.meta.categories.map((code) => frames[0].data.values[column(id, code)]),
  };
}

const plain = (view: DistributionView): DistributionView => ({ ...view, inflation: view.times.map(() => 1) });
const ends = (view: DistributionView, end: 'lower' | 'upper') =>
  besideColumns(view).map((column) => column.map((one) => one[end]));

describe('besideColumns', () => {
  it('has the same intervals as the statistics delta, lower and delta, upper beside a control', () => {
    const { view, returned } = viewOf({ baseline: beside });
    view.meta.windows.beside!.forEach((events) => expect(Math.abs(events! - 993.5)).toBeLessThanOrEqual(4));
    for (const [end, id] of [
      ['lower', 'deltaLower'],
      ['upper', 'deltaUpper'],
    ] as const) {
      const [ours, theirs] = [ends(plain(view), end), returned(id) as number[][]];
      ours.forEach((column, k) => column.forEach((value, i) => expect(value).toBeCloseTo(theirs[k][i], 12)));
    }
  });

  it('takes intended shares for exact', () => {
    const { view, returned } = viewOf({ baseline: { kind: 'fixed', shares: { 200: 0.95, 500: 0.05 } } });
    expect(view.meta.windows.beside).toBeUndefined();
    const theirs = returned('deltaLower') as number[][];
    ends(plain(view), 'lower').forEach((column, k) =>
      column.forEach((value, i) => expect(value).toBeCloseTo(theirs[k][i], 12))
    );
  });

  it('is wider where windows vary more than chance allows', () => {
    const { view } = viewOf({ baseline: beside });
    const widthAt = (inflation: number) => {
      const [column] = besideColumns({ ...view, inflation: view.times.map(() => inflation) });
      return column[0].upper! - column[0].lower!;
    };
    expect(widthAt(4) / widthAt(1)).toBeCloseTo(2, 0);
    expect(widthAt(0.5)).toBe(widthAt(1));
  });

  it('has no answer without counts', () => {
    const { view } = viewOf({ baseline: beside, statistics: ['share'] });
    expect(
      besideColumns(view)
        .flat()
        .every(({ lower, difference }) => lower === null && difference === null)
    ).toBe(true);
  });
});

describe('besideOver', () => {
  it('adds up the counts of both sides, and is narrower than a single window', () => {
    const { view } = viewOf({ baseline: beside });
    const all = besideOver(plain(view), [0, 1, 2, 3, 4]);
    const k = view.meta.categories.indexOf('500');
    const sum = (values: ArrayLike<number | null>) =>
      Array.from(values).reduce<number>((total, value) => total + value!, 0);
    const n = sum(view.categories[0].count!) + sum(view.categories[1].count!);
    expect(all[k].share).toBeCloseTo(sum(view.categories[k].count!) / n, 12);
    expect(all[k].baseline!).toBeCloseTo(0.0408, 3);
    expect(all[k].upper! - all[k].lower!).toBeLessThan(
      ends(plain(view), 'upper')[k][0]! - ends(plain(view), 'lower')[k][0]!
    );
    expect(all[k].lower).toBeGreaterThan(0);
  });

  it('counts no event twice where windows overlap', () => {
    const { view } = viewOf({ baseline: beside });
    const sliding = plain({ ...view, meta: { ...view.meta, windowMs: 2 * view.meta.stepMs } });
    expect(besideOver(sliding, [0, 1, 2, 3, 4])).toEqual(besideOver(plain(view), [0, 2, 4]));
  });

  it('has no answer of no windows', () => {
    const { view } = viewOf({ baseline: beside });
    expect(besideOver(view, []).every(({ share }) => share === null)).toBe(true);
  });
});
