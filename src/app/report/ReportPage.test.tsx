import React from 'react';
import type { DataQueryRequest } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { configure, fireEvent, render, screen } from '@testing-library/react';
import { of } from 'rxjs';
import { seriousFindings } from '../../datasource/testing/axe';
import { countFrames, CountsDataSource } from '../../datasource/testing/CountsDataSource';
import { distributionOver, target } from '../../datasource/testing/distribution';
import { DATASOURCE_ID } from '../ids';
import { ReportPage } from './ReportPage';

interface Stored {
  id: number;
  time: number;
  text: string;
  tags: string[];
}

let mockStored: Stored[] = [];
const mockAsked: string[] = [];
let mockRules = {};

/** Grafana's annotations, as its interface keeps them. */
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({
    get: async (path: string, params?: { tags?: string }) => {
      if (path === '/api/ruler/grafana/api/v1/rules') {
        return mockRules;
      }
      const id = /annotations\/(\d+)/.exec(path)?.[1];
      return id
        ? mockStored.find((one) => String(one.id) === id)
        : mockStored.filter(({ tags }) => !params?.tags || tags.includes(params.tags));
    },
    post: async (path: string, body: Stored) => {
      mockAsked.push(`POST ${path}`);
      mockStored.push({ ...body, id: mockStored.length + 1 });
      return { id: mockStored.length };
    },
    patch: async (path: string, body: Partial<Stored>) => {
      mockAsked.push(`PATCH ${path}`);
      const id = Number(path.split('/').pop());
      mockStored = mockStored.map((one) => (one.id === id ? { ...one, ...body } : one));
    },
  }),
  PluginPage: ({ children }: { children: React.ReactNode }) => (
    <main>
      <h1>Incident report</h1>
      <h2>Multinomial</h2>
      {children}
    </main>
  ),
}));

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

jest.setTimeout(60_000);
// a busy machine takes its time
configure({ asyncUtilTimeout: 20_000 });

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 15, 12);
const BEGAN = NOON - 30 * MINUTE;
const own = { uid: 'dist', type: DATASOURCE_ID };

/** Errors are tenfold in the last half hour before noon. */
const drifting = new CountsDataSource('counts', (request: DataQueryRequest) => {
  const frames = countFrames(request);
  const bad = countFrames(request, { '200': 0.7, '404': 0.1, '500': 0.2 });
  frames.forEach(({ fields: [time, value] }, k) => {
    value.values = value.values.map((calm, i) => (time.values[i] >= BEGAN ? bad[k].fields[1].values[i] : calm));
  });
  return of({ data: frames });
});

function open(from = NOON - 120 * MINUTE, to = NOON, category = 'code') {
  distributionOver([drifting]);
  const query = JSON.stringify({ ...target({ window: { size: '1m' }, category }), datasource: own });
  locationService.push(`/?dashboard=shop&panel=4&title=Codes&from=${from}&to=${to}&query=${encodeURIComponent(query)}`);
  return render(<ReportPage />);
}

const report = async () => (await screen.findByLabelText('Report')).textContent!;

beforeEach(() => {
  jest.useFakeTimers({
    now: NOON,
    doNotFake: ['setTimeout', 'setInterval', 'queueMicrotask', 'nextTick', 'setImmediate'],
  });
  mockStored = [
    { id: 1, time: BEGAN - 2 * MINUTE, text: '<b>Deploy</b> 8f2c', tags: ['deploy'] },
    { id: 2, time: BEGAN - MINUTE, text: 'of another dashboard', tags: [], ...{ dashboardUID: 'other' } },
  ];
  mockAsked.length = 0;
});
afterEach(() => jest.useRealTimers());

it('reports the drift, with what happened near it', async () => {
  const { container } = open();
  const text = await report();
  expect(text).toMatch(/^# Drift: (500|200) [+-]/);
  expect(text).toContain('- Began: 2026-01-15 11:30 UTC');
  expect(text).toContain('- 2026-01-15 11:28 UTC: Deploy 8f2c · deploy');
  expect(text).not.toContain('another dashboard');
  expect(await seriousFindings(container)).toEqual([]);
});

it('keeps one annotation however often it is clicked, and opens it again without the upstream', async () => {
  const { unmount } = open();
  const text = await report();
  const keep = screen.getByRole('button', { name: 'Keep as annotation' });
  fireEvent.click(keep);
  await screen.findByText('The report is kept in an annotation over its time');
  expect((await screen.findByRole('link', { name: /: (500|200) / })).getAttribute('href')).toMatch(/annotation=3$/);
  fireEvent.click(keep);
  await screen.findByText('The report is kept in an annotation over its time');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(mockAsked.filter((one) => one.startsWith('POST'))).toEqual(['POST /api/annotations']);
  expect(mockStored[2]).toMatchObject({ id: 3, time: BEGAN, timeEnd: NOON, dashboardUID: 'shop', panelId: 4 });
  expect(mockStored[2].text).toMatch(/report\?annotation=3/);
  unmount();
  distributionOver([]);
  locationService.push('/?annotation=3');
  render(<ReportPage />);
  expect(await report()).toBe(text);
  expect(screen.queryByRole('button', { name: 'Keep as annotation' })).toBeNull();
  expect((await screen.findByRole('link', { name: /500|200/ })).getAttribute('href')).toMatch(/annotation=3$/);
});

it('says where there is no drift, no query, and no report in an annotation', async () => {
  const first = open(NOON - 120 * MINUTE, NOON - 60 * MINUTE);
  expect(await screen.findByText(/There is no drift from/)).toBeTruthy();
  expect(await screen.findByText('None yet.')).toBeTruthy();
  first.unmount();
  const variable = open(undefined, undefined, '$label');
  expect(await screen.findByText(/The query has \$label, .* Open this page from the panel’s menu/)).toBeTruthy();
  variable.unmount();
  locationService.push('/');
  const second = render(<ReportPage />);
  expect(await screen.findByText(/Open this page from the menu of a Distribution panel/)).toBeTruthy();
  second.unmount();
  locationService.push('/?annotation=1');
  render(<ReportPage />);
  expect(await screen.findByText(/Annotation 1 holds no incident report/)).toBeTruthy();
});

it('opens what an alert links to: the rule’s query, in the rule’s windows, from then until now', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(NOON);
  distributionOver([drifting]);
  const model = { ...target({ window: { size: 'auto' }, category: 'code' }), datasource: own, format: 'latest' };
  const rule = { grafana_alert: { uid: 'r1', title: 'Codes', data: [{ model }] } };
  mockRules = { Multinomial: [{ rules: [{ grafana_alert: { uid: 'r0', title: '', data: [] } }, rule] }] };
  locationService.push(`/?rule=r1&from=${NOON - 120 * MINUTE}`);
  const { unmount } = render(<ReportPage />);
  const report = await screen.findByLabelText('Report');
  expect(report.textContent).toMatch(/^# Drift: 500 \+/);
  expect(report.textContent).toContain('Began: 2026-01-15 11:30');
  unmount();
  locationService.push('/?rule=gone');
  render(<ReportPage />);
  expect(await screen.findByText(/The alert rule is gone/)).toBeTruthy();
});
