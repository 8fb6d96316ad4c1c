import React from 'react';
import { Combobox } from '@grafana/ui';
import type { DetectSettings } from '../../core';
import { AcceptedLine } from './AcceptedLine';
import { BudgetLine } from './BudgetLine';
import { chosen } from './chosen';
import { Hint } from './Hint';
import { budgetHint } from './hints';
import { JudgeParts } from './JudgeParts';
import { withDetect } from './judges';
import { objectiveOf, objectiveOptions, pointsFor } from './objectives';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part, Sentence } from './Sentence';
import { SignificanceParts } from './SignificanceParts';

/** Drift when: how rare by chance, and how much matters. The numbers behind it are folded away. */
export function DriftSentence(props: SectionProps & { plan: Planned }) {
  const { query, onApply, plan } = props;
  const detect = query.detect ?? {};
  const set = (settings: DetectSettings) => onApply(withDetect(query, settings));
  return (
    <Sentence heading="Drift when">
      <Line>
        <SignificanceParts {...props} />
        <JudgeParts {...props} />
        <Part
          label="and it matters for an objective of"
          tooltip="How large a change has to be: a share that moves by half of what the objective allows and by a quarter of itself; or w ≥ 0.1 over all categories; or ten events more and twice the share, however rare"
        >
          {(ids) => (
            <Combobox
              {...ids}
              options={objectiveOptions(detect)}
              value={objectiveOf(detect)}
              onChange={chosen((objective) => set({ minPoints: pointsFor(objective) ?? detect.minPoints }))}
              width={18}
            />
          )}
        </Part>
      </Line>
      <Hint hint={planHint(plan, 'detect', onApply)} />
      <Hint hint={budgetHint(detect.budget, props.groups, (groups) => set({ budget: { ...detect.budget, groups } }))} />
      <BudgetLine {...props} />
      <AcceptedLine {...props} />
    </Sentence>
  );
}
