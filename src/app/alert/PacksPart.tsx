import React, { useId, useState } from 'react';
import { Alert, Button, Checkbox, ClipboardButton, Stack, Text } from '@grafana/ui';
import type { DistributionTarget } from '../../datasource/types';
import { FOLDER } from '../ids';
import { useAsync } from '../../datasource/useAsync';
import { useAction } from '../useAction';
import { saveRule } from './newRule';
import { PACKS, packRules, type PackedRule } from './packs';
import { provisioningYaml } from './provisioning';
import { terraformHcl } from './terraform';
import type { RuleSettings } from './alertRule';
import { overLastDays, REPLAY_DAYS } from './replayRule';
import { fittedText, thresholdsOf, usualThresholds } from './usualThresholds';

interface Props {
  query: DistributionTarget;
  settings: RuleSettings;
}

/** Ready rules over the query, several at once, each with its runbook. */
export function PacksPart({ query, settings }: Props) {
  const heading = useId();
  const [chosen, setChosen] = useState<string[]>([]);
  const [saved, setSaved] = useState<number | null>(null);
  const able = PACKS.filter((pack) => chosen.includes(pack.id) && !pack.lacks?.(query));
  const fitting = able.filter((pack) => pack.rules.some(({ usual }) => usual !== undefined));
  const usual = useAsync(
    () => usualThresholds(fitting, query, overLastDays),
    JSON.stringify([fitting.map(({ id }) => id), query])
  );
  const fitted = usual.state === 'done' ? usual.value : [];
  const rules = able.flatMap((pack) => packRules(pack, query, settings, thresholdsOf(fitted)));
  const waits = fitting.length > 0 && usual.state === 'loading';
  const { running, problem, run } = useAction(async () => {
    setSaved(null);
    await saveAll(rules);
    setSaved(rules.length);
  });
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" id={heading}>
        Packs
      </Text>
      <Text color="secondary">
        More rules over the same query, each with a runbook. Their names begin with this rule’s name. Where a threshold
        depends on the series, it is taken from the last 7 days.
      </Text>
      <div role="group" aria-labelledby={heading}>
        <Stack direction="column" gap={0.5} alignItems="flex-start">
          {PACKS.map(({ id, name, description, lacks }) => {
            const missing = lacks?.(query) ?? null;
            return (
              <Checkbox
                key={id}
                label={name}
                description={missing ?? description}
                disabled={missing !== null}
                value={missing === null && chosen.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
            );
          })}
        </Stack>
      </div>
      <Stack direction="row" gap={1} wrap="wrap">
        <Button icon="save" disabled={running || waits || rules.length === 0} onClick={run}>
          {rules.length === 0 ? 'Save the packs' : `Save ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`}
        </Button>
        <ClipboardButton
          icon="copy"
          variant="secondary"
          disabled={waits || rules.length === 0}
          getText={() => provisioningYaml(rules)}
        >
          Copy as provisioning file
        </ClipboardButton>
        <ClipboardButton
          icon="copy"
          variant="secondary"
          disabled={waits || rules.length === 0}
          getText={() => terraformHcl(rules)}
        >
          Copy as Terraform
        </ClipboardButton>
      </Stack>
      {waits && <Text color="secondary">{`Reading the last ${REPLAY_DAYS} days for thresholds`}</Text>}
      {fitted.map((one) => (
        <Text key={one.name}>{fittedText(one)}</Text>
      ))}
      {problem && (
        <Alert severity="error" title="Not all rules were saved">
          {problem}
        </Alert>
      )}
      {saved !== null && (
        <Alert
          severity="success"
          title={`${saved} ${saved === 1 ? 'rule is' : 'rules are'} saved in the folder ${FOLDER}`}
        />
      )}
    </Stack>
  );
}

/** One after the other: the first makes the folder. */
async function saveAll(rules: PackedRule[]): Promise<void> {
  for (const { target, settings } of rules) {
    await saveRule(target, settings);
  }
}
