import { css } from '@emotion/css';
import { type EventBus, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { EventBusPlugin, TooltipPlugin2, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import { percent } from '../format';
import type { StackStyle } from '../options';
import type { Happening } from './placeHappenings';
import { stackArea } from './area';
import { DriftMarkers } from './DriftMarkers';
import { hasNames, type Gutters } from './gutters';
import { Happenings } from './Happenings';
import type { StackModel } from './stackModel';
import { plotData } from './drawn';
import { placeNames } from './placeNames';
import { Plot } from './Plot';
import type { PlotBase } from './plotConfig';
import { stackConfig } from './stackConfig';
import { WindowTooltip } from './WindowTooltip';

export interface PlotHost extends PlotBase {
  timeRange: TimeRange;
  eventBus: EventBus;
  syncScope: string;
  onZoom: (range: { from: number; to: number }) => void;
}

interface Props {
  model: StackModel;
  host: PlotHost;
  gutter: Gutters;
  width: number;
  height: number;
  style: StackStyle;
  showBorders: boolean;
  label: string;
  happenings: Happening[];
}

/** `TooltipHoverMode.xAll`: the enum itself isn't exported. */
export const EVERY_SERIES = 1;

export function StackChart({ model, host, gutter, width, height, style, showBorders, label, happenings }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const unit = theme.spacing.gridSize;
  const colors = model.layers.map(({ look }) => look.color).join('|');
  const { timeZone, timeRange, sync, ownKey } = host;
  const build = useCallback(
    () =>
      stackConfig({
        ...{ theme, timeZone, sync, ownKey },
        ...{ colors: colors === '' ? [] : colors.split('|'), style, showBorders, gutter },
      }),
    [theme, timeZone, sync, ownKey, colors, style, showBorders, gutter]
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
  const area = stackArea(width, height, gutter, unit);
  const lineHeight = theme.typography.fontSize * theme.typography.bodySmall.lineHeight;
  const room = area.width > 0 && area.height > 0;
  const names = room && hasNames(gutter, unit) ? placeNames(model, area.height, lineHeight) : [];

  return (
    <div className={styles.chart} role="group" aria-label={label} data-testid="distribution-stack">
      <Plot
        {...{ build, data, width, height }}
        plugins={(config) => (
          <>
            <EventBusPlugin config={config} eventBus={host.eventBus} />
            <TooltipPlugin2
              config={config}
              hoverMode={EVERY_SERIES}
              queryZoom={host.onZoom}
              syncMode={sync}
              syncScope={host.syncScope}
              render={(u, indexes) => {
                const at = indexes.find((index) => index != null);
                const share = u.cursor.event && u.cursor.top != null ? u.posToVal(u.cursor.top, 'y') : null;
                return at == null ? null : <WindowTooltip model={model} index={at} share={share} timeZone={timeZone} />;
              }}
            />
          </>
        )}
      />
      {room && gutter.columnWidth > 0 && (
        <div
          className={styles.column}
          role="img"
          aria-label={columnLabel(model)}
          title={columnLabel(model)}
          data-testid="distribution-baseline"
          style={{
            left: area.left - gutter.columnOffset,
            top: area.top,
            width: gutter.columnWidth,
            height: area.height,
          }}
        >
          <span className={styles.columnName}>base</span>
        </div>
      )}
      {names.map(({ name, y }) => (
        <span
          key={name}
          className={styles.name}
          title={name}
          style={{ left: area.left + area.width, top: area.top + y, maxWidth: gutter.right }}
        >
          {name}
        </span>
      ))}
      {room && (
        <>
          <Happenings {...{ happenings, model, area, timeRange, timeZone }} />
          <DriftMarkers {...{ model, area, timeRange, timeZone }} />
        </>
      )}
    </div>
  );
}

function columnLabel(model: StackModel): string {
  const { baseline } = model.view.meta;
  const parts = model.column.map(({ look, lower, upper }) => `${look.name} ${percent(upper - lower)}`);
  return parts.length === 0
    ? `No baseline for the last window (${baseline.text}).`
    : `Baseline (${baseline.text}): ${parts.join(', ')}.`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({ position: 'relative' }),
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
