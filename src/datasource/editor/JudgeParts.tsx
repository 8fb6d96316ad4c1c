import React from 'react';
import { Combobox } from '@grafana/ui';
import { DEFAULTS, type LimitKind } from '../../core';
import { chosen } from './chosen';
import { judgedBy, judgeOf, judgeOptions, limitsOf, withDetect } from './judges';
import type { SectionProps } from './section';
import { Part } from './Sentence';

const LIMITS: Array<{ value: LimitKind; label: string; description: string }> = [
  { value: 'computed', label: 'what chance allows', description: 'For this many events' },
  { value: 'percentile', label: 'the trailing windows', description: 'A percentile of them' },
];

/** "by the fitting test", or "by the KL divergence beyond what chance allows". */
export function JudgeParts({ query, onApply }: Pick<SectionProps, 'query' | 'onApply'>) {
  const judge = judgeOf(query);
  const kinds = limitsOf(judge.value);
  const limits = LIMITS.filter(({ value }) => kinds.includes(value));
  return (
    <>
      <Part label="by the">
        {(ids) => (
          <Combobox
            {...ids}
            options={judgeOptions(query)}
            value={judge}
            onChange={chosen((value) => onApply(judgedBy(query, value)))}
            width={26}
          />
        )}
      </Part>
      {limits.length > 0 && (
        <Part label="beyond">
          {(ids) => (
            <Combobox
              {...ids}
              options={limits}
              value={query.detect?.limit ?? DEFAULTS.detect.limit}
              onChange={chosen((limit) => onApply(withDetect(query, { limit })))}
              width={26}
            />
          )}
        </Part>
      )}
    </>
  );
}
