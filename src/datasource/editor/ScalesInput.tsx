import React, { useState } from 'react';
import { Text, useStyles2 } from '@grafana/ui';
import { LIMITS } from '../../core';
import { formatDuration } from '../../core/duration';
import type { PartIds } from './Sentence';
import { MultiChoice } from './MultiChoice';
import { editorStyles } from './styles';

const USUAL = [5, 15, 60, 240, 1440];
const LEAST = 2;

interface Props extends PartIds {
  scales: number[];
  /** Length of one window, where it is known. */
  windowMs?: number;
  onCommit: (scales: number[]) => void;
}

/** Longer windows as multiples of the window; one that isn't possible is not taken, and that is said. */
export function ScalesInput({ scales, windowMs, onCommit, ...ids }: Props) {
  const styles = useStyles2(editorStyles);
  const [refused, setRefused] = useState('');
  const commit = (texts: string[]) => {
    const wrong =
      texts.find((text) => !isScale(text)) ?? (texts.length > LIMITS.scales ? `more than ${LIMITS.scales}` : '');
    setRefused(wrong);
    if (wrong === '') {
      onCommit(Array.from(new Set(texts.map(Number))).sort((a, b) => a - b));
    }
  };
  return (
    <>
      <MultiChoice
        {...ids}
        options={USUAL.map((scale) => ({
          value: String(scale),
          label: `${scale} windows`,
          ...(windowMs && { description: formatDuration(scale * windowMs) }),
        }))}
        value={scales.map((scale) => ({ value: String(scale) }))}
        onChange={(options) => commit(options.map(({ value }) => value))}
        createCustomValue
        isClearable
        placeholder="none"
        width="auto"
        minWidth={18}
        maxWidth={40}
      />
      <span role="status" className={styles.refused}>
        {refused !== '' && (
          <Text color="warning" variant="bodySmall">
            {`${refused} is not possible: up to ${LIMITS.scales} whole numbers from ${LEAST} to ${LIMITS.scale}`}
          </Text>
        )}
      </span>
    </>
  );
}

function isScale(text: string): boolean {
  const scale = Number(text);
  return text.trim() !== '' && Math.floor(scale) === scale && scale >= LEAST && scale <= LIMITS.scale;
}
