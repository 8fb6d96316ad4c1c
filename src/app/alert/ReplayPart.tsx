import React, { useState } from 'react';
import { dateTimeFormat, locationUtil, urlUtil } from '@grafana/data';
import { Alert, Button, LinkButton, Stack, Text } from '@grafana/ui';
import { formatDuration } from '../../core/duration';
import type { DistributionTarget } from '../../datasource/types';
import { REPORT_PATH } from '../ids';
import { useAction } from '../useAction';
import type { Firing } from './firings';
import type { RuleReplay } from './replayFrames';
import { REPLAY_DAYS, replayRule } from './replayRule';
import { ruleWindow, type RuleSettings } from './alertRule';

/** What a report shows before and after a firing, ms. */
const BESIDE_MS = 3_600_000;
/** Firings that are listed, the latest first. */
const LISTED = 20;

/** What the rule would have done in the last days, before it is saved. */
export function ReplayPart({ query, settings }: { query: DistributionTarget; settings: RuleSettings }) {
  const [replay, setReplay] = useState<RuleReplay | null>(null);
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
      {replay && <ReplayResult {...replay} report={(firing) => reportOf(query, settings, firing, replay.to)} />}
    </Stack>
  );
}

function ReplayResult({ alerts, pagesPerWeek, report }: RuleReplay & { report: (firing: Firing) => string }) {
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
            <li key={`${firing.name} ${firing.start}`}>
              {firingText(firing)}{' '}
              <LinkButton size="sm" fill="text" href={report(firing)} aria-label={`Report of ${firingText(firing)}`}>
                Report
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

const firingText = ({ name, start, end }: Firing & { name: string }): string =>
  `${name === '' ? '' : `${name}: `}${dateTimeFormat(start)}, ${end === null ? 'still on' : `for ${formatDuration(end - start)}`}`;

/** Address of the report of what a rule would have fired on. */
const reportOf = (
  query: DistributionTarget,
  { name, panel }: RuleSettings,
  { start, end }: Firing,
  to: number
): string =>
  locationUtil.assureBaseUrl(
    urlUtil.renderUrl(REPORT_PATH, {
      ...(panel && { dashboard: panel.dashboard, panel: panel.id }),
      title: name,
      query: JSON.stringify({ ...query, window: { ...query.window, size: ruleWindow(query) } }),
      from: start - BESIDE_MS,
      to: Math.min(to, (end ?? to) + BESIDE_MS),
    })
  );
