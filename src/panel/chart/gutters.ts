import type { GrafanaTheme2 } from '@grafana/data';
import type { PanelView } from '../options';
import { smallFontSize, textWidth } from '../textWidth';

/** Room beside the plotting area, in CSS pixels; the stack and the strips below share it, so that their windows align. */
export interface Gutters {
  /** Above the plotting area: half a line for the axis' topmost label; a line for the column's name and what happened. */
  top: number;
  /** All of the left side: axis labels, then the baseline column when it is shown. */
  left: number;
  /** From the plotting area's left edge back to the column's; 0 without a column. */
  columnOffset: number;
  columnWidth: number;
  /** Right side: the categories' names, when they fit. */
  right: number;
}

const TOP = 1;
const TOP_WITH_COLUMN = 2;
const AXIS = 5.5;
/** Changes have a sign more. */
const DELTA_AXIS = 6.5;
const COLUMN = 3;
const COLUMN_GAP = 0.75;
/** Half of the time axis' last label. */
const NO_NAMES = 2;
/** Names stand whole or not at all: the table, the legend and the tooltip have them too. */
const NAMES_FROM_WIDTH = 45;
const NAMES_AT_MOST = 0.25;
const ROW_NAMES_AT_MOST = 0.3;
/** A scale of colours with its numbers. */
const SCALE = 5;
/** The difference of each row with its interval, and its numbers where the panel is wide enough. */
const INTERVAL = 16;
const INTERVAL_FROM_WIDTH = 40;
const NUMBERS = 22;
const NUMBERS_FROM_WIDTH = 75;
/** The swatch before a name, and the space around both. */
const NAME_EDGES = 3.25;

/**
 * In a heatmap, and beside its baseline, each category is a row, named at its left whatever the room; a scale of colours, or the rows'
 * differences, stand at the right.
 */
export function gutters(
  width: number,
  theme: GrafanaTheme2,
  baselineColumn: boolean,
  names: string[],
  view: PanelView = 'stack'
): Gutters {
  const unit = theme.spacing.gridSize;
  const fontSize = smallFontSize(theme);
  const columnWidth = baselineColumn ? COLUMN * unit : 0;
  const columnOffset = baselineColumn ? columnWidth + COLUMN_GAP * unit : 0;
  const widest = Math.max(0, ...names.map((name) => textWidth(name, theme, { fontSize })));
  const named = widest + NAME_EDGES * unit;
  const top = (baselineColumn || view !== 'stack' ? TOP_WITH_COLUMN : TOP) * unit;
  if (view === 'heatmap' || view === 'beside') {
    const left = Math.max(AXIS * unit, Math.min(widest + unit, width * ROW_NAMES_AT_MOST));
    const right = view === 'heatmap' ? SCALE : besideWidth(width / unit);
    return { top, left, columnOffset, columnWidth, right: right * unit };
  }
  const fits = width >= NAMES_FROM_WIDTH * unit && named <= width * NAMES_AT_MOST;
  const right = fits ? named : unit * NO_NAMES;
  const axis = view === 'delta' ? DELTA_AXIS : AXIS;
  return { top, left: axis * unit + columnOffset, columnOffset, columnWidth, right };
}

/** Room for the rows' differences in a panel of that width, both in grid units. */
function besideWidth(width: number): number {
  const interval = width >= INTERVAL_FROM_WIDTH ? INTERVAL : NO_NAMES;
  return width >= NUMBERS_FROM_WIDTH ? interval + NUMBERS : interval;
}

/** Which of the rows' differences the right side has room for. */
export function besideRoom(gutter: Gutters, unit: number): { interval: boolean; numbers: boolean } {
  return { interval: gutter.right >= INTERVAL * unit, numbers: gutter.right >= (INTERVAL + NUMBERS) * unit };
}

/** Whether the right side has room for names. */
export function hasNames(gutter: Gutters, unit: number): boolean {
  return gutter.right > unit * NO_NAMES;
}
