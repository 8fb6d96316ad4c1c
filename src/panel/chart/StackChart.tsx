import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { count, percent } from '../format';
import { ViewNote } from '../views/ViewNote';
import { stackArea } from './area';
import { plotData } from './drawn';
import { layerAt } from './layerAt';
import { Names } from './Names';
import { stackEnds } from './placeNames';
import { stackConfig } from './stackConfig';
import type { StackModel } from './stackModel';
import { TimeChart, type ChartProps } from './TimeChart';
import { said, say } from '../words/say';

/** The stack of shares, or counts, beside its baseline. */
export function StackChart(props: ChartProps) {
  const { model, options, host, gutter, width, height, speech, unit } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const colors = model.layers.map(({ look }) => look.color).join('|');
  const { timeZone, timeRange, sync, ownKey } = host;
  const { style, amount, showBorders } = options;
  const { decimals } = speech;
  const build = useCallback(
    () =>
      stackConfig({
        ...{ theme, timeZone, sync, ownKey },
        ...{ colors: colors === '' ? [] : colors.split('|'), decimals, unit, style, amount, showBorders, gutter },
      }),
    [theme, timeZone, sync, ownKey, colors, decimals, unit, style, amount, showBorders, gutter]
  );
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const data = useMemo(
    () =>
      plotData(
        model,
        [from, to],
        model.layers.map((layer) => layer.upper)
      ),
    [model, from, to]
  );
  const uncounted = amount === 'counts' && model.layers.every(({ upper }) => upper.every((edge) => edge === null));
  const area = stackArea(width, height, gutter, theme.spacing.gridSize);
  return (
    <TimeChart {...props} {...{ build, data, area }} id="stack" under={(index, share) => layerAt(model, index, share)}>
      {gutter.columnWidth > 0 && area.width > 0 && area.height > 0 && (
        <div
          className={styles.column}
          role="img"
          aria-label={columnLabel(model, decimals)}
          title={columnLabel(model, decimals)}
          data-testid="distribution-baseline"
          style={{
            left: area.left - gutter.columnOffset,
            top: area.top,
            width: gutter.columnWidth,
            height: area.height,
          }}
        >
          <span className={styles.columnName}>{say`base`}</span>
        </div>
      )}
      <Names {...{ area, gutter }} ends={stackEnds(model)} />
      {uncounted && model.times.length > 0 && <ViewNote area={area} needs={say`count`} />}
    </TimeChart>
  );
}

function columnLabel(model: StackModel, decimals: number | null): string {
  const { baseline } = model.view.meta;
  const text = (part: number) => (model.amount === 'counts' ? count(part) : percent(part, decimals));
  const parts = model.column.map(({ look, lower, upper }) => `${look.name} ${text(upper - lower)}`);
  return parts.length === 0
    ? say`No baseline for the last window (${said(baseline.text)}).`
    : say`Baseline (${said(baseline.text)}): ${parts.join(', ')}.`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  column: css({ position: 'absolute' }),
  columnName: css({
    position: 'absolute',
    bottom: '100%',
    width: '100%',
    textAlign: 'center',
    lineHeight: theme.spacing(2),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
