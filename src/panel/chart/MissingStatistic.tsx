import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { DECLARED, type StatisticId } from '../core';
import { smallFontSize, textWidth } from '../textWidth';
import type { Gutters } from './gutters';
import { said, say } from '../words/say';

interface Props {
  id: StatisticId;
  gutter: Gutters;
  width: number;
  height: number;
}

/** In the place of a strip whose statistic the query doesn't return: says so, and what to do. */
export function MissingStatistic({ id, gutter, width, height }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const name = said(DECLARED.find((entry) => entry.id === id)?.name ?? id);
  const missing = say`The query does not return ${name}.`;
  const full = say`${missing} Add it to the statistics in the query, or choose another one for the strip.`;
  const room = width - gutter.left;
  const fontSize = smallFontSize(theme);
  const wording = [full, missing, say`no ${name}`].find((text) => textWidth(text, theme, { fontSize }) <= room);
  return (
    <div
      className={styles.note}
      style={{ height, paddingLeft: gutter.left }}
      title={full}
      data-testid="distribution-missing"
    >
      {wording ?? ''}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    color: theme.colors.warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.spacing(3),
  }),
});
