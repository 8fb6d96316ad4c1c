import { DashboardCursorSync, type GrafanaTheme2 } from '@grafana/data';
import { AxisPlacement, ScaleDirection, ScaleOrientation, StackingMode, type TimeZone } from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { TIME_AXIS } from './area';
import { modelDrawn, timesDrawn, type DrawnWindows } from './drawn';
import type { Gutters } from './gutters';
import { windowAt } from './stackModel';

export interface PlotBase {
  theme: GrafanaTheme2;
  timeZone: TimeZone;
  /** Cursor sync with other panels; where there is none, the panel's own plots share `ownKey`. */
  sync: DashboardCursorSync;
  ownKey: string;
}

/** What the stack and the strips have in common: the time axis' scale, and a cursor that stands on windows. */
export function plotConfig({ timeZone, sync, ownKey }: PlotBase): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: timesDrawn,
  });
  builder.setCursor({
    points: { show: false },
    // Any distance: the cursor always stands on some category of its window, so that the tooltip can be pinned anywhere.
    focus: { prox: Infinity },
    dataIdx: (u: uPlot, _series: number, _closest: number, at: number) =>
      windowAt(u.data[0] as number[], modelDrawn(u)?.stepMs ?? 0, at),
    ...(sync === DashboardCursorSync.Off ? { sync: { key: ownKey, scales: ['x', null] } } : {}),
  });
  return builder;
}

/** A y axis, with its scale from the bottom up. */
interface AxisLook {
  range: (u: uPlot) => [number, number];
  values: (u: uPlot, at: number[]) => string[];
  grid: boolean;
  /** Steps that its labels may have. */
  incrs?: number[];
  /** Where its labels stand, rather than at such steps. */
  splits?: (u: uPlot) => number[];
  /** Shares are stacked to 100 %. */
  stacked?: true;
}

/** Adds a y axis whose labels stand in the gutter. */
export function addValueAxis(builder: UPlotConfigBuilder, theme: GrafanaTheme2, gutter: Gutters, look: AxisLook): void {
  const { range, values, grid, incrs, splits, stacked } = look;
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    ...(stacked ? { stackingMode: StackingMode.Percent } : {}),
    range,
  });
  builder.addAxis({
    scaleKey: 'y',
    placement: AxisPlacement.Left,
    theme,
    size: gutter.left,
    gap: theme.spacing.gridSize / 2 + gutter.columnOffset,
    ticks: { show: false },
    grid: { show: grid },
    incrs,
    ...(splits ? { splits } : {}),
    values,
    color: theme.colors.text.secondary,
  });
}

/** Adds a labelled time axis. */
export function addTimeAxis(builder: UPlotConfigBuilder, { theme, timeZone }: PlotBase): void {
  builder.addAxis({
    scaleKey: 'x',
    isTime: true,
    placement: AxisPlacement.Bottom,
    size: TIME_AXIS * theme.spacing.gridSize,
    timeZone,
    theme,
    grid: { show: false },
    color: theme.colors.text.secondary,
  });
}

/** Adds an axis that isn't shown: uPlot would draw its own. */
export function hideAxis(builder: UPlotConfigBuilder, theme: GrafanaTheme2, scaleKey: 'x' | 'y'): void {
  builder.addAxis({ scaleKey, isTime: scaleKey === 'x', placement: AxisPlacement.Hidden, theme, show: false });
}

/** The y axis of a plot over time. */
export interface ValueAxis<Model> extends Pick<AxisLook, 'incrs' | 'stacked'> {
  /** Its ends for what is drawn now. */
  range: (model: Model) => [number, number];
  format: (value: number, model: Model | undefined) => string;
  splits?: (model: Model) => number[];
}

/** `plotConfig` with a labelled time axis and a y axis, in the room that the gutters leave. */
export function chartConfig<Model extends DrawnWindows>(
  base: PlotBase,
  gutter: Gutters,
  { range, format, incrs, splits, stacked }: ValueAxis<Model>
): UPlotConfigBuilder {
  const builder = plotConfig(base);
  builder.setPadding([gutter.top, gutter.right, 0, 0]);
  addTimeAxis(builder, base);
  addValueAxis(builder, base.theme, gutter, {
    range: (u) => {
      const model = modelDrawn<Model>(u);
      return model ? range(model) : [0, 1];
    },
    values: (u, at) => at.map((value) => format(value, modelDrawn<Model>(u))),
    grid: true,
    incrs,
    splits:
      splits &&
      ((u) => {
        const model = modelDrawn<Model>(u);
        return model ? splits(model) : [];
      }),
    stacked,
  });
  return builder;
}
