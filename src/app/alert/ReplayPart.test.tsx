import React from 'react';
import { FieldType, LoadingState, toDataFrame } from '@grafana/data';
import { fireEvent, render, screen } from '@testing-library/react';
import { of } from 'rxjs';
import type { DistributionTarget } from '../../datasource/types';
import { ReplayPart } from './ReplayPart';
import type { RuleSettings } from './alertRule';

const mockQuery = jest.fn();
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getDataSourceSrv: () => ({ get: async () => ({ query: mockQuery }) }),
}));

const query: DistributionTarget = {
  refId: 'A',
  datasource: { uid: 'd', type: 'multinomial-distribution-datasource' },
  upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
  alertStatistic: 'w',
};
const settings: RuleSettings = { name: 'Shop', pending: '0s', noDataState: 'OK', labels: {}, summary: '' };

const MINUTE = 60_000;
const answer = (values: Array<number | null>) =>
  of({
    state: LoadingState.Done,
    data: [
      toDataFrame({
        fields: [
          { name: 'time', type: FieldType.time, values: values.map((_, i) => i * MINUTE) },
          { name: 'w', type: FieldType.number, labels: { region: 'eu' }, values },
          { name: 'n', type: FieldType.number, labels: { region: 'eu' }, values: values.map(() => 9) },
        ],
      }),
    ],
  });

async function replayed(values: Array<number | null>, set = settings) {
  mockQuery.mockReset().mockReturnValue(answer(values));
  render(<ReplayPart query={query} settings={set} />);
  fireEvent.click(screen.getByRole('button', { name: 'Replay the last 7 days' }));
  return screen.findByText(/^It would/);
}

it('says when the rule would have fired, for how long, and how often a week that is', async () => {
  const text = await replayed([0, 0.2, 0.2, 0.2, 0, 0, 0.3]);
  expect(text).toHaveTextContent('It would have fired 2 times, 2 a week.');
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    expect.stringMatching(/^region=eu: .*, still on Report$/),
    expect.stringMatching(/^region=eu: .*, for 3m Report$/),
  ]);
  const [address] = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(address).toMatch(/multinomial-distribution-app\/report\?title=Shop&query=.*&from=-3180000&to=\d+$/);
});

it('takes account of the pending period, and asks for the windows that the rule has', async () => {
  expect(await replayed([0, 0.2, 0, 0.2, 0], { ...settings, pending: '1m' })).toHaveTextContent(
    'It would not have fired.'
  );
  const [{ targets, range }] = mockQuery.mock.calls[0];
  expect(targets).toMatchObject([{ format: 'series', statistics: ['w'], window: { size: '1m' } }]);
  expect(range.to.diff(range.from, 'days')).toBe(7);
});
