import { stackModel } from '../chart/stackModel';
import type { DeltaUnit } from '../options';
import { testLook, testView } from '../testing';
import { changeAt, deltaModel } from './deltaModel';

const looks = ['2xx', '5xx'].map((category) => testLook(category));
const changes = (unit: DeltaUnit, view = testView()) => deltaModel(stackModel(view, looks, new Set(), 'whole'), unit);
const rounded = (values: Array<number | null>) => values.map((value) => value && Math.round(value * 1e6) / 1e6);

describe('deltaModel', () => {
  it('stacks what grew above 0 and what shrank below it, and leaves a window without data empty', () => {
    const [ok, failed] = changes('points').changes;
    expect(rounded(ok.to)).toEqual([-0.05, null, -0.05]);
    expect(rounded(failed.to)).toEqual([0.05, null, 0.05]);
    expect(ok.from).toEqual([0, null, 0]);
  });

  it('has the events that each has more or fewer than its baseline, where counts are shown', () => {
    const view = testView();
    const model = deltaModel(stackModel(view, looks, new Set(), 'whole', 'counts'), 'points');
    const points = changes('points').changes;
    const events = (k: number) => points[k].delta.map((delta, i) => delta && delta * view.n![i]!);
    expect(rounded(model.changes[1].to)).toEqual(rounded(events(1)));
    expect(model.changes[1].to[1]).toBeNull();
    expect(model.axis[1]).toBeGreaterThan(Math.max(...model.changes[1].to.map(Number)));
  });

  it('puts a second increase on top of the first', () => {
    const view = testView();
    const third = { ...view.categories[1], category: '4xx', share: [0.06, null, 0.06], baseline: [0.04, 0.04, 0.04] };
    view.categories.push(third);
    const model = deltaModel(stackModel(view, [...looks, testLook('4xx')], new Set(), 'whole'), 'points');
    expect(rounded(model.changes[2].from)).toEqual([0.05, null, 0.05]);
    expect(rounded(model.changes[2].to)).toEqual([0.07, null, 0.07]);
    expect(changeAt(model, 0, 0.06)?.look.category).toBe('4xx');
    expect(changeAt(model, 0, 0.02)?.look.category).toBe('5xx');
    expect(changeAt(model, 0, 0.5)).toBeUndefined();
  });

  it('has as much room below 0 as above, and at least that of the smallest change that counts', () => {
    const [low, high] = changes('points').axis;
    expect(high).toBeCloseTo(0.055);
    expect(low).toBe(-high);
    const view = testView();
    view.categories.forEach((category) => (category.share = Array.from(category.baseline!)));
    expect(changes('points', view).axis[1]).toBeCloseTo(0.00275);
  });

  it('tells changes as parts of the baseline share, where the baseline expects at least 5 events', () => {
    const { changes: relative, axis } = changes('relative');
    expect(rounded(relative[1].to)).toEqual([1, null, 1]);
    expect(rounded(relative[0].to)).toEqual([-0.052632, null, -0.052632]);
    expect(axis[1]).toBeCloseTo(1.1);
    expect(axis[0]).toBeGreaterThanOrEqual(-1);
    expect(changes('relative', testView({ n: [99, null, 1000] })).changes[1].to[0]).toBeNull();
  });
});
