import React from 'react';
import { getDataSourceSrv } from '@grafana/runtime';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { seriousFindings } from '../../datasource/testing/axe';
import { installGrafana, settingsOf, type Installed } from '../../datasource/testing/grafana';
import { DATASOURCE_ID } from '../ids';
import { SetupPage } from './SetupPage';

const post = jest.fn();
const get = jest.fn();

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ post, get }),
  PluginPage: ({ children }: { children: React.ReactNode }) => (
    <main>
      <h1>Setup</h1>
      <h2>Multinomial</h2>
      {children}
    </main>
  ),
  DataSourcePicker: ({ onChange }: { onChange: (settings: object) => void }) => (
    <button onClick={() => onChange({ uid: 'prom', name: 'Prometheus', type: 'prometheus' })}>pick Prometheus</button>
  ),
}));

// a text link asks for a router, which Grafana has around every page
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  TextLink: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

const health = { testDatasource: async () => ({ status: 'success', message: 'Ready.' }) };
const distribution = (name: string): Installed => ({
  settings: settingsOf(name, DATASOURCE_ID, {}, name),
  instance: health as unknown as Installed['instance'],
});

/** Grafana's list changes when it has been reloaded, which takes a while. */
function install(before: Installed[], after: Installed[]): { reloaded: () => Promise<void> } {
  installGrafana(before);
  let finish = () => {};
  const done = new Promise<void>((resolve) => (finish = resolve));
  jest.spyOn(getDataSourceSrv(), 'reload').mockImplementation((() => done.then(() => installGrafana(after))) as never);
  return {
    reloaded: () =>
      act(async () => {
        finish();
        await done;
      }),
  };
}

beforeEach(() => {
  post.mockReset().mockResolvedValue({});
  get.mockReset().mockResolvedValue([]);
});

it('creates one data source, shows it once the list has it, and can’t be clicked twice until then', async () => {
  const { reloaded } = install([], [distribution('Distribution')]);
  render(<SetupPage />);
  expect(await screen.findByText('No Distribution data source yet. Create one for:')).toBeTruthy();
  const create = screen.getByRole<HTMLButtonElement>('button', { name: 'Create data source' });
  expect(create.disabled).toBe(true);
  fireEvent.click(screen.getByText('pick Prometheus'));
  fireEvent.click(create);
  await act(async () => undefined);
  expect(create.disabled).toBe(true);
  fireEvent.click(create);
  expect(post).toHaveBeenCalledTimes(1);
  expect(post.mock.calls[0][1]).toMatchObject({ name: 'Distribution', jsonData: { upstreams: ['prom'] } });
  expect(screen.queryByText('Ready.')).toBeNull();
  await reloaded();
  expect(await screen.findByText('Ready.')).toBeTruthy();
  expect(screen.getByText('Create another one for:')).toBeTruthy();
});

it('names the second one by its upstream', async () => {
  install([distribution('Distribution')], []);
  render(<SetupPage />);
  fireEvent.click(screen.getByText('pick Prometheus'));
  fireEvent.click(screen.getByRole('button', { name: 'Create data source' }));
  await act(async () => undefined);
  expect(post.mock.calls[0][1]).toMatchObject({ name: 'Distribution of Prometheus' });
});

it('says why none was created, and lets one try again', async () => {
  install([], []);
  post.mockRejectedValue({ data: { message: 'Access denied' } });
  render(<SetupPage />);
  fireEvent.click(screen.getByText('pick Prometheus'));
  const create = screen.getByRole<HTMLButtonElement>('button', { name: 'Create data source' });
  fireEvent.click(create);
  expect(await screen.findByText(/Access denied/)).toBeTruthy();
  expect(create.disabled).toBe(false);
});

it('lists dashboards, and says why it could not', async () => {
  install([], []);
  get.mockResolvedValueOnce([{ uid: 'a', title: 'Shop', url: '/d/a' }]);
  const { unmount } = render(<SetupPage />);
  expect(await screen.findByRole('link', { name: /Shop/ })).toBeTruthy();
  unmount();
  get.mockRejectedValueOnce(new Error('no permission'));
  render(<SetupPage />);
  expect(await screen.findByText('Dashboards could not be listed: no permission')).toBeTruthy();
});

it('has no serious finding of axe', async () => {
  install([distribution('Distribution')], []);
  const { container } = render(<SetupPage />);
  await screen.findByText('Ready.');
  expect(await seriousFindings(container)).toEqual([]);
});
