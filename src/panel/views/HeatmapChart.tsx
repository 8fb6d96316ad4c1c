import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { stackArea } from '../chart/area';
import { plotData } from '../chart/drawn';
import { TimeChart, type ChartProps } from '../chart/TimeChart';
import { heatmapColors, heatmapConfig } from './heatmapConfig';
import { FULL, heatmapModel, rowWeights } from './heatmapModel';
import { RowNames } from './RowNames';
import { ViewNote } from './ViewNote';
import { say } from '../words/say';

/** Each category's residual over time: which one left its baseline, which way and when. */
export function HeatmapChart(props: ChartProps) {
  const { host, gutter, width, height } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const { timeZone, timeRange, sync, ownKey } = host;
  const model = useMemo(() => heatmapModel(props.model), [props.model]);
  const rows = model.layers.length;
  const build = useCallback(
    () => heatmapConfig({ theme, timeZone, sync, ownKey }, rows, gutter),
    [theme, timeZone, sync, ownKey, rows, gutter]
  );
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const data = useMemo(() => plotData(model, [from, to], model.middles), [model, from, to]);
  const unit = theme.spacing.gridSize;
  const area = stackArea(width, height, gutter, unit);
  const scale = [`+${FULL}`, '0', `-${FULL}`];
  const empty = model.residuals.every((row) => row.every((residual) => residual === null));
  return (
    <TimeChart {...props} {...{ build, data, area }} id="heatmap" under={(_, value) => model.layers[Math.floor(value)]}>
      <RowNames layers={model.layers} weights={rowWeights(model)} area={area} />
      {area.height > 0 && (
        <div
          className={styles.scale}
          style={{ left: area.left + area.width, top: area.top, height: area.height }}
          role="img"
          aria-label={say`Colours: standard deviations from the baseline, from -${FULL} to +${FULL}`}
          title={say`Standard deviations from the baseline (residual)`}
        >
          <span className={styles.colors} />
          <span className={styles.numbers}>
            {scale.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </span>
        </div>
      )}
      {empty && model.times.length > 0 && <ViewNote area={area} needs={say`count and baseline`} />}
    </TimeChart>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const { more, same, less } = heatmapColors(theme);
  const small = {
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  };
  return {
    scale: css({ position: 'absolute', display: 'flex', gap: theme.spacing(0.5), paddingLeft: theme.spacing(1) }),
    colors: css({
      width: theme.spacing(1),
      height: '100%',
      background: `linear-gradient(${more}, ${same}, ${less})`,
      border: `1px solid ${theme.colors.border.weak}`,
    }),
    numbers: css({
      ...small,
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      lineHeight: theme.spacing(1.5),
    }),
  };
};
