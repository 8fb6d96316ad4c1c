import React, { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { Input, Text, useStyles2 } from '@grafana/ui';
import type { PartIds } from './Sentence';
import { editorStyles } from './styles';

interface Props extends Partial<PartIds> {
  'aria-label'?: string;
  value: number;
  min: number;
  max?: number;
  /** Only whole numbers. */
  whole?: boolean;
  suffix?: string;
  onCommit: (value: number) => void;
}

/** Digits that a narrow field shows. */
const SHORT = 7;

/** A number that takes effect when it is left or entered; one that isn't possible goes back to what it was, and that is said. */
export function NumberInput({ value, min, max = Infinity, whole, suffix, onCommit, ...ids }: Props) {
  const styles = useStyles2(editorStyles);
  const [refused, setRefused] = useState('');
  const commit = (event: FocusEvent<HTMLInputElement>) => {
    const text = event.currentTarget.value;
    const next = Number(text);
    const possible = text.trim() !== '' && next >= min && next <= max && (!whole || Math.floor(next) === next);
    setRefused(possible ? '' : text.trim());
    if (!possible) {
      event.currentTarget.value = String(value);
    } else if (next !== value) {
      onCommit(next);
    }
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.currentTarget.blur();
    }
  };
  return (
    <>
      <Input
        {...ids}
        key={value}
        type="number"
        defaultValue={value}
        min={min}
        max={max === Infinity ? undefined : max}
        step={whole ? 1 : 'any'}
        width={suffix || String(value).length > SHORT ? 14 : 10}
        suffix={suffix}
        onBlur={commit}
        onKeyDown={enter}
      />
      <span role="status" className={styles.refused}>
        {refused !== '' && (
          <Text
            color="warning"
            variant="bodySmall"
          >{`${refused} is not possible: ${possibleText(min, max, whole)}`}</Text>
        )}
      </span>
    </>
  );
}

/** "a whole number from 1 to 5000" */
function possibleText(min: number, max: number, whole = false): string {
  return `${whole ? 'a whole number' : 'a number'} ${max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`}`;
}
