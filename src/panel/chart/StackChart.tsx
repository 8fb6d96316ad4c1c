import { css } from '@emotion/css';
import { type EventBus, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { EventBusPlugin, TooltipPlugin2, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import { percent } from '../format';
import type { StackStyle } from '../options';
import type { Speech } from '../title/wordings';
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
import { isByKeyboard, WindowKeys } from './WindowKeys';
import { linksAt } from './layerAt';
import { Tooltip } from './Tooltip';

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
  speech: Speech;
  happenings: Happening[];
}

/** `TooltipHoverMode.xAll`: the enum itself isn't exported. */
export const EVERY_SERIES = 1;

export function StackChart({
  model,
  host,
  gutter,
  width,
  height,
  style,
  showBorders,
  label,
  speech,
  happenings,
}: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const unit = theme.spacing.gridSize;
  const colors = model.layers.map(({ look }) => look.color).join('|');
  const { timeZone, timeRange, sync, ownKey } = host;
  const { decimals } = speech;
  const plotRef = useRef<uPlot | null>(null);
  const build = useCallback(
    () =>
      stackConfig({
        ...{ theme, timeZone, sync, ownKey },
        ...{ colors: colors === '' ? [] : colors.split('|'), decimals, style, showBorders, gutter },
      }),
    [theme, timeZone, sync, ownKey, colors, decimals, style, showBorders, gutter]
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
        {...{ build, data, width, height, plotRef }}
        plugins={(config) => (
          <>
            <EventBusPlugin config={config} eventBus={host.eventBus} />
            <TooltipPlugin2
              config={config}
              hoverMode={EVERY_SERIES}
              queryZoom={host.onZoom}
              syncMode={sync}
              syncScope={host.syncScope}
              getDataLinks={(_, index) => linksAt(model, index, shareUnder(plotRef.current))}
              render={(u, indexes, _series, pinned, _dismiss, _range, _viaSync, links) => {
                const at = indexes.find((index) => index != null);
                const share = shareUnder(u);
                return at == null ? null : <Tooltip {...{ model, share, timeZone, pinned, links }} index={at} />;
              }}
            />
          </>
        )}
      />
      {room && gutter.columnWidth > 0 && (
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
          <span className={styles.columnName}>base</span>
        </div>
      )}
      {names.map(({ name, color, y }) => (
        <span
          key={name}
          className={styles.name}
          title={name}
          style={{ left: area.left + area.width, top: area.top + y, maxWidth: gutter.right }}
        >
          <span className={styles.swatch} style={{ background: color }} />
          {name}
        </span>
      ))}
      {room && (
        <>
          <Happenings {...{ happenings, model, area, timeRange, timeZone }} />
          {model.times.length > 0 && <WindowKeys {...{ model, area, timeZone, plotRef }} />}
          <DriftMarkers {...{ model, area, timeRange, timeZone, speech }} />
        </>
      )}
    </div>
  );
}

/** Where the pointer stands on the share axis; null when it stands in another panel, or keys moved it. */
function shareUnder(u: uPlot | null): number | null {
  return u?.cursor.event && u.cursor.top != null && !isByKeyboard(u) ? u.posToVal(u.cursor.top, 'y') : null;
}

function columnLabel(model: StackModel, decimals: number | null): string {
  const { baseline } = model.view.meta;
  const parts = model.column.map(({ look, lower, upper }) => `${look.name} ${percent(upper - lower, decimals)}`);
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
