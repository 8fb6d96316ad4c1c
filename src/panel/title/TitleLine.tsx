import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { FittedTitle } from './fitTitle';

interface Props {
  title: FittedTitle;
  /** What the state rests on, on hover. */
  why: string;
  width: number;
  height: number;
}

/** "DRIFT since 14:05 · 5xx +3.1 pt", then what the state means. Announced only when the state changes, not with every window. */
export function TitleLine({ title, why, width, height }: Props) {
  const styles = useStyles2(getStyles);
  const full = [title.group, title.full, title.fullSentence].filter((text) => text !== '').join('. ');
  return (
    <div
      className={styles.box}
      style={{ width, height }}
      title={why === '' ? full : `${full}\n${why}`}
      data-testid="distribution-title"
      data-mood={title.mood}
    >
      <span className={styles.spoken} role="status">
        {title.group === '' ? title.spoken : `${title.group}: ${title.spoken}`}
      </span>
      <div className={styles.line}>
        {title.group !== '' && <span className={styles.group}>{title.group}</span>}
        <span className={styles[title.mood]}>{title.headline}</span>
        {title.lines === 1 && title.sentence !== '' && <span className={styles.sentence}>{title.sentence}</span>}
      </div>
      {title.lines === 2 && <div className={styles.sentence}>{title.sentence}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const headline = { fontWeight: theme.typography.fontWeightMedium, flexShrink: 0 };
  return {
    box: css({
      position: 'relative',
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      fontSize: theme.typography.body.fontSize,
      lineHeight: theme.spacing(3),
    }),
    spoken: css({ position: 'absolute', clipPath: 'inset(50%)', height: '1px', width: '1px', overflow: 'hidden' }),
    line: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(1.5) }),
    // A name that is too long gives way to the state beside it; all of it is on hover.
    group: css({
      ...headline,
      flexShrink: 1,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      color: theme.colors.text.primary,
    }),
    drift: css({ ...headline, color: theme.colors.error.text }),
    steady: css({ ...headline, color: theme.colors.success.text }),
    silent: css({ ...headline, color: theme.colors.warning.text }),
    sentence: css({ flexShrink: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  };
};
