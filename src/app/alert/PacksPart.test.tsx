import React from 'react';
import { FieldType, LoadingState, toDataFrame } from '@grafana/data';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { of } from 'rxjs';
import type { DistributionTarget } from '../../datasource/types';
import { PacksPart } from './PacksPart';
import type { RuleSettings } from './alertRule';

const mockQuery = jest.fn();
const mockPost = jest.fn();
const mockGet = jest.fn();
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ get: mockGet, post: mockPost }),
  getDataSourceSrv: () => ({ get: async () => ({ query: mockQuery }) }),
}));

const query: DistributionTarget = {
  refId: 'A',
  datasource: { uid: 'd', type: 'multinomial-distribution-datasource' },
  upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
};
const settings: RuleSettings = { name: 'Shop', pending: '0s', noDataState: 'OK', labels: {}, summary: '' };

/** A Grafana that keeps the groups that it is sent. */
function grafana() {
  const groups: Array<{ name: string; rules: Array<{ grafana_alert: Record<string, unknown> }> }> = [];
  mockGet.mockImplementation(async (path: string) =>
    path === '/api/search' ? [{ uid: 'f', title: 'Multinomial' }] : { Multinomial: groups }
  );
  mockPost.mockReset().mockImplementation(async (_: string, group: (typeof groups)[number]) => {
    const [{ grafana_alert: rule }] = group.rules;
    const at = groups.findIndex(({ name }) => name === group.name);
    const created = rule.uid === undefined ? `u${groups.length}` : undefined;
    groups.splice(at < 0 ? groups.length : at, at < 0 ? 0 : 1, {
      name: group.name,
      rules: [{ grafana_alert: { ...rule, uid: rule.uid ?? created } }],
    });
    return created ? { created: [created] } : {};
  });
  return groups;
}

it('saves the chosen packs, and updates them when they are saved again', async () => {
  const groups = grafana();
  render(<PacksPart query={query} settings={settings} />);
  fireEvent.click(screen.getByLabelText(/^Unseen category/));
  fireEvent.click(screen.getByLabelText(/^No data/));
  fireEvent.click(screen.getByRole('button', { name: 'Save 2 rules' }));
  expect(await screen.findByText('2 rules are saved in the folder Multinomial')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'Save 2 rules' }));
  await waitFor(() => expect(mockPost).toHaveBeenCalledTimes(4));
  expect(groups.map(({ name }) => name)).toEqual(['Shop: unseen category', 'Shop: no data']);
  expect(groups.map(({ rules }) => rules[0].grafana_alert.uid)).toEqual(['u0', 'u1']);
});

it('takes a threshold that depends on the series from its last days, or says why it is not', async () => {
  const groups = grafana();
  const values = Array.from({ length: 200 }, (_, i) => (i < 40 ? 0.1 : 0.6));
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: values.map((_, i) => i * 60_000) },
      { name: 'evenness', type: FieldType.number, values },
    ],
  });
  mockQuery.mockReset().mockReturnValue(of({ state: LoadingState.Done, data: [frame] }));
  render(<PacksPart query={query} settings={settings} />);
  fireEvent.click(screen.getByLabelText(/^Entropy collapse/));
  expect(screen.getByRole('button', { name: 'Save 1 rule' })).toBeDisabled();
  expect(await screen.findByText('Threshold of entropy collapse: 0.3, half of its median.')).toBeInTheDocument();
  const [{ targets, range }] = mockQuery.mock.calls[0];
  expect(targets[0]).toMatchObject({ statistics: ['evenness'], window: { size: '1m' } });
  expect(range.to.diff(range.from, 'days')).toBe(7);
  fireEvent.click(screen.getByRole('button', { name: 'Save 1 rule' }));
  await screen.findByText('1 rule is saved in the folder Multinomial');
  expect(JSON.stringify(groups[0].rules[0])).toContain('"evaluator":{"type":"lt","params":[0.3]}');
  mockQuery.mockReturnValue(of({ state: LoadingState.Error, errors: [{ message: 'It is down.' }], data: [] }));
  fireEvent.click(screen.getByLabelText(/^Overdispersion/));
  expect(await screen.findByText(/^Threshold of overdispersion: 5, since .* It is down\.$/)).toBeInTheDocument();
});

it('says what a query lacks for a pack', () => {
  render(<PacksPart query={query} settings={settings} />);
  expect(screen.getByLabelText(/^Allocation mismatch/)).toBeDisabled();
  expect(screen.getByText(/It needs intended shares/)).toBeInTheDocument();
});
