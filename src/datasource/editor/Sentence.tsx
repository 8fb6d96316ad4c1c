import React, { useId, type ReactNode } from 'react';
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
  /** Gets the ids that tie the control to its label. */
  children: (ids: PartIds) => ReactNode;
}

/** One word of the sentence and its control. */
export function Part({ label, tooltip, children }: PartProps) {
  const styles = useStyles2(editorStyles);
  const id = useId();
  const labelId = `${id}-label`;
  return (
    <div className={styles.part}>
      <InlineLabel id={labelId} htmlFor={id} width="auto" tooltip={tooltip}>
        {label}
      </InlineLabel>
      {children({ id, 'aria-labelledby': labelId })}
    </div>
  );
}
