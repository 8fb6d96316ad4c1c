import React from 'react';
import { DEFAULTS, LIMITS, type CategorySettings } from '../../core';
import { Disclosure } from './Disclosure';
import { Hint } from './Hint';
import { MultiChoice } from './MultiChoice';
import { NumberInput } from './NumberInput';
import { seenCategories } from './seen';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';

export function CategoriesPart({ query, onApply, data, plan }: SectionProps & { plan: Planned }) {
  const { top = DEFAULTS.categories.top, schema = [], rare = [] } = query.categories ?? {};
  const set = (change: CategorySettings) => onApply({ ...query, categories: { ...query.categories, ...change } });
  const seen = seenCategories(data?.series).map((value) => ({ value }));
  const names = schema.length > 0 ? `only ${schema.join(', ')}` : `top ${top} + other`;
  return (
    <>
      <Disclosure title="Categories" summary={rare.length > 0 ? `${names}; rare: ${rare.join(', ')}` : names}>
        <Line>
          <Part label="keep" tooltip="By their total; the rest becomes “other”">
            {(ids) => (
              <NumberInput
                {...ids}
                whole
                min={1}
                max={LIMITS.categories}
                value={top}
                onCommit={(value) => set({ top: value })}
              />
            )}
          </Part>
          <Part label="expected categories" tooltip="The categories by name, in this order; any other one is unseen">
            {(ids) => (
              <MultiChoice
                {...ids}
                options={seen}
                value={schema}
                onChange={(options) => set({ schema: options.map(({ value }) => value) })}
                createCustomValue
                isClearable
                placeholder="any"
                width="auto"
                minWidth={22}
                maxWidth={40}
              />
            )}
          </Part>
          <Part label="rare" tooltip="The categories that the rare rate adds up">
            {(ids) => (
              <MultiChoice
                {...ids}
                options={seen}
                value={rare}
                onChange={(options) => set({ rare: options.map(({ value }) => value) })}
                createCustomValue
                isClearable
                placeholder="none"
                width="auto"
                minWidth={14}
                maxWidth={40}
              />
            )}
          </Part>
        </Line>
      </Disclosure>
      <Hint hint={planHint(plan, 'categories', onApply)} />
    </>
  );
}
