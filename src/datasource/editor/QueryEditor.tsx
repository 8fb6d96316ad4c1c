import React, { useMemo } from 'react';
import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import { migrated } from '../../core/normal/migrated';
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

/** Three decisions, each a sentence, and the rest folded away. A query of an older version is saved in the newest with its first change. */
export function QueryEditor({ datasource, query, onChange, onRunQuery, data, range, app }: Props) {
  const newest = useMemo(() => migrated(query), [query]);
  const shown: DistributionTarget =
    app === CoreApp.UnifiedAlerting ? { ...datasource.getDefaultQuery(app), ...newest } : newest;
  // a field that is left as it was changes nothing, whatever it calls
  const change = (next: DistributionTarget) => !isSame(next, shown) && onChange(next);
  const observed = useObserved({ datasource, query: shown, data, range, app });
  const section: SectionProps = {
    datasource,
    query: shown,
    onChange: change,
    onApply: (next) => {
      if (!isSame(next, shown)) {
        onChange(next);
        onRunQuery();
      }
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

/** As they are saved: a setting that is undefined is none. */
const isSame = (a: DistributionTarget, b: DistributionTarget): boolean => JSON.stringify(a) === JSON.stringify(b);
