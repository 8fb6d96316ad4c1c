import React from 'react';
import { LoadingState, type PanelData } from '@grafana/data';
import { fireEvent, render, screen } from '@testing-library/react';
import { seriesFrames, times } from '../../core/testing/frames';
import { last, MINUTE, NOON, queryOf, run } from '../../core/testing/run';
import { fromCoreFrame } from '../run/upstreamFrames';
import { distributionOver, hour, target } from '../testing/distribution';
import type { DistributionTarget } from '../types';
import { AcceptedLine } from './AcceptedLine';
import { BudgetLine } from './BudgetLine';
import { objectiveOf, objectiveOptions, pointsFor } from './objectives';
import { seenPages } from './seen';
import { SizePart } from './SizePart';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

const section = (query: DistributionTarget, onApply: (query: DistributionTarget) => void, data?: PanelData) => ({
  datasource: distributionOver([]),
  query,
  onChange: onApply,
  onApply,
  onRunQuery: () => undefined,
  groups: 1,
  data,
});

/** The answer to traffic whose errors rise tenfold twenty minutes before noon. */
function answered(query: Pick<DistributionTarget, 'detect'> = {}): PanelData {
  const frames = run(queryOf(query), last(30), ({ from, to }) => {
    const at = times(from + MINUTE, MINUTE, (to - from) / MINUTE);
    const errors = at.map((t) => (t > NOON - 20 * MINUTE ? 100 : 10));
    return seriesFrames(at, [
      { labels: { code: '200' }, values: errors.map((n) => 1000 - n) },
      { labels: { code: '500' }, values: errors },
    ]);
  });
  return { state: LoadingState.Done, series: frames.map(fromCoreFrame), timeRange: hour() };
}

describe('a drift that is on', () => {
  it('is accepted as the new normal with a click, and ends', () => {
    const applied: DistributionTarget[] = [];
    render(
      <AcceptedLine {...section(target({ baseline: { kind: 'trailing' } }), (q) => applied.push(q), answered())} />
    );
    expect(screen.getByText(/^In a drift since .+: 500 \+9\.0 pt\.$/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Accept as the new normal' }));
    const { detect } = applied[0];
    expect(detect?.accepted).toBe(NOON - MINUTE);
    const meta = answered({ detect }).series[0].meta?.custom?.multinomial;
    expect(meta.drifting).toBe(false);
    expect(meta.events[0]).toMatchObject({ newNormal: true });
  });

  it('is not offered for baselines that do not follow the traffic, nor without a drift', () => {
    const { container } = render(
      <>
        <AcceptedLine {...section(target({ baseline: { kind: 'uniform' } }), () => undefined, answered())} />
        <AcceptedLine {...section(target(), () => undefined)} />
      </>
    );
    expect(container.textContent).toBe('');
  });

  it('can be taken back', () => {
    const applied: DistributionTarget[] = [];
    render(<AcceptedLine {...section(target({ detect: { accepted: NOON, minN: 50 } }), (q) => applied.push(q))} />);
    fireEvent.click(screen.getByRole('button', { name: 'Take it back' }));
    expect(applied[0].detect).toEqual({ minN: 50 });
  });
});

describe('a budget of false alarms', () => {
  const detect = { budget: { alarms: 2, groups: 5 } };
  const shown = (data?: PanelData) => {
    const { container } = render(<BudgetLine {...section(target({ detect }), () => undefined, data)} />);
    return container.textContent;
  };

  it('says what it promises, and how often it has paged in the range that is shown', () => {
    expect(shown()).toMatch(/^About 2 in 4w where nothing drifts; .* usual\.$/);
    expect(shown(answered({ detect }))).toMatch(/ In the 1h shown it has paged once, real drifts included\.$/);
    expect(seenPages(answered().series)).toBe(1);
    expect(seenPages([])).toBeNull();
  });

  it('is silent where p decides', () => {
    const { container } = render(<BudgetLine {...section(target(), () => undefined, answered())} />);
    expect(container.textContent).toBe('');
  });
});

describe('the size of a change', () => {
  it('is chosen by an objective: half of what it allows', () => {
    expect(objectiveOf({})).toBe('99.9');
    expect(objectiveOf({ minPoints: pointsFor('99.99') })).toBe('99.99');
    expect(objectiveOf({ minPoints: 0.07 })).toBe('custom');
    expect(objectiveOptions({}).map(({ value }) => value)).toEqual(['99', '99.9', '99.99']);
    expect(objectiveOptions({ minPoints: 0.07 }).map(({ value }) => value)).toContain('custom');
  });

  it('says its numbers before it is opened, and changes them', () => {
    const applied: DistributionTarget[] = [];
    render(<SizePart {...section(target(), (query) => applied.push(query))} />);
    expect(
      screen.getByText(
        'w ≥ 0.1, or 25 % and 0.05 points, or 10 events and twice the share; in 3 of 5 windows with N ≥ 100'
      )
    ).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Size and duration' }));
    const events = screen.getByRole('spinbutton', { name: /twice its share/ });
    fireEvent.change(events, { target: { value: '25' } });
    fireEvent.blur(events);
    expect(applied[0].detect).toEqual({ minEvents: 25 });
  });
});
