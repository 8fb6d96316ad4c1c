import React from 'react';
import { DEFAULTS, type DetectSettings } from '../../core';
import { Hint } from './Hint';
import { budgetHint } from './hints';
import { JudgeParts } from './JudgeParts';
import { withDetect } from './judges';
import { NumberInput } from './NumberInput';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part, Sentence } from './Sentence';
import { SignificanceParts } from './SignificanceParts';

/** Drift when: significance and size, in enough windows of enough events; and until when. */
export function DriftSentence(props: SectionProps & { plan: Planned }) {
  const { query, onApply, plan } = props;
  const detect = { ...DEFAULTS.detect, ...query.detect };
  const set = (settings: DetectSettings) => onApply(withDetect(query, settings));
  return (
    <Sentence heading="Drift when">
      <Line>
        <SignificanceParts {...props} />
        <JudgeParts {...props} />
        <Part label="and w ≥" tooltip="Size: Cohen’s w; 0.1 is small, 0.3 medium, 0.5 large">
          {(ids) => (
            <NumberInput {...ids} min={0} value={detect.minEffect} onCommit={(minEffect) => set({ minEffect })} />
          )}
        </Part>
        <Part label="or a share moved by" tooltip="Part of its baseline: 25 % is 2 % going to 2.5 %">
          {(ids) => (
            <NumberInput
              {...ids}
              min={0}
              suffix="%"
              value={inPercent(detect.minRelative)}
              onCommit={(value) => set({ minRelative: value / 100 })}
            />
          )}
        </Part>
        <Part label="and by">
          {(ids) => (
            <NumberInput
              {...ids}
              min={0}
              suffix="points"
              value={detect.minPoints}
              onCommit={(minPoints) => set({ minPoints })}
            />
          )}
        </Part>
      </Line>
      <Line>
        <Part label="in">
          {(ids) => <NumberInput {...ids} whole min={1} max={detect.n} value={detect.m} onCommit={(m) => set({ m })} />}
        </Part>
        <Part label="of">
          {(ids) => (
            <NumberInput
              {...ids}
              whole
              min={1}
              value={detect.n}
              onCommit={(n) => set({ n, m: Math.min(detect.m, n) })}
            />
          )}
        </Part>
        <Part label="windows with N ≥" tooltip="Windows with fewer events are not judged">
          {(ids) => <NumberInput {...ids} min={0} value={detect.minN} onCommit={(minN) => set({ minN })} />}
        </Part>
        <Part
          label="until p ≥"
          tooltip="A drift ends when fewer windows pass these easier thresholds, so that it doesn’t flap"
        >
          {(ids) => (
            <NumberInput
              {...ids}
              min={detect.alpha}
              max={1}
              value={detect.leaveAlpha}
              onCommit={(leaveAlpha) => set({ leaveAlpha })}
            />
          )}
        </Part>
        <Part label="or size under">
          {(ids) => (
            <NumberInput
              {...ids}
              min={1}
              max={100}
              suffix="%"
              value={inPercent(detect.leaveFraction)}
              onCommit={(value) => set({ leaveFraction: value / 100 })}
            />
          )}
        </Part>
      </Line>
      <Hint hint={planHint(plan, 'detect', onApply)} />
      <Hint hint={budgetHint(detect.budget, props.groups, (groups) => set({ budget: { ...detect.budget, groups } }))} />
    </Sentence>
  );
}

const inPercent = (fraction: number) => Number((fraction * 100).toPrecision(6));
