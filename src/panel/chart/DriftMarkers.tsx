import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { Icon, Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { DriftEvent } from '../core';
import { percent, points } from '../format';
import { smallFontSize, textWidth } from '../textWidth';
import { atPeak, deployText, movedMostText, moves, type Speech } from '../title/wordings';
import type { PlotArea } from './area';
import { placeMarkers } from './placeMarkers';
import type { StackModel } from './stackModel';
import { say } from '../words/say';

interface Props {
  model: StackModel;
  area: PlotArea;
  timeRange: TimeRange;
  timeZone: TimeZone;
  speech: Speech;
}

/** Widths in grid units: the icon with its padding, and the gap to the words. */
const ICON = 4;
const NAMED_AT_MOST = 5;

/** A flag at the start of each drift: what moved and by how much; the rest on hover and on focus. */
export function DriftMarkers({ model, area, timeRange, timeZone, speech }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const icon = ICON * theme.spacing.gridSize;
  const words = (event: DriftEvent) => movedMostText(event, speech);
  const width = (event: DriftEvent) => textWidth(words(event), theme, { fontSize: smallFontSize(theme) }) + icon;
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  return (
    <>
      {placeMarkers(model.events, area, from, to, width, icon).map((marker) => (
        <Tooltip
          key={marker.event.start}
          content={<EventText event={marker.event} timeZone={timeZone} speech={speech} />}
        >
          <button
            type="button"
            className={styles.flag}
            style={{
              ...(marker.words === 'left' ? { right: `calc(100% - ${marker.at}px)` } : { left: marker.at }),
              bottom: `calc(100% - ${area.top + area.height}px)`,
            }}
            aria-label={
              say`Drift: ${words(marker.event)}.` +
              ` ${moves(marker.event, speech)} ${deployText(marker.event, speech)}${atPeak(marker.event)}`
            }
            data-testid="distribution-drift-marker"
          >
            <Icon name="bell" size="xs" />
            {marker.words !== null && <span>{words(marker.event)}</span>}
          </button>
        </Tooltip>
      ))}
    </>
  );
}

function EventText({ event, timeZone, speech }: { event: DriftEvent; timeZone: TimeZone; speech: Speech }) {
  const instant = (at: number) => dateTimeFormat(at, { timeZone });
  const { names, decimals } = speech;
  return (
    <div>
      <strong>
        {event.end === null
          ? say`Drift since ${instant(event.start)}, still on`
          : say`Drift since ${instant(event.start)} until ${instant(event.end)}`}
      </strong>
      <ul>
        {event.moved.slice(0, NAMED_AT_MOST).map(({ category, delta, share, baseline }) => (
          <li key={category}>
            {names(category)} {points(delta, decimals)}: {percent(baseline, decimals)} → {percent(share, decimals)}
          </li>
        ))}
      </ul>
      <p>
        {deployText(event, speech)}
        {atPeak(event)}
      </p>
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
