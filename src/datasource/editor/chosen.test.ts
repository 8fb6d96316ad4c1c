import { chosen } from './chosen';

it('passes a choice on, and keeps what was chosen when Escape takes it away', () => {
  const applied: string[] = [];
  const onChange = chosen((value: string) => applied.push(value));
  onChange({ value: 'trailing' });
  onChange(undefined);
  onChange(null);
  expect(applied).toEqual(['trailing']);
});
