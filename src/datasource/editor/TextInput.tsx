import React, { type FocusEvent, type KeyboardEvent } from 'react';
import { Input } from '@grafana/ui';
import type { PartIds } from './Sentence';

interface Props extends Partial<PartIds> {
  'aria-label'?: string;
  value: string;
  width: number;
  onCommit: (text: string) => void;
}

/** A text that takes effect when it is left or entered. */
export function TextInput({ value, width, onCommit, ...ids }: Props) {
  const commit = (event: FocusEvent<HTMLInputElement>) => {
    const text = event.currentTarget.value.trim();
    if (text !== value) {
      onCommit(text);
    }
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>) => event.key === 'Enter' && event.currentTarget.blur();
  return <Input {...ids} key={value} defaultValue={value} width={width} onBlur={commit} onKeyDown={enter} />;
}
