/** @jest-environment node */
import { DECLARED } from './declared';
import { REGISTRY } from '.';

describe('DECLARED', () => {
  it('is data as JSON has it, since bundles are built with it written down', () => {
    expect(JSON.parse(JSON.stringify(DECLARED))).toEqual(DECLARED);
  });

  it('has every statistic, without what computes it', () => {
    expect(DECLARED.map(({ id }) => id)).toEqual(REGISTRY.map(({ id }) => id));
    expect(DECLARED.some((entry) => 'compute' in entry)).toBe(false);
  });
});
