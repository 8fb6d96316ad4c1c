/** @jest-environment node */
import { shareDeltas, shiftShares } from './shareDeltas';

describe('shareDeltas', () => {
  it('are shares less baseline shares', () => {
    expect(shareDeltas([0.5, 0.25, 0.25], [0.25, 0.75, 0])).toEqual([0.25, -0.5, 0.25]);
  });

  it('need a baseline share for each', () => {
    expect(() => shareDeltas([0.5, 0.5], [1])).toThrow(RangeError);
  });
});

describe('shiftShares', () => {
  it('are parts of the whole shift, with their sign', () => {
    expect(shiftShares([0.25, -0.5, 0.25])).toEqual([0.25, -0.5, 0.25]);
    expect(shiftShares([0.01, -0.01])).toEqual([0.5, -0.5]);
  });

  it('have no answer where nothing shifted', () => {
    expect(shiftShares([0, 0])).toBeNull();
    expect(shiftShares([])).toBeNull();
  });
});
