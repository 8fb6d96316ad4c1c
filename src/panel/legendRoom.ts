import type { GrafanaTheme2 } from '@grafana/data';
import type { Look } from './chart/look';
import type { LegendOptions } from './options';
import { smallFontSize, textWidth } from './textWidth';

/** Lengths in grid units. */
const TABLE = 44;
const EDGES = 6;
/** What a calculation adds to an item, and to a row of a table. */
export const CALCULATION = 9;
/** The chart keeps so much; where it can't, the legend stands below it. */
const CHART_LEAST = 40;
/** Of the width. */
const AT_MOST = 0.5;

/**
 * Room for the legend: its width in CSS pixels where it stands right of the chart, 0 where it stands below (asked so, or the panel is too
 * narrow) or is off; and the lines that it takes below as a list.
 */
export function legendRoom(
  { showLegend, placement, displayMode, width: chosen, calcs }: LegendOptions,
  looks: Look[],
  width: number,
  theme: GrafanaTheme2
): { beside: number; lines: number } {
  if (!showLegend) {
    return { beside: 0, lines: 0 };
  }
  const unit = theme.spacing.gridSize;
  const fontSize = smallFontSize(theme);
  const items = looks.map(
    ({ name }) => textWidth(name, theme, { fontSize }) + (EDGES + calcs.length * CALCULATION) * unit
  );
  const isTable = displayMode === 'table';
  const needed = chosen ?? (isTable ? (TABLE + calcs.length * CALCULATION) * unit : Math.max(0, ...items));
  const room = Math.min(width * AT_MOST, width - CHART_LEAST * unit);
  if (placement === 'right' && room > (isTable ? (TABLE / 2) * unit : 0)) {
    return { beside: Math.floor(Math.min(needed, room)), lines: 0 };
  }
  const together = items.reduce((sum, item) => sum + item, 0);
  return { beside: 0, lines: isTable ? 0 : Math.ceil(together / Math.max(1, width)) };
}
