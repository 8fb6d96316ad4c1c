import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, ClipboardButton, Stack, useStyles2 } from '@grafana/ui';
import { DistributionError } from '../../core';
import type { DistributionTarget } from '../../datasource/types';
import { provisioningYaml } from './provisioning';
import type { RuleSettings } from './alertRule';
import { ruleBody } from './ruleBody';
import { SaveRule } from './SaveRule';
import { terraformHcl } from './terraform';

/** The rule saved, or as a file. */
export function RuleOutput({ query, settings }: { query: DistributionTarget; settings: RuleSettings }) {
  const styles = useStyles2(getStyles);
  const output = outputOf(query, settings);
  if ('incomplete' in output) {
    return (
      <Alert severity="info" title="The query is not complete">
        {output.incomplete}
      </Alert>
    );
  }
  return (
    <Stack direction="column" gap={1}>
      <SaveRule query={query} settings={settings}>
        <ClipboardButton icon="copy" variant="secondary" getText={() => output.yaml}>
          Copy as provisioning file
        </ClipboardButton>
        <ClipboardButton icon="copy" variant="secondary" getText={() => terraformHcl([{ target: query, settings }])}>
          Copy as Terraform
        </ClipboardButton>
        <ClipboardButton
          icon="copy"
          variant="secondary"
          getText={() => JSON.stringify(ruleBody(query, settings), null, 2)}
        >
          Copy as JSON for the ruler API
        </ClipboardButton>
      </SaveRule>
      <pre className={styles.file} aria-label="Provisioning file" tabIndex={0}>
        {output.yaml}
      </pre>
    </Stack>
  );
}

function outputOf(query: DistributionTarget, settings: RuleSettings): { yaml: string } | { incomplete: string } {
  try {
    return { yaml: provisioningYaml([{ target: query, settings }]) };
  } catch (error) {
    if (error instanceof DistributionError) {
      return { incomplete: error.message };
    }
    throw error;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  file: css({
    maxHeight: theme.spacing(50),
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
