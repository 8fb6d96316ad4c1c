import { lazy, type ComponentType } from 'react';
import { StackChart } from '../chart/StackChart';
import type { ChartProps } from '../chart/TimeChart';
import type { PanelView } from '../options';

/** What draws a group in each view. All but the stack are fetched by the first panel that shows them. */
export const CHARTS: Record<PanelView, ComponentType<ChartProps>> = {
  stack: StackChart,
  rows: StackChart,
  lines: lazy(async () => ({ default: (await import('./LinesChart')).LinesChart })),
  delta: lazy(async () => ({ default: (await import('./DeltaChart')).DeltaChart })),
  heatmap: lazy(async () => ({ default: (await import('./HeatmapChart')).HeatmapChart })),
};

/** All groups, a row each. */
export const GroupRows = lazy(async () => ({ default: (await import('./GroupRows')).GroupRows }));
