import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { PlotArea } from '../chart/area';
import type { Layer } from '../chart/stackModel';
import { smallFontSize } from '../textWidth';
import { namedRows } from './namedRows';

interface Props {
  /** A row each, the first lowest. */
  layers: Layer[];
  /** Where not all rows have room for a name, the heaviest have one. */
  weights: number[];
  area: PlotArea;
}

/** Names of rows, left of the plot. */
export function RowNames({ layers, weights, area }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const rows = layers.length;
  const rowHeight = area.height / rows;
  const line = smallFontSize(theme) + theme.spacing.gridSize / 4;
  return namedRows(weights, Math.ceil(line / rowHeight)).map((row) => {
    const { category, name } = layers[row].look;
    return (
      <span
        key={category}
        className={styles.name}
        title={name}
        style={{
          right: `calc(100% - ${area.left}px)`,
          width: area.left,
          top: area.top + (rows - row - 0.5) * rowHeight,
        }}
      >
        {name}
      </span>
    );
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({
    position: 'absolute',
    transform: 'translateY(-50%)',
    padding: theme.spacing(0, 0.75, 0, 0),
    overflow: 'hidden',
    textAlign: 'right',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    lineHeight: theme.spacing(2),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
});
