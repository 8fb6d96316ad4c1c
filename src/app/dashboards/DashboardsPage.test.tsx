import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import React from 'react';
import { locationService } from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import { seriousFindings } from '../../datasource/testing/axe';
import { CountsDataSource } from '../../datasource/testing/CountsDataSource';
import { distributionOver, target } from '../../datasource/testing/distribution';
import { DATASOURCE_ID } from '../ids';
import { DashboardsPage } from './DashboardsPage';

const [get, post] = [jest.fn(), jest.fn()];

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ get, post }),
  PluginPage: ({ children }: { children: React.ReactNode }) => (
    <main>
      <h1>Dashboards over a query</h1>
      {children}
    </main>
  ),
}));

// the editor has its own tests
jest.mock('../alert/QueryPart', () => ({ QueryPart: () => <div /> }));

// a text link asks for a router, which Grafana has around every page
jest.mock('@grafana/ui', () => ({
  ...jest.requireActual('@grafana/ui'),
  TextLink: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

const brought = (path: string) => ({
  dashboard: JSON.parse(
    readFileSync(
      join(__dirname, `../../dashboards/${path.replace('/api/dashboards/uid/multinomial-', '')}.json`),
      'utf8'
    )
  ),
});

beforeEach(() => {
  distributionOver([new CountsDataSource('counts')], {}, { upstreams: ['counts'] });
  const query = { ...target(), datasource: { uid: 'dist', type: DATASOURCE_ID } };
  locationService.push(`/?title=Codes&query=${encodeURIComponent(JSON.stringify(query))}`);
  get.mockReset().mockImplementation(async (path: string) => brought(path));
  post.mockReset().mockImplementation(async (_: string, { dashboard }) => ({ url: `/d/${dashboard.uid}` }));
});

it('saves the three dashboards over a panel’s query under a name, and leads to them', async () => {
  const { container } = render(<DashboardsPage />);
  fireEvent.change(await screen.findByLabelText(/^Name/), { target: { value: 'Checkout' } });
  fireEvent.click(screen.getByRole('button', { name: 'Create the dashboards' }));
  const link = await screen.findByRole('link', { name: 'Checkout: on call' });
  expect(link.getAttribute('href')).toBe('/d/multinomial-checkout-on-call');
  expect(post.mock.calls.map(([, { dashboard }]) => dashboard.uid)).toEqual([
    'multinomial-checkout-executive',
    'multinomial-checkout-on-call',
    'multinomial-checkout-debug',
  ]);
  expect(post.mock.calls.every(([, { overwrite }]) => overwrite === false)).toBe(true);
  expect(await seriousFindings(container)).toEqual([]);
});

it('says why they were not created', async () => {
  post.mockRejectedValue({ data: { message: 'A dashboard with the same uid already exists' } });
  render(<DashboardsPage />);
  fireEvent.click(await screen.findByRole('button', { name: 'Create the dashboards' }));
  expect(await screen.findByText(/same uid already exists/)).toBeTruthy();
});
