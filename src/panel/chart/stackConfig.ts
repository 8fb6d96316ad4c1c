import { AxisPlacement, ScaleDirection, ScaleOrientation, StackingMode } from '@grafana/schema';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { percent } from '../format';
import type { StackStyle } from '../options';
import { TIME_AXIS } from './area';
import { blockPaths } from './blocks';
import { drawBorders, drawColumn } from './drawBaseline';
import { drawDrift } from './drawDrift';
import { drawHatches } from './drawHatches';
import { modelDrawn } from './drawn';
import type { Gutters } from './gutters';
import type { StackModel } from './stackModel';
import { plotConfig, type PlotBase } from './plotConfig';

export interface StackConfigInput extends PlotBase {
  colors: string[];
  /** Of the axis' labels, where a number is chosen. */
  decimals: number | null;
  style: StackStyle;
  showBorders: boolean;
  gutter: Gutters;
}

/** The ends of the share axis of what is drawn now. */
function shareRange(u: uPlot): [number, number] {
  const model = modelDrawn<StackModel>(u);
  return model ? [model.bottom, model.top] : [0, 1];
}

/** The stack: shares to 100 % over time, with hatches, baseline and drift drawn over it. */
export function stackConfig(input: StackConfigInput): UPlotConfigBuilder {
  const { theme, timeZone, colors, decimals, style, showBorders, gutter } = input;
  const unit = theme.spacing.gridSize;
  const builder = plotConfig(input);
  builder.setPadding([gutter.top, gutter.right, 0, 0]);
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    stackingMode: StackingMode.Percent,
    range: shareRange,
  });
  builder.addAxis({
    scaleKey: 'x',
    isTime: true,
    placement: AxisPlacement.Bottom,
    size: TIME_AXIS * unit,
    timeZone,
    theme,
    grid: { show: false },
    color: theme.colors.text.secondary,
  });
  builder.addAxis({
    scaleKey: 'y',
    placement: AxisPlacement.Left,
    theme,
    size: gutter.left,
    gap: unit / 2 + gutter.columnOffset,
    ticks: { show: false },
    grid: { show: true },
    incrs: [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1],
    formatValue: (share: number) => percent(share, decimals),
    color: theme.colors.text.secondary,
  });
  colors.forEach((color) => {
    builder.addSeries({
      scaleKey: 'y',
      theme,
      pathBuilder: blockPaths(style),
      lineColor: color,
      lineWidth: 0,
      fillColor: color,
      pxAlign: false,
    });
  });
  builder.addHook('draw', drawHatches(theme));
  builder.addHook('draw', drawDrift(theme));
  if (showBorders) {
    builder.addHook('draw', drawBorders(theme));
  }
  if (gutter.columnWidth > 0) {
    builder.addHook('draw', drawColumn(theme, { offset: gutter.columnOffset, width: gutter.columnWidth }));
  }
  return builder;
}
