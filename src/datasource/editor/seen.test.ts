import { toDataFrame } from '@grafana/data';
import { seenGroups } from './seen';

const own = toDataFrame({ fields: [], meta: { custom: { multinomial: {} } } });
const labels = [
  { name: 'region', kind: 'label' as const, values: 3, examples: [] },
  { name: 'code', kind: 'label' as const, values: 9, examples: [] },
];

describe('seenGroups', () => {
  it('counts the frames of the query’s answer', () => {
    expect(seenGroups([own, own, toDataFrame({ fields: [] })], ['region'], labels)).toBe(2);
  });

  it('takes the upstream’s label before there is one, as in an alert rule', () => {
    expect(seenGroups(undefined, ['region'], labels)).toBe(3);
    expect(seenGroups(undefined, [], labels)).toBe(0);
    expect(seenGroups(undefined)).toBe(0);
  });
});
