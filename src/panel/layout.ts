/** Parts that a small panel can do without, in the order in which they leave. Title line and dashed borders always stay. */
export const LEAVING_ORDER = ['table', 'nStrip', 'testStrip', 'baselineColumn'] as const;
type Part = (typeof LEAVING_ORDER)[number];

export interface LayoutInput {
  width: number;
  height: number;
  /** Which parts the options ask for. */
  wanted: Record<Part, boolean>;
  /** Lines of the list of categories that is asked for; 0 without. */
  listLines: number;
  /** Rows that the table has. */
  categories: number;
  /** The statistic of the strip is missing: a line that says so stands for it. */
  statisticMissing: boolean;
  /** Lines of the title. */
  titleLines: 1 | 2;
  /** The theme's grid size: every length is a multiple of it. */
  unit: number;
}

export interface Layout {
  parts: Record<Part, boolean>;
  /** The list of categories: asked for, or in one line in the place of a table which left. */
  legend: boolean;
  titleHeight: number;
  stackHeight: number;
  eventsHeight: number;
  /** Of the statistic's strip, or of what says that it is missing. */
  statisticHeight: number;
  legendHeight: number;
  tableHeight: number;
}

/** Lengths in grid units. */
const TITLE_LINE = 3;
const STRIP = 7;
const MISSING = 3;
const LEGEND = 4;
/** A further line of it. */
const LEGEND_LINE = 3;
const LEGEND_LINES_AT_MOST = 3;
const TABLE_ROW = 3;
const TABLE_LEAST_ROWS = 3;
/** Of the panel's height: the rest of a longer table is scrolled to. */
const TABLE_AT_MOST = 0.35;
/** Least height of the stack, and least width of the panel, for a part to stay. They rise in the order of leaving. */
const STACK_FOR: Record<Part, number> = { table: 18, nStrip: 15, testStrip: 12, baselineColumn: 8 };
const WIDTH_FOR: Record<Part, number> = { table: 40, nStrip: 32, testStrip: 27, baselineColumn: 22 };
const STACK_FOR_LEGEND = 18;

/** Which parts fit, and how high each is. Parts leave one at a time until what stays has room. */
export function layout(input: LayoutInput): Layout {
  const { width, height, wanted, listLines, categories, titleLines, unit } = input;
  const parts = { ...wanted };
  const eventsHeight = STRIP * unit;
  const statisticHeight = (input.statisticMissing ? MISSING : STRIP) * unit;
  const titleHeight = TITLE_LINE * titleLines * unit;
  const strips = () => (parts.nStrip ? eventsHeight : 0) + (parts.testStrip ? statisticHeight : 0);
  const leastTable = () => (parts.table ? (1 + Math.min(categories, TABLE_LEAST_ROWS)) * TABLE_ROW * unit : 0);
  const stackLeft = () => height - titleHeight - strips() - leastTable();

  for (const part of LEAVING_ORDER) {
    if (parts[part] && (stackLeft() < STACK_FOR[part] * unit || width < WIDTH_FOR[part] * unit)) {
      parts[part] = false;
    }
  }

  const room = Math.floor((stackLeft() / unit - STACK_FOR_LEGEND - LEGEND) / LEGEND_LINE) + 1;
  const lines = Math.min(wanted.table && !parts.table ? 1 : listLines, LEGEND_LINES_AT_MOST, Math.max(0, room));
  const legend = lines > 0;
  const legendHeight = legend ? (LEGEND + (lines - 1) * LEGEND_LINE) * unit : 0;
  const tableRoom = Math.min(
    height - titleHeight - strips() - STACK_FOR.table * unit,
    Math.max(leastTable(), height * TABLE_AT_MOST)
  );
  const tableHeight = parts.table
    ? Math.min(1 + categories, Math.floor(tableRoom / (TABLE_ROW * unit))) * TABLE_ROW * unit
    : 0;
  const stackHeight = Math.max(0, height - titleHeight - strips() - legendHeight - tableHeight);
  return { parts, legend, titleHeight, stackHeight, eventsHeight, statisticHeight, legendHeight, tableHeight };
}
