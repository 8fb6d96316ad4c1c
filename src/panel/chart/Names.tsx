import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { PlotArea } from './area';
import { hasNames, type Gutters } from './gutters';
import { placeNames, type End } from './placeNames';

interface Props {
  /** From the bottom up. */
  ends: End[];
  area: PlotArea;
  gutter: Gutters;
}

/** The categories' names right of the plot, each in its place, with its colour. */
export function Names({ ends, area, gutter }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const lineHeight = theme.typography.fontSize * theme.typography.bodySmall.lineHeight;
  if (area.width <= 0 || !hasNames(gutter, theme.spacing.gridSize)) {
    return null;
  }
  return placeNames(ends, area.height, lineHeight).map(({ look: { category, name, color }, y }) => (
    <span
      key={category}
      className={styles.name}
      title={name}
      style={{ left: area.left + area.width, top: area.top + y, maxWidth: gutter.right }}
    >
      <span className={styles.swatch} style={{ background: color }} />
      {name}
    </span>
  ));
}

const getStyles = (theme: GrafanaTheme2) => ({
  swatch: css({
    display: 'inline-block',
    width: theme.spacing(0.75),
    height: theme.spacing(1.25),
    marginRight: theme.spacing(0.5),
    borderRadius: theme.shape.radius.default,
  }),
  name: css({
    position: 'absolute',
    transform: 'translateY(-50%)',
    paddingLeft: theme.spacing(0.75),
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.typography.bodySmall.lineHeight,
    color: theme.colors.text.primary,
  }),
});
