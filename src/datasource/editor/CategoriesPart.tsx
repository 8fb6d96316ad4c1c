import React from 'react';
import { DEFAULTS, LIMITS, type CategorySettings, type IdentifyingWay, type KeepSettings } from '../../core';
import { Combobox } from '@grafana/ui';
import { percent } from '../../core/model/numberWords';
import { CategoryRules } from './CategoryRules';
import { chosen } from './chosen';
import { Disclosure } from './Disclosure';
import { Hint } from './Hint';
import { MultiChoice } from './MultiChoice';
import { NumberInput } from './NumberInput';
import { categoryOf, type ObservedAnswer } from './observed';
import { PasteSchema } from './PasteSchema';
import { seenCategories } from './seen';
import { planHint, type Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part } from './Sentence';

const WAYS: Array<{ value: IdentifyingWay; label: string; description: string }> = [
  { value: 'warn', label: 'warn', description: 'Show them, with a warning' },
  { value: 'hash', label: 'show a hash', description: 'The same for the same value' },
  { value: 'refuse', label: 'refuse', description: 'Answer with an error' },
];

interface Props extends SectionProps {
  observed: ObservedAnswer | null;
  plan: Planned;
}

export function CategoriesPart({ query, onApply, data, observed, plan }: Props) {
  const { schema = [], rare = [], map = [], identifying = DEFAULTS.categories.identifying } = query.categories ?? {};
  const keep = { ...DEFAULTS.categories.keep, ...query.categories?.keep };
  const set = (change: CategorySettings) => onApply({ ...query, categories: { ...query.categories, ...change } });
  const setKeep = (change: KeepSettings) => set({ keep: { ...query.categories?.keep, ...change } });
  const seen = seenCategories(data?.series).map((value) => ({ value }));
  const names =
    schema.length > 0
      ? `only ${schema.join(', ')}`
      : `top ${keep.top}${keep.leastShare > 0 ? ` of at least ${percent(keep.leastShare)}` : ''} + other`;
  const more = [
    ...(rare.length > 0 ? [`rare: ${rare.join(', ')}`] : []),
    ...(identifying !== DEFAULTS.categories.identifying ? [`those that identify: ${identifying}`] : []),
    ...(map.length > 0 ? [`mapped: ${map.map(({ is, matches, to }) => `${is ?? matches} to ${to}`).join(', ')}`] : []),
  ];
  return (
    <>
      <Disclosure title="Categories" summary={[names, ...more].join('; ')}>
        <Line>
          <Part label="keep" tooltip="By their total; the rest becomes “other”">
            {(ids) => (
              <NumberInput
                {...ids}
                whole
                min={1}
                max={LIMITS.categories}
                value={keep.top}
                onCommit={(top) => setKeep({ top })}
              />
            )}
          </Part>
          <Part
            label="with at least"
            tooltip="Of all events, in the range with the windows before it or in the baseline; rarer categories become “other”"
          >
            {(ids) => (
              <NumberInput
                {...ids}
                min={0}
                max={99}
                suffix="%"
                value={Number((100 * keep.leastShare).toPrecision(12))}
                onCommit={(value) => setKeep({ leastShare: value > 0 ? value / 100 : undefined })}
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
          <Part
            label="that identify"
            tooltip="Values that look like mail addresses, IP addresses, tokens or ids, and are not expected"
          >
            {(ids) => (
              <Combobox
                {...ids}
                options={WAYS}
                value={identifying}
                onChange={chosen((way: IdentifyingWay) => set({ identifying: way }))}
                width={20}
              />
            )}
          </Part>
        </Line>
        <PasteSchema category={categoryOf(query, observed)} onTake={(names) => set({ schema: names })} />
        <CategoryRules
          rules={map}
          values={observed?.valuesOf(categoryOf(query, observed)) ?? []}
          onApply={(rules) => set({ map: rules.length > 0 ? rules : undefined })}
        />
      </Disclosure>
      <Hint hint={planHint(plan, 'categories', onApply)} />
    </>
  );
}
