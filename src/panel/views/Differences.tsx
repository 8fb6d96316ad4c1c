import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import type { PlotArea } from '../chart/area';
import { besideRoom, type Gutters } from '../chart/gutters';
import { NO_ANSWER, percent, points } from '../format';
import type { Speech } from '../title/wordings';
import { smallFontSize } from '../textWidth';
import { isClear, type BesideModel, type BesideRow } from './besideModel';
import { namedRows } from './namedRows';
import { say } from '../words/say';

interface Props {
  model: BesideModel;
  /** Where not all rows have room for numbers, the heaviest have them. */
  weights: number[];
  area: PlotArea;
  gutter: Gutters;
  speech: Speech;
}

/** Width of the intervals, and of each column of numbers, in grid units. */
const INTERVAL = 13;
const EDGE = 1.5;

/** Right of the rows: each difference over several windows together, as a dot with its interval about the baseline, and in numbers. */
export function Differences({ model, weights, area, gutter, speech }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const unit = theme.spacing.gridSize;
  const room = besideRoom(gutter, unit);
  if (!room.interval) {
    return null;
  }
  const { rows, overExtent } = model;
  const rowHeight = area.height / rows.length;
  const line = smallFontSize(theme) + unit / 4;
  const withNumbers = new Set(room.numbers ? namedRows(weights, Math.ceil(line / rowHeight)) : []);
  const left = area.left + area.width + EDGE * unit;
  const at = (difference: number) => ((difference / overExtent + 1) / 2) * INTERVAL * unit;
  const over = say`Difference, ${windowsText(model, speech)}`;
  return (
    <div data-testid="distribution-differences">
      <div className={styles.head} style={{ left, height: area.top, width: gutter.right - EDGE * unit }} title={over}>
        {room.numbers ? over : windowsText(model, speech)}
      </div>
      <div className={styles.zero} style={{ left: left + at(0), top: area.top, height: area.height }} />
      {rows.map((row, k) => {
        const { layer, over: one } = row;
        const top = area.top + (rows.length - k - 0.5) * rowHeight;
        return one.lower === null || one.upper === null || one.difference === null ? null : (
          <div
            key={layer.look.category}
            className={styles.row}
            style={{ left, top }}
            role="img"
            aria-label={sentence(row, speech)}
            title={sentence(row, speech)}
          >
            <span
              className={cx(styles.interval, isClear(one) && styles.clear)}
              style={{ left: at(one.lower), width: at(one.upper) - at(one.lower) }}
            />
            <span className={styles.dot} style={{ left: at(one.difference), background: layer.look.color }} />
            {withNumbers.has(k) && (
              <span className={styles.numbers} style={{ left: (INTERVAL + EDGE) * unit }}>
                <b className={cx(isClear(one) && styles.strong)}>{points(one.difference, speech.decimals)}</b>
                {` ${percent(one.share, speech.decimals)} / ${percent(one.baseline, speech.decimals)}`}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

function windowsText({ over, view: { meta } }: BesideModel, { time }: Speech): string {
  return { drift: say`since ${time(meta.since ?? 0)}`, range: say`all windows`, window: say`last window` }[over];
}

/** "503: 3.4 % beside 0.51 %, +2.9 pt (+2.1 pt – +3.8 pt)" */
function sentence({ layer, over }: BesideRow, { decimals }: Speech): string {
  const { share, baseline, difference, lower, upper } = over;
  const interval = `${points(lower, decimals)} ${NO_ANSWER} ${points(upper, decimals)}`;
  return say`${layer.look.name}: ${percent(share, decimals)} beside ${percent(baseline, decimals)}, ${points(difference, decimals)} (${interval}, 95 % for all categories together)`;
}

const getStyles = (theme: GrafanaTheme2) => {
  const small = {
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap' as const,
    lineHeight: theme.spacing(2),
  };
  return {
    head: css({ ...small, position: 'absolute', top: 0, overflow: 'hidden', textOverflow: 'ellipsis' }),
    zero: css({ position: 'absolute', borderLeft: `thin solid ${theme.colors.text.secondary}` }),
    row: css({ position: 'absolute', height: 0 }),
    interval: css({
      position: 'absolute',
      height: theme.spacing(0.375),
      transform: 'translateY(-50%)',
      background: theme.colors.text.disabled,
    }),
    clear: css({ background: theme.colors.text.primary }),
    dot: css({
      position: 'absolute',
      width: theme.spacing(1),
      height: theme.spacing(1),
      transform: 'translate(-50%, -50%)',
      borderRadius: theme.shape.radius.circle,
      border: `1px solid ${theme.colors.background.primary}`,
    }),
    numbers: css({ ...small, position: 'absolute', transform: 'translateY(-50%)' }),
    strong: css({ color: theme.colors.text.primary }),
  };
};
