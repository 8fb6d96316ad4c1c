import React from 'react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { lastValueFrom } from 'rxjs';
import type { BaselineSettings } from '../../core';
import { seriousFindings } from '../testing/axe';
import { CountsDataSource } from '../testing/CountsDataSource';
import { distributionOver, hour, request, target } from '../testing/distribution';
import type { DistributionOptions, DistributionTarget } from '../types';
import { PinnedCounts } from './PinnedCounts';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

type Snapshot = Extract<BaselineSettings, { kind: 'snapshot' }>;

const mockCalls: Array<{ path: string; body?: { jsonData: DistributionOptions } }> = [];
let mockReadOnly = false;
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({
    get: async () => ({ readOnly: mockReadOnly, jsonData: { upstreams: ['counts'], snapshots: { old: {} } } }),
    put: async (path: string, body: { jsonData: DistributionOptions }) => mockCalls.push({ path, body }),
  }),
}));

const PINNED = { pinned: [{ counts: { 200: 950, 500: 50 }, windows: 10 }], deploy: '1.2.3', author: 'ada' };
const OPTIONS: DistributionOptions = { snapshots: { release: PINNED } };

function shown(baseline: Snapshot) {
  const datasource = distributionOver([new CountsDataSource('counts')], {}, OPTIONS);
  const applied: DistributionTarget[] = [];
  const onApply = (query: DistributionTarget) => applied.push(query);
  const view = render(
    <PinnedCounts
      datasource={datasource}
      query={target({ baseline })}
      baseline={baseline}
      onChange={onApply}
      onApply={onApply}
      onRunQuery={() => undefined}
      groups={1}
      range={hour()}
    />
  );
  return { applied, datasource, ...view };
}

beforeEach(() => {
  mockCalls.length = 0;
  mockReadOnly = false;
});

describe('snapshots shared in the data source’s settings', () => {
  it('are what a query that names one is compared with', async () => {
    const datasource = distributionOver([new CountsDataSource('counts')], {}, OPTIONS);
    const asking = target({ baseline: { kind: 'snapshot', shared: 'release' }, format: 'categories' });
    const { data } = await lastValueFrom(datasource.query(request([asking])));
    const field = (name: string) => data[0].fields.find((one: { name: string }) => one.name === name).values;
    const row = field('code').indexOf('200');
    expect(field('baseline')[row]).toBeCloseTo(0.95, 6);
    const gone = target({ baseline: { kind: 'snapshot', shared: 'gone' } });
    const { errors } = await lastValueFrom(datasource.query(request([gone])));
    expect(errors?.[0].message).toBe(
      'The data source’s settings have no snapshot “gone”. Choose another one, or pin counts in the query.'
    );
  });

  it('are shown with what is known of them', async () => {
    const { container } = shown({ kind: 'snapshot', shared: 'release' });
    screen.getByText('deploy 1.2.3, by ada');
    screen.getByText('1,000 events.');
    expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it('are put there from the editor, beside those that are there', async () => {
    const { applied, datasource } = shown({ kind: 'snapshot', ...PINNED });
    fireEvent.change(screen.getByLabelText('share as'), { target: { value: ' v2 ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Share' }));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0].baseline).toEqual({ kind: 'snapshot', shared: 'v2' });
    expect(mockCalls[0].path).toBe('/api/datasources/uid/dist');
    expect(mockCalls[0].body?.jsonData).toEqual({ upstreams: ['counts'], snapshots: { old: {}, v2: PINNED } });
    expect(Object.keys(datasource.kept.snapshots ?? {})).toEqual(['release', 'v2']);
  });

  it('are for the file where the data source is provisioned', async () => {
    mockReadOnly = true;
    const { applied } = shown({ kind: 'snapshot', ...PINNED });
    fireEvent.change(screen.getByLabelText('share as'), { target: { value: 'v2' } });
    fireEvent.click(screen.getByRole('button', { name: 'Share' }));
    await screen.findByText(/This data source is provisioned/);
    expect([applied, mockCalls]).toEqual([[], []]);
  });
});
