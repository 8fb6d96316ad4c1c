import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { BackendAnswer } from './backend/BackendAnswer';
import { EditorHost } from './host/EditorHost';
import { PanelHost } from './host/PanelHost';
import { useAnswer } from './host/useAnswer';
import type { Preset } from './presets';
import { Shift } from './Shift';

interface Props {
  preset: Preset;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
}

/** One question: its panel, the two hosts' numbers, and its query, which can be changed. */
export function Workbench({ preset, range, onRange }: Props) {
  const styles = useStyles2(getStyles);
  const [query, setQuery] = useState(preset.query);
  const answer = useAnswer(query, range);
  return (
    <main className={styles.grid}>
      <div className={styles.panel}>
        <PanelHost title={preset.title} data={answer.data} onChangeRange={onRange} />
      </div>
      <aside className={styles.side}>
        <Shift {...preset.shift} />
        <BackendAnswer answer={answer} />
      </aside>
      <section className={styles.editor} aria-label="Query">
        <h2 className={styles.heading}>Query</h2>
        <EditorHost query={query} data={answer.data} onRun={setQuery} />
      </section>
    </main>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 28rem)',
    gap: theme.spacing(2),
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  panel: css({ position: 'relative', minHeight: theme.spacing(75), minWidth: 0 }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  editor: css({
    gridColumn: '1 / -1',
    minWidth: 0,
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
  heading: css({ ...theme.typography.h5, margin: theme.spacing(0, 0, 1) }),
});
