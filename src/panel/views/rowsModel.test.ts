import { testEvent, testGroup, testView } from '../testing';
import { byShift, rowsModel, windowOf } from './rowsModel';

const group = (groupName: string, w: number, drifting = false) => {
  const view = testView({ w: [0.01, null, w], state: [0, 3, drifting ? 1 : 2] }, { groupName, drifting });
  view.meta.latest = { ...view.meta.latest!, w };
  view.events = drifting ? [testEvent({ start: 120_000 })] : [];
  return testGroup(view);
};
const names = (groups: Array<ReturnType<typeof group>>) => groups.map(({ view }) => view.meta.groupName);

describe('rowsModel', () => {
  it('puts groups in drift first, then the largest shift', () => {
    expect(names(byShift([group('a', 0.01), group('b', 0.2), group('c', 0.15, true)]))).toEqual(['c', 'b', 'a']);
  });

  it('tells drift, too few events and no data apart, window by window', () => {
    const { rows } = rowsModel([group('a', 0.3, true), group('b', 0.2)]);
    expect(rows[0].states).toEqual([null, 'no data', 'drift']);
    expect(rows[1].states).toEqual([null, 'no data', 'few events']);
    expect(rows[0].shift).toEqual([0.01, null, 0.3]);
  });

  it('has one scale for all rows, on which a huge shift does not flatten the others', () => {
    expect(rowsModel([group('a', 0.3), group('b', 0.1)]).top).toBeCloseTo(0.3);
    expect(rowsModel([group('a', 4), group('b', 0.1)]).top).toBe(0.5);
    expect(rowsModel([group('a', 0.02)]).top).toBeCloseTo(0.2);
  });

  it('finds the window of a row that has fewer than the others', () => {
    const late = group('late', 0.1);
    late.view.times = [60_000, 120_000];
    const model = rowsModel([group('a', 0.3), late]);
    expect([0, 1, 2].map((i) => windowOf(model.rows[1], model, i))).toEqual([null, 0, 1]);
  });
});
