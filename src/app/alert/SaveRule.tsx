import React, { useState } from 'react';
import { locationUtil } from '@grafana/data';
import { Alert, Button, LinkButton, Stack } from '@grafana/ui';
import type { DistributionTarget } from '../../datasource/types';
import { FOLDER } from '../ids';
import { useAction } from '../useAction';
import type { RuleSettings } from './alertRule';
import { saveRule, type Saved } from './newRule';

interface Props {
  query: DistributionTarget;
  settings: RuleSettings;
  /** What stands beside the button. */
  children?: React.ReactNode;
}

/** Saves the rule, and says where it is. */
export function SaveRule({ query, settings, children }: Props) {
  const [saved, setSaved] = useState<Saved | null>(null);
  const { running, problem, run } = useAction(async () => {
    setSaved(null);
    setSaved(await saveRule(query, settings));
  });
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} wrap="wrap">
        <Button icon="save" disabled={running} onClick={run}>
          Save the rule
        </Button>
        {children}
      </Stack>
      {problem && (
        <Alert severity="error" title="The rule was not saved">
          {problem}
        </Alert>
      )}
      {saved && (
        <Alert
          severity="success"
          title={`“${saved.name}” is ${saved.updated ? 'updated' : 'saved'} and evaluated every minute`}
        >
          <Stack direction="column" gap={1}>
            <span>
              {settings.notify
                ? `It is in the folder ${FOLDER}, and tells ${settings.notify.contactPoint}.`
                : `It is in the folder ${FOLDER}. Notification policies say who is told.`}
            </span>
            <span>
              <LinkButton
                size="sm"
                variant="secondary"
                icon="bell"
                href={locationUtil.assureBaseUrl(`/alerting/grafana/${encodeURIComponent(saved.uid)}/view`)}
              >
                Open the rule
              </LinkButton>
            </span>
          </Stack>
        </Alert>
      )}
    </Stack>
  );
}
