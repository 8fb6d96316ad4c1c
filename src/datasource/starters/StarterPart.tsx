import React from 'react';
import { getDataSourceSrv } from '@grafana/runtime';
import { Combobox } from '@grafana/ui';
import { languageOf } from '../../core/upstreamKinds';
import { upstreamText } from '../sentences';
import { chosen } from '../editor/chosen';
import type { SectionProps } from '../editor/section';
import { Line, Part } from '../editor/Sentence';
import { findMetric } from './findMetric';
import { STARTERS, startQuery } from './starters';

const OPTIONS = STARTERS.map(({ id, label }) => ({ value: id, label }));

/** A query to begin with, as long as there is none: by what is watched, written for the metrics that this upstream has. */
export function StarterPart({ query, onApply }: Pick<SectionProps, 'query' | 'onApply'>) {
  const { datasource, query: own } = query.upstream ?? {};
  const language = languageOf(datasource?.type);
  if (!datasource || !language || upstreamText(own) !== '') {
    return null;
  }
  const start = async (id: string) => {
    const starter = STARTERS.find((one) => one.id === id)!;
    const usual = { metric: starter.metrics[0], label: starter.labels[0] };
    const found = language === 'promql' ? await findMetric(starter, await getDataSourceSrv().get(datasource)) : usual;
    const { query: started, ...settings } = startQuery(starter, language, found);
    onApply({ ...query, ...settings, upstream: { datasource, query: { ...own, ...started } } });
  };
  return (
    <Line>
      <Part label="or begin with" tooltip="A query that you then fit to your own names">
        {(ids) => (
          <Combobox
            {...ids}
            options={OPTIONS}
            value={null}
            onChange={chosen((id: string) => void start(id))}
            placeholder="a starter query"
            width={34}
          />
        )}
      </Part>
    </Line>
  );
}
