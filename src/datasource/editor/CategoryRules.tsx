import React, { useState } from 'react';
import { Button, Combobox, IconButton, Input, Text } from '@grafana/ui';
import type { CategoryRule } from '../../core';
import { shortList } from '../../core/pool/mapping';
import { chosen } from './chosen';
import { caughtBy, CLASSES, haveClasses } from './mapped';
import { Line, Part } from './Sentence';
import { TextInput } from './TextInput';

type How = 'is' | 'matches';

const HOWS: Array<{ value: How; label: string; description: string }> = [
  { value: 'is', label: 'value', description: 'One value as it is: 200' },
  { value: 'matches', label: 'pattern', description: 'A regular expression: 5..' },
];

interface Props {
  rules: CategoryRule[];
  /** Categories in the upstream's answer. */
  values: string[];
  onApply: (rules: CategoryRule[]) => void;
}

/** Which categories become which, a line per rule, with what it catches in the last answer; and a line to add one. */
export function CategoryRules({ rules, values, onApply }: Props) {
  const [how, setHow] = useState<How>('matches');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const caught = caughtBy(rules, values);
  const change = (index: number, rule: CategoryRule) => onApply(rules.map((other, i) => (i === index ? rule : other)));
  const complete = from.trim() !== '' && to.trim() !== '';
  const add = () => {
    if (complete) {
      onApply([...rules, { [how]: from.trim(), to: to.trim() }]);
      setFrom('');
      setTo('');
    }
  };
  const enter = (event: React.KeyboardEvent) => event.key === 'Enter' && add();
  return (
    <>
      {rules.map((rule, index) => {
        const own: How = rule.is === undefined ? 'matches' : 'is';
        const name = `rule ${index + 1}`;
        return (
          // rules are told apart by their place alone
          <Line key={index}>
            <Part label="map">
              {(ids) => (
                <Combobox
                  {...ids}
                  options={HOWS}
                  value={own}
                  onChange={chosen((next: How) => change(index, { [next]: rule[own], to: rule.to }))}
                  width={14}
                />
              )}
            </Part>
            <TextInput
              aria-label={`${name}: what is mapped`}
              width={20}
              value={rule[own] ?? ''}
              onCommit={(text) => change(index, { [own]: text, to: rule.to })}
            />
            <Text color="secondary">becomes</Text>
            <TextInput
              aria-label={`${name}: its name`}
              width={20}
              value={rule.to}
              onCommit={(text) => change(index, { ...rule, to: text })}
            />
            <IconButton
              name="trash-alt"
              aria-label={`Remove ${name}`}
              onClick={() => onApply(rules.filter((_, i) => i !== index))}
            />
            {caught !== null && (
              <Text color={caught[index].length === 0 ? 'warning' : 'secondary'}>
                {caught[index].length === 0 ? 'nothing in this range' : shortList(caught[index])}
              </Text>
            )}
          </Line>
        );
      })}
      <Line>
        <Part label="map">
          {(ids) => <Combobox {...ids} options={HOWS} value={how} onChange={chosen(setHow)} width={14} />}
        </Part>
        <Input
          aria-label="what to map"
          placeholder={how === 'is' ? '200' : '5..'}
          width={20}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          onKeyDown={enter}
        />
        <Text color="secondary">becomes</Text>
        <Input
          aria-label="name of what is mapped"
          placeholder={how === 'is' ? 'OK' : '5xx'}
          width={20}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          onKeyDown={enter}
        />
        <Button variant="secondary" icon="plus" disabled={!complete} onClick={add}>
          Map
        </Button>
        {rules.length === 0 && haveClasses(values) && (
          <Button variant="secondary" onClick={() => onApply([CLASSES])}>
            Map status codes to 2xx, 4xx, 5xx
          </Button>
        )}
      </Line>
    </>
  );
}
