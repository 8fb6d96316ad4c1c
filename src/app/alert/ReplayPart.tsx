import React, { useState } from 'react';
import { dateTimeFormat } from '@grafana/data';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { formatDuration } from '../../core/duration';
import type { DistributionTarget } from '../../datasource/types';
import { useAction } from '../useAction';
import type { Firing } from './firings';
import { REPLAY_DAYS, replayRule, type Replay } from './replayRule';
import type { RuleSettings } from './rule';

/** Firings that are listed, the latest first. */
const LISTED = 20;

/** What the rule would have done in the last days, before it is saved. */
export function ReplayPart({ query, settings }: { query: DistributionTarget; settings: RuleSettings }) {
  const [replay, setReplay] = useState<Replay | null>(null);
  const { running, problem, run } = useAction(async () => {
    setReplay(null);
    setReplay(await replayRule(query, settings));
  });
  return (
    <Stack direction="column" gap={1}>
      <div>
        <Button icon="history" variant="secondary" disabled={running} onClick={run}>
          {running ? 'Replaying' : `Replay the last ${REPLAY_DAYS} days`}
        </Button>
      </div>
      {problem && (
        <Alert severity="warning" title="The rule can’t be replayed">
          {problem}
        </Alert>
      )}
      {replay && <ReplayResult {...replay} />}
    </Stack>
  );
}

function ReplayResult({ alerts, pagesPerWeek }: Replay) {
  const all = alerts
    .flatMap(({ name, firings }) => firings.map((firing) => ({ name, ...firing })))
    .sort((a, b) => b.start - a.start);
  if (alerts.every(({ windows }) => windows === 0)) {
    return <Text>The upstream has no windows with a value in that time.</Text>;
  }
  return (
    <Stack direction="column" gap={0.5}>
      <Text>
        {all.length === 0
          ? 'It would not have fired.'
          : `It would have fired ${all.length === 1 ? 'once' : `${all.length} times`}, ${Number(pagesPerWeek.toPrecision(2))} a week.`}
      </Text>
      {all.length > 0 && (
        <ul aria-label="When it would have fired">
          {all.slice(0, LISTED).map((firing) => (
            <li key={`${firing.name} ${firing.start}`}>{firingText(firing)}</li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

const firingText = ({ name, start, end }: Firing & { name: string }): string =>
  `${name === '' ? '' : `${name}: `}${dateTimeFormat(start)}, ${end === null ? 'still on' : `for ${formatDuration(end - start)}`}`;
