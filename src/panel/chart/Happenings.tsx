import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { Icon, Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { DriftEvent } from '../core';
import { timeSpan } from '../format';
import { smallFontSize, textWidth } from '../textWidth';
import { placeHappenings, type Happening } from './placeHappenings';
import type { PlotArea } from './area';

interface Props {
  happenings: Happening[];
  /** Drifts have flags of their own: one that is annotated too isn't marked twice. */
  events: DriftEvent[];
  area: PlotArea;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Width of the icon and the padding, in grid units. */
const ICON = 3;

/** A line through the stack where something happened, a veil where it lasted, with its words above where they fit, else on hover and on focus. */
export function Happenings({ happenings, events, area, timeRange, timeZone }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const icon = ICON * theme.spacing.gridSize;
  const placed = placeHappenings(happenings, events, area, timeRange.from.valueOf(), timeRange.to.valueOf());
  const when = (time: number, end: number | null) =>
    end === null ? dateTimeFormat(time, { timeZone }) : timeSpan(time, end, timeZone);
  return (
    <>
      {placed.map(({ time, end, text, color, left, width, room }, i) => {
        const painted = theme.visualization.getColorByName(color || 'blue');
        const fits = textWidth(text, theme, { fontSize: smallFontSize(theme) }) + icon <= room;
        return (
          <React.Fragment key={`${time} ${i}`}>
            {width > 0 && (
              <div
                className={styles.span}
                style={{ left, width, top: area.top, height: area.height, background: painted }}
                data-testid="distribution-happening-span"
              />
            )}
            <div
              className={styles.line}
              style={{ left, top: area.top, height: area.height, borderColor: painted }}
              data-testid="distribution-happening"
            />
            <Tooltip content={`${when(time, end)} ${text}`}>
              <button
                type="button"
                className={styles.words}
                style={{ left, bottom: `calc(100% - ${area.top}px)`, color: painted }}
                aria-label={`${when(time, end)}: ${text}`}
              >
                <Icon name="angle-down" size="xs" />
                {fits && <span className={styles.text}>{text}</span>}
              </button>
            </Tooltip>
          </React.Fragment>
        );
      })}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ position: 'absolute', borderLeft: 'thin dashed', pointerEvents: 'none' }),
  span: css({ position: 'absolute', opacity: 0.15, pointerEvents: 'none' }),
  words: css({
    position: 'absolute',
    display: 'inline-flex',
    alignItems: 'center',
    padding: 0,
    border: 'none',
    background: 'none',
    transform: `translateX(-${theme.spacing(0.75)})`,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.spacing(2),
    whiteSpace: 'nowrap',
  }),
  text: css({ color: theme.colors.text.primary }),
});
