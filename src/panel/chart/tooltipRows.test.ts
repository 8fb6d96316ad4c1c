import { testLook } from '../testing';
import type { Layer } from './stackModel';
import { tooltipRows } from './tooltipRows';

const layers = ['a', 'b', 'c'].map((category, index): Layer => ({
  look: testLook(category),
  index,
  upper: [],
  baselineUpper: [],
  unseen: [],
}));
const rows = [{ share: 0.2 }, { share: 0 }, { share: 0.8 }];
const names = (shown: Layer[]) => shown.map(({ look }) => look.category).join('');

describe('tooltipRows', () => {
  it('has all, top of the stack first, unless another order is asked for', () => {
    expect(names(tooltipRows(layers, rows, undefined))).toBe('cba');
    const sorted = (sort: 'asc' | 'desc') =>
      names(tooltipRows(layers, rows, undefined, { mode: 'multi', sort, hideZeros: false }));
    expect([sorted('asc'), sorted('desc')]).toEqual(['bac', 'cab']);
  });

  it('leaves out what has no share where that is asked for', () => {
    expect(names(tooltipRows(layers, rows, undefined, { mode: 'multi', sort: 'none', hideZeros: true }))).toBe('ca');
  });

  it('has what is pointed at alone, and all where nothing is', () => {
    const single = { mode: 'single', sort: 'none', hideZeros: false } as const;
    expect(names(tooltipRows(layers, rows, layers[1], single))).toBe('b');
    expect(names(tooltipRows(layers, rows, undefined, single))).toBe('cba');
  });
});
