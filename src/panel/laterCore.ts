/** What table and views draw with, of the core, apart from what Grafana evaluates of the panel before it shows anything. */
export { csvCell, markdownTable } from '../core/model/tableText';
export { besideColumns, besideOver, type BesideBaseline } from '../core/view/besideColumns';
export { deltaColumns, intervalColumns, relativeColumns, residualColumns, type Columns } from '../core/view/columns';
export { latestSummary, windowSummary, type LatestRow } from '../core/view/windowSummary';
