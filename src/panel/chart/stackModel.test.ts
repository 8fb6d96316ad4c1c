import { STATES } from '../core';
import { testLook, testView } from '../testing';
import { stackModel, windowAt } from './stackModel';
import { placeNames, stackEnds } from './placeNames';

const looks = ['2xx', '5xx'].map((category) => testLook(category));
const none: ReadonlySet<string> = new Set();
const rounded = (values: Array<number | null>) =>
  values.map((value) => (value === null ? null : Math.round(value * 1e6) / 1e6));

describe('stackModel', () => {
  it('stacks shares from the bottom, and leaves a window without data empty', () => {
    const model = stackModel(testView(), looks, none, 'whole');
    expect(model.layers.map((layer) => rounded(layer.upper))).toEqual([
      [0.9, null, 0.9],
      [1, null, 1],
    ]);
    expect(rounded(model.layers[0].baselineUpper)).toEqual([0.95, 0.95, 0.95]);
    expect([model.bottom, model.top]).toEqual([0, 1]);
    expect(model.hatches).toEqual([null, 'no data', null]);
  });

  it('hatches windows with too few events, and quiet ones', () => {
    const hatched = (state: (typeof STATES)[number]) =>
      stackModel(testView({ state: [0, 3, STATES.indexOf(state)] }), looks, none, 'whole').hatches[2];
    expect((['few events', 'quiet', 'cold start', 'ok', 'undecided'] as const).map(hatched)).toEqual([
      'few events',
      'quiet',
      'cold start',
      null,
      null,
    ]);
  });

  it('hides a category without changing the others, and fits the axis to what is left', () => {
    const model = stackModel(testView(), looks, new Set(['2xx']), 'whole');
    expect(model.layers).toHaveLength(1);
    expect(rounded(model.layers[0].upper)).toEqual([0.1, null, 0.1]);
    expect(model.top).toBeCloseTo(0.11);
  });

  it('leaves out what an override hides', () => {
    const model = stackModel(testView(), [looks[0], { ...looks[1], hidden: true }], none, 'whole');
    expect(model.layers.map((layer) => layer.look.category)).toEqual(['2xx']);
  });

  it('begins a fitted axis under the lowest edge of the bottom category', () => {
    const model = stackModel(testView(), looks, none, 'fit');
    expect(model.bottom).toBeGreaterThan(0.8);
    expect(model.bottom).toBeLessThan(0.9);
  });

  it('shows the last window’s baseline as a column', () => {
    const { column } = stackModel(testView(), looks, none, 'whole');
    expect(column.map(({ lower, upper }) => [lower, upper])).toEqual([
      [0, 0.95],
      [0.95, 1],
    ]);
  });
});

describe('windowAt', () => {
  const times = [0, 60, 180];

  it('finds the window that an instant lies in, start included, end excluded', () => {
    expect([0, 59, 60, 119, 180, 239].map((at) => windowAt(times, 60, at))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('finds none before, between and after windows', () => {
    expect([-1, 120, 179, 240].map((at) => windowAt(times, 60, at))).toEqual([null, null, null, null]);
    expect(windowAt([], 60, 0)).toBeNull();
  });
});

describe('placeNames', () => {
  const placed = (height: number) => placeNames(stackEnds(stackModel(testView(), looks, none, 'whole')), height, 14);

  it('puts a name at its block, and moves the next one just as far as it needs', () => {
    const names = placed(100);
    expect(names.map(({ look }) => look.name)).toEqual(['5xx', '2xx']);
    expect(names[0].y).toBeCloseTo(7);
    expect(names[1].y).toBeCloseTo(55);
  });

  it('keeps names apart and inside, and drops the smallest shares when there is no room for all', () => {
    expect(placed(20).map(({ look }) => look.name)).toEqual(['2xx']);
    expect(placed(10)).toEqual([]);
  });
});
