import React from 'react';
import { act, fireEvent, render } from '@testing-library/react';
import { CoreApp, LoadingState, type PanelData } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { BASELINE_KINDS } from '../../core/baseline/kinds';
import { CountsDataSource } from '../testing/CountsDataSource';
import { distributionOver, hour, request, target } from '../testing/distribution';
import type { DistributionTarget } from '../types';
import { QueryEditor } from './QueryEditor';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  DataSourcePicker: ({ inputId }: { inputId: string }) => <input id={inputId} readOnly />,
}));

// a whole editor, in a page without a layout
jest.setTimeout(30_000);

const now = hour().to.valueOf();
const BASELINES: Array<[string, Partial<DistributionTarget>]> = [
  ...BASELINE_KINDS.map(({ id, begin }): [string, Partial<DistributionTarget>] => [
    `${id}, as it begins`,
    { baseline: begin({ upstream: target().upstream }) },
  ]),
  ['pinned', { baseline: { kind: 'snapshot', pinned: [{ counts: { 200: 9 } }], from: 1, to: now } }],
  ['shared', { baseline: { kind: 'snapshot', shared: 'gone' } }],
];
const STATES: Array<[string, Partial<DistributionTarget>]> = [
  ['nothing but an upstream', { category: undefined, baseline: undefined }],
  [
    'all that judges',
    {
      baseline: { kind: 'trailing', windows: 10, forget: 'ewma', halfLife: 2.5 },
      detect: { budget: { alarms: 2, period: '1w', groups: 3 }, scales: [5, 60], newNormal: '2h', slow: '1d' },
      quiet: { schedule: ['daily 01:00-02:00'], afterDeploy: '10m', leastPart: 0.1 },
      objective: 0.99,
      budgetPeriod: '7d',
      sequential: { period: '1d', since: now },
      statistics: ['share', 'psi', 'entropy', 'budgetLeft', 'sequentialP'],
    },
  ],
  [
    'all that reads',
    {
      values: 'rates',
      groupBy: ['pod'],
      valueField: 'n',
      timeZone: 'Europe/Berlin',
      window: { size: '5m', step: '1m', delay: '30s', timestamp: 'end', weekStart: 'sunday' },
      categories: { top: 3, schema: ['200'], rare: ['500'], map: [{ is: '404', to: 'gone' }], identifying: 'hash' },
      detect: { measure: 'psi', limit: 'percentile', accepted: now },
      format: 'latest',
    },
  ],
  ['variables, and what isn’t possible', { category: '$label', window: { size: '7m', step: '2m' }, test: 'G-test' }],
];

async function opened(query: DistributionTarget) {
  const datasource = distributionOver([new CountsDataSource('counts')]);
  const changes: DistributionTarget[] = [];
  const asking = request([query]);
  const { data } = await lastValueFrom(datasource.query(asking));
  const answer: PanelData = { state: LoadingState.Done, series: data, timeRange: hour(), request: asking };
  render(
    <QueryEditor
      datasource={datasource}
      query={query}
      onChange={(next) => changes.push(next)}
      onRunQuery={() => undefined}
      data={answer}
      range={hour()}
      app={CoreApp.PanelEditor}
    />
  );
  // the upstream's editor is loaded, and the upstream asked for its labels
  await act(() => new Promise((wake) => setTimeout(wake, 50)));
  return changes;
}

/** Enters each field and leaves it, as the Tab key does. */
const tabThrough = () =>
  document.querySelectorAll('input, textarea').forEach((input) => {
    fireEvent.focus(input);
    fireEvent.blur(input);
  });

describe('a query that was saved', () => {
  it.each(BASELINES)('is opened and left as it was: baseline %s', async (_, settings) => {
    const query = target(settings);
    const changes = await opened(query);
    tabThrough();
    expect(changes).toEqual(changes.map(() => query));
  });

  it.each(STATES)('is opened, unfolded and left as it was: %s', async (_, settings) => {
    const query = target(settings);
    const changes = await opened(query);
    const folded = () => Array.from(document.querySelectorAll('button[aria-expanded="false"]'));
    folded().forEach((button) => fireEvent.click(button));
    expect(folded()).toEqual([]);
    tabThrough();
    // a date that is left unchanged is set again
    expect(changes).toEqual(changes.map(() => query));
  });
});
