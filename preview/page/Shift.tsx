import { Alert, Box, Button, Text } from '@grafana/ui';
import React, { useState } from 'react';
import { postJSON } from './host/http';

interface Props {
  scenario: string;
  words: string;
}

type ShiftResult = { since: Date } | { error: string };
const SECONDS = 120;

/** Changes the shop's traffic for two minutes, and says what to look for. */
export function Shift({ scenario, words }: Props) {
  const [result, setResult] = useState<ShiftResult | null>(null);
  const inject = () =>
    postJSON('/shop/shift', { scenario, seconds: SECONDS }).then(
      () => setResult({ since: new Date() }),
      (error: Error) => setResult({ error: error.message })
    );
  return (
    <Box backgroundColor="primary" borderColor="weak" borderStyle="solid" borderRadius="default" padding={2}>
      <Button icon="bolt" onClick={inject}>
        Inject a shift for 2 minutes
      </Button>
      <Box marginTop={1}>
        <Text color="secondary">{words}</Text>
      </Box>
      {result && 'since' in result && (
        <Box marginTop={1}>
          <Text element="p" weight="medium">
            The shift {scenario} has been on since {result.since.toLocaleTimeString()}.
          </Text>
        </Box>
      )}
      {result && 'error' in result && (
        <Alert severity="error" title={`The shop did not take the shift: ${result.error}`} />
      )}
    </Box>
  );
}
