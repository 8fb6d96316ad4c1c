import React from 'react';
import { FieldType, type PanelData } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import { DEFAULTS } from '../../core';
import { StarterPart } from '../starters/StarterPart';
import { categoryOf, type ObservedAnswer } from './observed';
import { toCoreQuery } from '../types';
import { chosen } from './chosen';
import { guessMeaning } from '../../core/read/meaningGuess';
import { guessFromValues } from './guessFromValues';
import { Hint } from './Hint';
import { categoryHint, groupHint, meaningHint, MEANINGS, upstreamHint } from './hints';
import { identifyingHint } from './mapped';
import { MultiChoice } from './MultiChoice';
import type { Planned } from './planned';
import type { SectionProps } from './section';
import { Line, Part, Sentence } from './Sentence';
import { UpstreamEditor, type Upstream } from './UpstreamEditor';

interface Props extends SectionProps {
  observed: ObservedAnswer | null;
  plan: Planned;
}

/** What: the upstream, its query, and how to read the answer. */
export function WhatSentence({ query, observed, plan, onChange, onApply, onRunQuery, data, range, app }: Props) {
  const values = query.values ?? DEFAULTS.values;
  const guess = guessMeaning(query.upstream?.query) ?? guessFromValues(observed?.frames ?? []);
  const category = query.category ?? '';
  const groupBy = query.groupBy ?? [];
  const changeUpstream = (upstream: Upstream) => {
    const before = guessMeaning(query.upstream?.query)?.values;
    const after = guessMeaning(upstream.query)?.values;
    // follows the query's text until someone says otherwise
    const follows = after !== undefined && (query.values === undefined || query.values === before);
    onChange({ ...query, upstream, ...(follows && { values: after }) });
  };
  const labels = (observed?.labels ?? []).map(({ name, values: count, examples }) => ({
    label: name,
    value: name,
    description: `${count} ${count === 1 ? 'value' : 'values'}: ${examples.join(', ')}${count > examples.length ? ', …' : ''}`,
  }));
  const upstreamData: PanelData | undefined = data && { ...data, series: observed?.frames ?? [] };
  const numbers = numberColumns(observed);
  return (
    <Sentence heading="What">
      <UpstreamEditor
        label="data source"
        upstream={toCoreQuery(query).upstream ?? {}}
        onChange={changeUpstream}
        onRunQuery={onRunQuery}
        data={upstreamData}
        range={range}
        app={app}
      />
      <StarterPart query={query} onApply={onApply} />
      <Line>
        <Part label="category" tooltip="The label or column whose values are the kinds that are counted">
          {(ids) => (
            <Combobox
              {...ids}
              options={labels}
              value={category || null}
              onChange={(option) => onApply({ ...query, category: option?.value })}
              isClearable
              createCustomValue
              placeholder={observed?.guess ? `${observed.guess} (guessed)` : 'guessed'}
              width={24}
            />
          )}
        </Part>
        <Part label="group by" tooltip="Each value gets its own distribution and its own baseline">
          {(ids) => (
            <MultiChoice
              {...ids}
              options={labels.filter(({ value }) => value !== category)}
              value={groupBy}
              onChange={(options) => onApply({ ...query, groupBy: options.map(({ value }) => value) })}
              createCustomValue
              isClearable
              placeholder="all in one"
              width="auto"
              minWidth={16}
              maxWidth={40}
            />
          )}
        </Part>
        <Part label="values are">
          {(ids) => (
            <Combobox
              {...ids}
              options={MEANINGS}
              value={values}
              onChange={chosen((value) => onApply({ ...query, values: value }))}
              width={26}
            />
          )}
        </Part>
        {(numbers.length > 1 || query.valueField) && (
          <Part label="count in" tooltip="The column that holds the count">
            {(ids) => (
              <Combobox
                {...ids}
                options={numbers.map((name) => ({ value: name }))}
                value={query.valueField || null}
                onChange={(option) => onApply({ ...query, valueField: option?.value })}
                isClearable
                createCustomValue
                placeholder="the only number"
                width={20}
              />
            )}
          </Part>
        )}
      </Line>
      <Hint hint={categoryHint(category, observed, (name) => onApply({ ...query, category: name }))} />
      <Hint
        hint={identifyingHint(
          categoryOf(query, observed),
          observed?.valuesOf(categoryOf(query, observed)) ?? [],
          query.categories ?? {},
          (map) => onApply({ ...query, categories: { ...query.categories, map } })
        )}
      />
      <Hint hint={groupHint(groupBy, observed, (names) => onApply({ ...query, groupBy: names }))} />
      <Hint
        hint={upstreamHint(toCoreQuery(query).upstream ?? {}, plan.windowMs, (own) =>
          onApply({ ...query, upstream: { ...query.upstream, query: own } })
        )}
      />
      <Hint hint={meaningHint(values, guess, (meaning) => onApply({ ...query, values: meaning }))} />
    </Sentence>
  );
}

/** The number columns of a long table; series by labels have their one number each. */
function numberColumns(observed: ObservedAnswer | null): string[] {
  const table = observed?.labels.some(({ kind }) => kind === 'column') ?? false;
  const names = (observed?.frames ?? []).flatMap(({ fields }) =>
    fields.filter(({ type }) => type === FieldType.number).map(({ name }) => name)
  );
  const kinds = new Set((observed?.labels ?? []).map(({ name }) => name));
  return table ? Array.from(new Set(names.filter((name) => !kinds.has(name)))) : [];
}
