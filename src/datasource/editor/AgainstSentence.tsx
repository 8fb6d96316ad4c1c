import React from 'react';
import { Combobox, Text } from '@grafana/ui';
import type { BaselineSettings } from '../../core';
import { BASELINE_KINDS, kindOf } from '../../core/baseline/kinds';
import { toCoreQuery } from '../types';
import { begins, BELOW, BESIDE } from './BaselineParts';
import { chosen } from './chosen';
import { Hint } from './Hint';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part, Sentence } from './Sentence';

const KINDS = BASELINE_KINDS.map(({ id, label, description }) => ({ value: id, label, description }));

/** Against: where the shares before a drift come from, and what that asks of the upstream. */
export function AgainstSentence({ plan, ...props }: SectionProps & { plan: Planned }) {
  const { query, onChange, onApply } = props;
  const kind = kindOf(query.baseline);
  const baseline: BaselineSettings = query.baseline ?? kind.begin(toCoreQuery(query));
  const choose = (id: string) => {
    const next = kindOf({ kind: id });
    const changed = { ...query, baseline: next.begin(toCoreQuery(query)) };
    return next.complete ? onApply(changed) : onChange(changed);
  };
  const Beside = BESIDE[kind.id];
  const Below = BELOW[kind.id];
  return (
    <Sentence heading="Against">
      <Line>
        <Part label="baseline">
          {(ids) => <Combobox {...ids} options={KINDS} value={kind.id} onChange={chosen(choose)} width={26} />}
        </Part>
        {Beside && <Beside {...props} baseline={baseline as never} />}
        <Text color="secondary">{plan.summary}</Text>
      </Line>
      {!begins(baseline) && <Hint hint={planHint(plan, 'baseline', onApply)} />}
      {Below && <Below {...props} baseline={baseline as never} />}
    </Sentence>
  );
}
