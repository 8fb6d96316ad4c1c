import React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { seriousFindings } from '../testing/axe';
import type { DistributionTarget } from '../types';
import type { Planned } from './planned';
import { QuietPart } from './QuietPart';
import type { SectionProps } from './section';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

function show(query: DistributionTarget, plan: Partial<Planned> = {}) {
  const applied: DistributionTarget[] = [];
  const section = { query, onApply: (next: DistributionTarget) => applied.push(next) } as unknown as SectionProps;
  const { container } = render(<QuietPart {...section} plan={{ summary: '', problem: '', part: null, ...plan }} />);
  return { applied, container };
}

it('says what holds, and takes a line for each entry', async () => {
  const query: DistributionTarget = { refId: 'A', quiet: { afterDeploy: '10m', leastPart: 0.5 } };
  const { applied, container } = show(query);
  expect(screen.getByText('10m after a deploy, below 50 % of the usual N')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Quiet times' }));
  const schedule = screen.getByLabelText(/schedule/);
  fireEvent.change(schedule, { target: { value: 'sun 02:00-04:00\n\n12-24..12-26\n' } });
  fireEvent.blur(schedule);
  expect(applied).toEqual([
    { refId: 'A', quiet: { afterDeploy: '10m', leastPart: 0.5, schedule: ['sun 02:00-04:00', '12-24..12-26'] } },
  ]);
  expect(await seriousFindings(container)).toEqual([]);
});

it('says what is wrong beside it, though it is folded', () => {
  show({ refId: 'A' }, { problem: '“often” is no quiet time.', part: 'quiet' });
  expect(screen.getByText('none')).toBeTruthy();
  expect(screen.getByText(/“often” is no quiet time/)).toBeTruthy();
});
