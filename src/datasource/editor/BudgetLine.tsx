import React from 'react';
import { Text } from '@grafana/ui';
import { formatDuration } from '../../core/duration';
import { DEFAULTS } from '../../core/defaults';
import { seenPages } from './seen';
import type { SectionProps } from './section';
import { Line } from './Sentence';

/** What a budget of false alarms promises, and how often it would have paged in the range that is shown: its own history. */
export function BudgetLine({ query, data }: SectionProps) {
  const budget = query.detect?.budget;
  if (budget === undefined) {
    return null;
  }
  const alarms = budget.alarms ?? DEFAULTS.budget.alarms;
  const period = budget.period || DEFAULTS.budget.period;
  const pages = seenPages(data?.series);
  const shown = data?.timeRange;
  const own =
    pages === null || shown === undefined
      ? ''
      : ` In the ${formatDuration(shown.to.valueOf() - shown.from.valueOf())} shown it has paged ${pages === 1 ? 'once' : `${pages} times`}, real drifts included.`;
  return (
    <Line>
      <Text color="secondary">
        {`About ${alarms} in ${period} where nothing drifts; more where a category wanders for hours or bursts are usual.${own}`}
      </Text>
    </Line>
  );
}
