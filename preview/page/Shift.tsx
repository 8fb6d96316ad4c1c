import { Alert, Box, Button, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { postJSON } from './host/http';

interface Props {
  scenario: string;
  words: string;
}

type Outcome = { since: Date } | { error: string };
const SECONDS = 120;

/** Changes the shop's traffic for two minutes, and says what to look for. */
export function Shift({ scenario, words }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const inject = () =>
    postJSON('/shop/shift', { scenario, seconds: SECONDS }).then(
      () => setOutcome({ since: new Date() }),
      (error: Error) => setOutcome({ error: error.message })
    );
  return (
    <Box backgroundColor="primary" borderColor="weak" borderStyle="solid" borderRadius="default" padding={2}>
      <Button icon="bolt" onClick={inject}>
        Inject a shift for 2 minutes
      </Button>
      <Box marginTop={1}>
        <Text color="secondary">{words}</Text>
      </Box>
      {outcome && 'since' in outcome && (
        <Box marginTop={1}>
          <Text element="p" weight="medium">
            The shift {scenario} has been on since {outcome.since.toLocaleTimeString()}.
          </Text>
        </Box>
      )}
      {outcome && 'error' in outcome && (
        <Alert severity="error" title={`The shop did not take the shift: ${outcome.error}`} />
      )}
    </Box>
  );
}
