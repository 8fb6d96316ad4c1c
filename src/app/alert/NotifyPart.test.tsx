import React, { useState } from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { Notify } from './alertRule';
import { NotifyPart } from './NotifyPart';

const mockGet = jest.fn();
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ get: mockGet }),
}));

interface MockProps {
  'aria-labelledby': string;
  options: Array<{ value: string; label: string }>;
  value: string | null;
  onChange: (option: { value: string } | null) => void;
}

// its list draws only what has a height, and jsdom gives it none
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  Combobox: ({ options, value, onChange, ...named }: MockProps) => (
    <select
      aria-labelledby={named['aria-labelledby']}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : { value: target.value })}
    >
      <option value="">none</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  ),
}));

const changed = jest.fn();
function Part() {
  const [notify, setNotify] = useState<Notify>();
  const change = (next: Notify | undefined) => {
    changed(next);
    setNotify(next);
  };
  return <NotifyPart notify={notify} labels={['region']} onChange={change} />;
}

async function choose(list: string, option: string) {
  const { value } = await screen.findByRole<HTMLOptionElement>('option', { name: option });
  fireEvent.change(screen.getByRole('combobox', { name: list }), { target: { value } });
}

beforeEach(() => mockGet.mockReset());

it('offers the contact points and mute timings that there are, and what a notification is for', async () => {
  mockGet.mockImplementation(async (path: string) =>
    path.endsWith('contact-points')
      ? [{ name: 'on call' }, { name: 'on call' }, { name: 'chat' }]
      : [{ name: 'nights' }]
  );
  render(<Part />);
  await choose('Contact point', 'on call');
  expect(changed).toHaveBeenLastCalledWith({ contactPoint: 'on call' });
  await choose('One notification for', 'each region');
  await choose('Muted in', 'nights');
  expect(changed).toHaveBeenLastCalledWith({ contactPoint: 'on call', per: ['region'], muteTiming: 'nights' });
  await choose('One notification for', 'the rule');
  expect(changed).toHaveBeenLastCalledWith(expect.objectContaining({ per: [] }));
  fireEvent.change(screen.getByRole('combobox', { name: 'Contact point' }), { target: { value: '' } });
  expect(changed).toHaveBeenLastCalledWith(undefined);
  expect(screen.queryByText('One notification for')).toBeNull();
});

it('has none to offer where they may not be read', async () => {
  mockGet.mockRejectedValue({ status: 403 });
  render(<Part />);
  expect(await screen.findByRole('combobox', { name: 'Contact point' })).toBeTruthy();
  expect(screen.getAllByRole('option')).toHaveLength(1);
});
