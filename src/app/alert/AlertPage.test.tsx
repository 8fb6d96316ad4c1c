import React from 'react';
import { locationService } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import { seriousFindings } from '../../datasource/testing/axe';
import { CountsDataSource } from '../../datasource/testing/CountsDataSource';
import { distributionOver, target } from '../../datasource/testing/distribution';
import { installGrafana } from '../../datasource/testing/grafana';
import { DATASOURCE_ID } from '../ids';
import { AlertPage } from './AlertPage';

const get = jest.fn();

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ get }),
  PluginPage: ({ children }: { children: React.ReactNode }) => (
    <main>
      <h1>Drift alert</h1>
      <h2>Multinomial</h2>
      {children}
    </main>
  ),
}));

// the editor has its own tests
jest.mock('./QueryPart', () => ({ QueryPart: () => <div /> }));

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

// a whole page of Grafana's components, and axe over it
jest.setTimeout(60_000);

const own = { uid: 'dist', type: DATASOURCE_ID };
const file = () => screen.getByLabelText('Provisioning file').textContent;

beforeEach(() => {
  distributionOver([new CountsDataSource('counts')], {}, { upstreams: ['counts'] });
  locationService.push('/?dashboard=shop&panel=4');
  get.mockReset().mockResolvedValue({
    dashboard: { panels: [{ id: 4, type: 'timeseries', title: 'Codes', datasource: own, targets: [target()] }] },
  });
});

it('fills in a rule from a panel, writes each setting into its file, and has no serious finding of axe', async () => {
  const { container } = render(<AlertPage />);
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  expect(name.value).toBe('Drift: Codes');
  fireEvent.change(name, { target: { value: 'Checkout' } });
  expect(file()).toContain('Checkout');
  fireEvent.change(screen.getByRole('textbox', { name: /^Pending for/ }), { target: { value: '7m' } });
  expect(file()).toContain('7m');
  const labels = screen.getByRole('textbox', { name: /^Labels/ });
  fireEvent.change(labels, { target: { value: 'team=shop' } });
  fireEvent.blur(labels);
  expect(file()).toContain('team');
  expect(file()).toMatch(/deploys:\n +- deploy\n/);
  const deploys = screen.getByRole('textbox', { name: /^Deploys/ });
  fireEvent.change(deploys, { target: { value: 'release, ' } });
  fireEvent.blur(deploys);
  expect(file()).toMatch(/deploys:\n +- release\n/);
  const none = screen.getByRole('textbox', { name: /^Deploys/ });
  fireEvent.change(none, { target: { value: '' } });
  fireEvent.blur(none);
  expect(file()).toContain('deploys: []');
  expect(file()).not.toMatch(/ deploy: /);
  expect(screen.queryByText('This rule can’t be evaluated yet')).toBeNull();
  expect(await seriousFindings(container)).toEqual([]);
});

it('says what keeps the rule from being evaluated', async () => {
  distributionOver([new CountsDataSource('counts')]);
  render(<AlertPage />);
  expect(await screen.findByText(/may not read counts for alert rules/)).toBeTruthy();
});

it('says why the panel’s query can’t be read', async () => {
  get.mockResolvedValue({ dashboard: { panels: [] } });
  render(<AlertPage />);
  expect(await screen.findByText(/The dashboard has no panel 4/)).toBeTruthy();
});

it('leads to the setup where there is no data source', async () => {
  installGrafana([]);
  locationService.push('/');
  render(<AlertPage />);
  expect(await screen.findByRole('link', { name: 'Open the setup' })).toBeTruthy();
});
