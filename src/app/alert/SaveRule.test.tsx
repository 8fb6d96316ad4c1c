import React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { seriousFindings } from '../../datasource/testing/axe';
import { target } from '../../datasource/testing/distribution';
import type { RuleSettings } from './alertRule';
import { SaveRule } from './SaveRule';

const post = jest.fn();
const get = jest.fn();

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  getBackendSrv: () => ({ post, get }),
}));

const settings: RuleSettings = { name: ' Drift ', pending: '0s', noDataState: 'OK', labels: {}, summary: 'Moved.' };
const saveButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save the rule' });

beforeEach(() => {
  post.mockReset().mockResolvedValue({ created: ['rule-uid'] });
  get.mockReset().mockImplementation(async (path: string) => {
    return path === '/api/search' ? [{ uid: 'folder', title: 'Multinomial' }] : {};
  });
});

it('saves one rule however often it is clicked, and links to it', async () => {
  const { container } = render(<SaveRule query={target()} settings={settings} />);
  const button = saveButton();
  act(() => {
    button.click();
    button.click();
  });
  fireEvent.click(button);
  expect(await screen.findByText('“Drift” is saved and evaluated every minute')).toBeTruthy();
  expect(post).toHaveBeenCalledTimes(1);
  expect(post.mock.calls[0][0]).toBe('/api/ruler/grafana/api/v1/rules/folder');
  expect(screen.getByRole('link', { name: 'Open the rule' }).getAttribute('href')).toBe(
    '/alerting/grafana/rule-uid/view'
  );
  expect(saveButton().disabled).toBe(false);
  expect(await seriousFindings(container)).toEqual([]);
});

it('replaces no rule of the same name, and says so', async () => {
  const other = { grafana_alert: { uid: 'other', data: [{ datasourceUid: 'prometheus' }] } };
  get.mockImplementation(async (path: string) =>
    path === '/api/search'
      ? [{ uid: 'folder', title: 'Multinomial' }]
      : { Multinomial: [{ name: 'Drift', rules: [other] }] }
  );
  render(<SaveRule query={target()} settings={settings} />);
  fireEvent.click(saveButton());
  expect(
    await screen.findByText(/Another rule in the folder Multinomial is named “Drift”. Choose another name./)
  ).toBeTruthy();
  expect(post).not.toHaveBeenCalled();
});

it('asks for a name, and says what the server refused', async () => {
  const { rerender } = render(<SaveRule query={target()} settings={{ ...settings, name: ' ' }} />);
  fireEvent.click(saveButton());
  expect(await screen.findByText('The rule has no name. Give it one.')).toBeTruthy();
  post.mockRejectedValue({ data: { message: 'no permission' } });
  rerender(<SaveRule query={target()} settings={settings} />);
  fireEvent.click(saveButton());
  expect(await screen.findByText('no permission')).toBeTruthy();
});
