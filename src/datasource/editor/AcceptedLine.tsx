import React from 'react';
import { dateTimeFormat } from '@grafana/data';
import { Button, Text } from '@grafana/ui';
import { kindOf } from '../../core/baseline/kinds';
import { withDetect } from './judges';
import { seenDrift } from './seen';
import type { SectionProps } from './section';
import { Line } from './Sentence';

/** A drift that is on can be taken for the new normal by hand, and that can be taken back. The query keeps it. */
export function AcceptedLine({ query, onApply, data }: SectionProps) {
  const accepted = query.detect?.accepted;
  const drift = seenDrift(data?.series);
  const timeZone = data?.request?.timezone;
  const time = (at: number) => dateTimeFormat(at, { timeZone });
  if (kindOf(query.baseline).source !== 'trailing' || (accepted === undefined && drift === null)) {
    return null;
  }
  return (
    <Line>
      {drift !== null && (
        <>
          <Text color="secondary">{`In a drift since ${time(drift.start)}: ${drift.title}.`}</Text>
          <Button
            size="sm"
            variant="secondary"
            tooltip="It is taken for the baseline from now on, and the drift ends"
            onClick={() => onApply(withDetect(query, { accepted: drift.until }))}
          >
            Accept as the new normal
          </Button>
        </>
      )}
      {accepted !== undefined && (
        <>
          <Text color="secondary">{`What had changed by ${time(accepted)} is accepted as the new normal.`}</Text>
          <Button size="sm" variant="secondary" onClick={() => onApply(withDetect(query, { accepted: undefined }))}>
            Take it back
          </Button>
        </>
      )}
    </Line>
  );
}
