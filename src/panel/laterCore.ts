/** What those parts of the panel draw with, of the core, that are fetched when they are first shown: views, table, tooltip. */
export { csvCell, markdownTable } from '../core/model/tableText';
export { besideColumns, besideOver, type BesideBaseline } from '../core/view/besideColumns';
export { deltaColumns, intervalColumns, relativeColumns, residualColumns, type Columns } from '../core/view/columns';
export { latestSummary, windowSummary, type LatestRow } from '../core/view/windowSummary';
