import React, { useId, type ReactNode } from 'react';
import { cx } from '@emotion/css';
import { InlineLabel, useStyles2 } from '@grafana/ui';
import { editorStyles } from './styles';

/** "What …", "Against …", "Drift when …": a heading and the parts that read on from it. */
export function Sentence({ heading, children }: { heading: string; children: ReactNode }) {
  const styles = useStyles2(editorStyles);
  const id = useId();
  return (
    <div className={styles.sentence} role="group" aria-labelledby={id}>
      <div className={styles.heading} id={id}>
        {heading}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  );
}

/** Parts beside one another, as far as there is room. */
export function Line({ children }: { children: ReactNode }) {
  const styles = useStyles2(editorStyles);
  return <div className={styles.line}>{children}</div>;
}

export interface PartIds {
  id: string;
  'aria-labelledby': string;
}

interface PartProps {
  label: string;
  tooltip?: string;
  /** As wide as there is room: its list has long lines. */
  wide?: boolean;
  /** Gets the ids that tie the control to its label. */
  children: (ids: PartIds) => ReactNode;
}

/** One word of the sentence and its control. */
export function Part({ label, tooltip, wide, children }: PartProps) {
  const styles = useStyles2(editorStyles);
  const id = useId();
  const labelId = `${id}-label`;
  const control = children({ id, 'aria-labelledby': labelId });
  return (
    <div className={wide ? cx(styles.part, styles.wide) : styles.part}>
      <InlineLabel id={labelId} htmlFor={id} width="auto" tooltip={tooltip}>
        {label}
      </InlineLabel>
      {wide ? <div className={styles.room}>{control}</div> : control}
    </div>
  );
}
