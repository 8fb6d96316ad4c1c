import React from 'react';
import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import type { DistributionDataSource } from '../DataSource';
import type { DistributionOptions, DistributionTarget } from '../types';
import { AgainstSentence } from './AgainstSentence';
import { CategoriesPart } from './CategoriesPart';
import { DriftSentence } from './DriftSentence';
import { JudgingPart } from './JudgingPart';
import { planned } from './planned';
import { QuietPart } from './QuietPart';
import { ReturnPart } from './ReturnPart';
import type { SectionProps } from './section';
import { seenGroups } from './seen';
import { SizePart } from './SizePart';
import { useObserved } from './useObserved';
import { WhatSentence } from './WhatSentence';
import { WindowsPart } from './WindowsPart';

type Props = QueryEditorProps<DistributionDataSource, DistributionTarget, DistributionOptions>;

/** Three decisions, each a sentence, and the rest folded away. */
export function QueryEditor({ datasource, query, onChange, onRunQuery, data, range, app }: Props) {
  const shown: DistributionTarget =
    app === CoreApp.UnifiedAlerting ? { ...datasource.getDefaultQuery(app), ...query } : query;
  const observed = useObserved({ datasource, query: shown, data, range, app });
  const section: SectionProps = {
    datasource,
    query: shown,
    onChange,
    onApply: (next) => {
      onChange(next);
      onRunQuery();
    },
    onRunQuery,
    groups: seenGroups(data?.series, shown.groupBy, observed?.labels),
    data,
    range,
    app,
  };
  const plan = planned(section);
  return (
    <Stack direction="column" gap={1} data-testid="distribution-query-editor">
      <WhatSentence {...section} observed={observed} plan={plan} />
      <AgainstSentence {...section} plan={plan} />
      <DriftSentence {...section} plan={plan} />
      <div>
        <SizePart {...section} />
        <JudgingPart {...section} plan={plan} />
        <WindowsPart {...section} plan={plan} />
        <QuietPart {...section} plan={plan} />
        <CategoriesPart {...section} observed={observed} plan={plan} />
        <ReturnPart {...section} plan={plan} />
      </div>
    </Stack>
  );
}
