/** @jest-environment node */
import { unseen } from './unseen';

describe('unseen', () => {
  it('names what the baseline does not have, in the window’s order, once each', () => {
    expect(unseen(['418', '200', '599', '418'], ['200', '500'])).toEqual(['418', '599']);
  });

  it('is empty when all are known', () => {
    expect(unseen(['200'], new Set(['200', '500']))).toEqual([]);
    expect(unseen([], [])).toEqual([]);
  });

  it('takes names as they are: case and spaces matter, and object keys mean nothing', () => {
    expect(unseen(['OK', 'ok ', 'constructor'], ['ok'])).toEqual(['OK', 'ok ', 'constructor']);
  });
});
