import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange, type TimeZone } from '@grafana/data';
import { Icon, Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { DriftEvent } from '../../core';
import { count, percent, points, pValue } from '../format';
import { smallFontSize, textWidth } from '../textWidth';
import type { PlotArea } from './area';
import { placeMarkers } from './placeMarkers';
import type { StackModel } from './stackModel';

interface Props {
  model: StackModel;
  area: PlotArea;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** A flag at the start of each drift: what moved and by how much; the rest on hover and on focus. */
export function DriftMarkers({ model, area, timeRange, timeZone }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const placed = placeMarkers(model.events, area, timeRange.from.valueOf(), timeRange.to.valueOf());
  const icon = 4 * theme.spacing.gridSize;
  return (
    <>
      {placed.map(({ event, left, room }) => (
        <Tooltip key={event.start} content={<EventText event={event} timeZone={timeZone} />}>
          <button
            type="button"
            className={styles.flag}
            style={{ left, bottom: `calc(100% - ${area.top + area.height}px)`, maxWidth: Math.max(room, icon) }}
            aria-label={`Drift: ${event.title}. ${event.text}`}
            data-testid="distribution-drift-marker"
          >
            <Icon name="bell" size="xs" />
            {textWidth(event.title, theme, { fontSize: smallFontSize(theme) }) + icon <= room && (
              <span>{event.title}</span>
            )}
          </button>
        </Tooltip>
      ))}
    </>
  );
}

function EventText({ event, timeZone }: { event: DriftEvent; timeZone: TimeZone }) {
  const instant = (at: number) => dateTimeFormat(at, { timeZone });
  return (
    <div>
      <strong>
        Drift since {instant(event.start)}
        {event.end === null ? ', still on' : ` until ${instant(event.end)}`}
      </strong>
      <ul>
        {event.moved.slice(0, 5).map(({ category, delta, share, baseline }) => (
          <li key={category}>
            {category} {points(delta)}: {percent(baseline)} → {percent(share)}
          </li>
        ))}
      </ul>
      <p>
        At its peak: p = {pValue(event.p)}, w = {pValue(event.w)}, N = {count(event.n)}
      </p>
      <p>{event.text}</p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  flag: css({
    position: 'absolute',
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0, 0.5),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.error.main,
    color: theme.colors.error.contrastText,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.typography.bodySmall.lineHeight,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  }),
});
