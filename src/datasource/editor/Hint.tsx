import React from 'react';
import { Button, Icon, Text } from '@grafana/ui';
import { Line } from './Sentence';

export interface HintText {
  /** What is wrong with the choice. */
  problem: string;
  /** The right one, to click. */
  remedy?: { label: string; apply: () => void };
}

/** What is wrong with a choice, beside it, with the right one to click. */
export function Hint({ hint }: { hint: HintText | null }) {
  return (
    <div role="status">
      {hint && (
        <Line>
          <Text color="warning">
            <Icon name="exclamation-triangle" /> {hint.problem}
          </Text>
          {hint.remedy && (
            <Button size="sm" variant="secondary" onClick={hint.remedy.apply}>
              {hint.remedy.label}
            </Button>
          )}
        </Line>
      )}
    </div>
  );
}
