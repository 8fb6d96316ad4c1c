import { lazy, type ComponentType } from 'react';
import { StackChart } from '../chart/StackChart';
import type { ChartProps } from '../chart/TimeChart';
import type { PanelView } from '../options';

/** What draws a group in each view. All but the stack are fetched by the first panel that shows them. */
export const CHARTS: Record<PanelView, ComponentType<ChartProps>> = {
  stack: StackChart,
  rows: StackChart,
  lines: lazy(() => import('./LinesChart').then(({ LinesChart }) => ({ default: LinesChart }))),
  delta: lazy(() => import('./DeltaChart').then(({ DeltaChart }) => ({ default: DeltaChart }))),
  heatmap: lazy(() => import('./HeatmapChart').then(({ HeatmapChart }) => ({ default: HeatmapChart }))),
  beside: lazy(() => import('./BesideChart').then(({ BesideChart }) => ({ default: BesideChart }))),
};

/** All groups, a row each. */
export const GroupRows = lazy(() => import('./GroupRows').then((rows) => ({ default: rows.GroupRows })));
