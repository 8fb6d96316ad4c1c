import React, { useState } from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { DistributionTarget } from '../../datasource/types';
import { ConditionPart } from './ConditionPart';
import type { RuleSettings } from './alertRule';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

const begun: RuleSettings = { name: 'Drift', pending: '0s', noDataState: 'OK', labels: {}, summary: '' };

it('fills in the statistic’s usual threshold, and keeps another one', () => {
  const changed: RuleSettings[] = [];
  const query: DistributionTarget = { refId: 'A', alertStatistic: 'burnRate' };
  function Page() {
    const [settings, setSettings] = useState(begun);
    const change = (next: RuleSettings) => {
      changed.push(next);
      setSettings(next);
    };
    return <ConditionPart query={query} onQuery={() => undefined} settings={settings} onChange={change} />;
  }
  render(<Page />);
  const threshold = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'threshold' });
  expect(threshold.value).toBe('3');
  fireEvent.change(threshold, { target: { value: '14.4' } });
  fireEvent.blur(threshold);
  expect(changed.map(({ condition }) => condition)).toEqual([{ statistic: 'burnRate', op: 'gt', value: 14.4 }]);
});
