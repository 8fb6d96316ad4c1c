import React, { useId, useState, type ReactNode } from 'react';
import { Button, Text, useStyles2 } from '@grafana/ui';
import { editorStyles } from './styles';

/** "▸ Windows: 1 m, unfinished left out": what holds, and the controls once it is opened. */
export function Disclosure({ title, summary, children }: { title: string; summary: string; children: ReactNode }) {
  const styles = useStyles2(editorStyles);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <div className={styles.line}>
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          icon={open ? 'angle-down' : 'angle-right'}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {title}
        </Button>
        <Text color="secondary">{summary}</Text>
      </div>
      <div id={id} className={open ? styles.details : undefined}>
        {open && children}
      </div>
    </div>
  );
}
