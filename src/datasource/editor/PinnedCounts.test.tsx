import React from 'react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { config } from '@grafana/runtime';
import { of } from 'rxjs';
import type { BaselineSettings } from '../../core';
import { seriousFindings } from '../testing/axe';
import { countFrames, CountsDataSource } from '../testing/CountsDataSource';
import { distributionOver, hour, target } from '../testing/distribution';
import type { DistributionTarget } from '../types';
import { PinnedCounts } from './PinnedCounts';
import { countsOfRange, sharesOfRange } from './seen';

type Snapshot = Extract<BaselineSettings, { kind: 'snapshot' }>;

const now = hour().to.valueOf();
beforeEach(() => jest.useFakeTimers({ now, doNotFake: ['setTimeout', 'queueMicrotask', 'nextTick'] }));
afterEach(() => jest.useRealTimers());

const datasource = () => distributionOver([new CountsDataSource('counts')]);

function shown(baseline: Snapshot, more: Partial<DistributionTarget> = {}) {
  const applied: DistributionTarget[] = [];
  const onApply = (query: DistributionTarget) => applied.push(query);
  const view = render(
    <PinnedCounts
      datasource={datasource()}
      query={target({ baseline, ...more })}
      baseline={baseline}
      onChange={onApply}
      onApply={onApply}
      onRunQuery={() => undefined}
      groups={1}
      range={hour()}
    />
  );
  return { applied, ...view };
}

const PINNED: Snapshot = {
  kind: 'snapshot',
  pinned: [{ counts: { 200: 9500, 500: 500 }, windows: 10 }],
  from: now - 86_400_000,
  to: now - 85_800_000,
  deploy: '1.2.3',
  note: 'quiet',
};

describe('pinned counts in the editor', () => {
  it('are taken from the range shown with a click, by whom', async () => {
    config.bootData = { ...config.bootData, user: { ...config.bootData?.user, login: 'ada' } };
    const { applied } = shown({ kind: 'snapshot' });
    screen.getByText(/Nothing is pinned yet/);
    fireEvent.click(screen.getByRole('button', { name: 'Pin the range shown' }));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0].baseline).toEqual({
      kind: 'snapshot',
      pinned: [{ counts: { 200: 54_000, 404: 4800, 500: 1200 }, windows: 60 }],
      from: hour().from.valueOf(),
      to: now,
      author: 'ada',
    });
  });

  it('are shown, compared with the range shown, and renewed', async () => {
    const { applied, container } = shown(PINNED);
    expect(screen.getByText(/: 10,000 events\.$/)).toBeTruthy();
    expect(screen.getByRole('row', { name: '500 500 5 %' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Compare with the range shown' }));
    await screen.findByRole('row', { name: '500 500 5 % 2 % -3.0 pt' });
    expect(screen.getByRole('row', { name: '404 0 0 % 8 % +8.0 pt' })).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Pin the range shown instead' }));
    await waitFor(() => expect(applied).toHaveLength(1));
    // what was said of the others isn't said of these
    expect(applied[0].baseline).toMatchObject({ to: now });
    expect(applied[0].baseline).not.toHaveProperty('deploy');
    expect(applied[0].baseline).not.toHaveProperty('note');
  });

  it('say what is known of them', () => {
    const { applied } = shown(PINNED);
    const deploy = screen.getByLabelText('deploy');
    fireEvent.change(deploy, { target: { value: ' 1.2.4 ' } });
    fireEvent.blur(deploy);
    expect(applied[0].baseline).toEqual({ ...PINNED, deploy: '1.2.4' });
  });

  it('say so where nothing was counted', async () => {
    const nothing = distributionOver([new CountsDataSource('counts', () => of({ data: [] }))]);
    expect(await countsOfRange(nothing, target(), hour())).toBeNull();
    expect(await sharesOfRange(nothing, target(), hour())).toBeNull();
  });

  it('are of each group, and means of states', async () => {
    const regions = distributionOver([
      new CountsDataSource('counts', (request) =>
        of({
          data: ['eu', 'us'].flatMap((region) => countFrames(request, { up: 0.5, down: 0.01 }, { region })),
        })
      ),
    ]);
    const counted = await countsOfRange(regions, target({ groupBy: ['region'], values: 'states' }), hour());
    expect(counted?.pinned).toEqual([
      { group: { region: 'eu' }, counts: { up: 500, down: 10 }, windows: 60 },
      { group: { region: 'us' }, counts: { up: 500, down: 10 }, windows: 60 },
    ]);
  });
});
