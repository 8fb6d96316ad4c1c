import React, { useState } from 'react';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { seriousFindings } from '../testing/axe';
import { installGrafana, settingsOf } from '../testing/grafana';
import type { DistributionOptions } from '../types';
import { ConfigEditor } from './ConfigEditor';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  DataSourcePicker: ({ onChange, inputId }: { onChange: (settings: object) => void; inputId: string }) => (
    <button id={inputId} onClick={() => onChange({ uid: 'prom', name: 'Prometheus' })}>
      pick Prometheus
    </button>
  ),
}));

type Options = React.ComponentProps<typeof ConfigEditor>['options'];

function Page({ jsonData, seen }: { jsonData: DistributionOptions; seen: (options: Options) => void }) {
  const [options, setOptions] = useState({ jsonData, secureJsonFields: {}, readOnly: false } as unknown as Options);
  const change = (next: Options) => {
    seen(next);
    setOptions(next);
  };
  return (
    <main>
      <h1>Settings</h1>
      <ConfigEditor options={options} onOptionsChange={change} />
    </main>
  );
}

beforeEach(() => installGrafana([{ settings: settingsOf('prom', 'prometheus', {}, 'Prometheus') }]));

it('allows upstreams from a list, one by a uid that isn’t in it, and removes them', () => {
  const seen: Options[] = [];
  const latest = () => seen[seen.length - 1].jsonData.upstreams;
  render(<Page jsonData={{}} seen={(options) => seen.push(options)} />);
  expect(screen.getByText('None is allowed yet.')).toBeTruthy();
  fireEvent.click(screen.getByText('pick Prometheus'));
  expect(latest()).toEqual(['prom']);
  fireEvent.click(screen.getByRole('button', { name: 'Allow a uid that is not listed' }));
  const uid = screen.getByLabelText('Uid of a data source that is not listed');
  fireEvent.change(uid, { target: { value: ' later ' } });
  fireEvent.keyDown(uid, { key: 'Enter' });
  expect(latest()).toEqual(['prom', 'later']);
  const [known, unknown] = within(screen.getByRole('list', { name: 'Allowed upstreams' })).getAllByRole('listitem');
  expect(known.textContent).toContain('Prometheus');
  expect(unknown.textContent).toContain('No data source for alert rules has this uid');
  fireEvent.click(screen.getByRole('button', { name: 'Remove Prometheus' }));
  expect(latest()).toEqual(['later']);
});

it('sets what new queries begin with, and shows and removes shared snapshots', () => {
  const seen: Options[] = [];
  const latest = () => seen[seen.length - 1].jsonData;
  const snapshots = { release: { pinned: [{ counts: { 200: 9 } }], deploy: '1.2.3' }, old: { pinned: [] } };
  render(<Page jsonData={{ snapshots }} seen={(options) => seen.push(options)} />);
  const alpha = screen.getByLabelText('p <');
  fireEvent.change(alpha, { target: { value: '0.001' } });
  fireEvent.blur(alpha);
  expect(latest().detect).toEqual({ alpha: 0.001 });
  fireEvent.click(screen.getByRole('button', { name: 'Back to the plugin’s own' }));
  expect(latest().detect).toBeUndefined();
  const list = screen.getByRole('list', { name: 'Shared snapshots' });
  expect(within(list).getAllByRole('listitem')[0].textContent).toBe('releasecounts that were pinned, deploy 1.2.3');
  fireEvent.click(screen.getByRole('button', { name: 'Remove release' }));
  expect(Object.keys(latest().snapshots ?? {})).toEqual(['old']);
});

it('switches off that earlier results are used again, and on', () => {
  const seen: Options[] = [];
  render(<Page jsonData={{}} seen={(options) => seen.push(options)} />);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Use earlier results again/ });
  expect(box.checked).toBe(true);
  fireEvent.click(box);
  expect(box.checked).toBe(false);
  fireEvent.click(box);
  expect(seen.map(({ jsonData }) => jsonData.remember)).toEqual([false, undefined]);
});

it('sets limits in place of the plugin’s own, and takes them back', () => {
  const seen: Options[] = [];
  const latest = () => seen[seen.length - 1].jsonData.limits;
  render(<Page jsonData={{}} seen={(options) => seen.push(options)} />);
  const groups = screen.getByLabelText<HTMLInputElement>('groups');
  const enter = (value: string) => {
    fireEvent.change(groups, { target: { value } });
    fireEvent.blur(groups);
  };
  expect(groups.value).toBe('500');
  enter('5001');
  expect(seen).toEqual([]);
  expect(screen.getByText('5001 is not possible: a whole number from 1 to 5000')).toBeTruthy();
  enter('20');
  expect(latest()).toEqual({ groups: 20 });
  fireEvent.click(screen.getByRole('button', { name: 'Back to the plugin’s own' }));
  expect(latest()).toBeUndefined();
});

it('has no serious finding of axe', async () => {
  const { container } = render(
    <Page jsonData={{ upstreams: ['prom'], snapshots: { a: {} } }} seen={() => undefined} />
  );
  expect(await seriousFindings(container)).toEqual([]);
});
