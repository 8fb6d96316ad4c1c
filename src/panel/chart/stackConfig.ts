import type { UPlotConfigBuilder } from '@grafana/ui';
import { shareTick, shortCount } from '../format';
import type { Amount, StackStyle } from '../options';
import { blockPaths } from './blocks';
import { drawBorders, drawColumn } from './drawBaseline';
import { drawDrift } from './drawDrift';
import { drawHatches } from './drawHatches';
import { drawOther, drawUnseen } from './drawMarks';
import type { Gutters } from './gutters';
import type { StackModel } from './stackModel';
import { chartConfig, type PlotBase } from './plotConfig';

export interface StackConfigInput extends PlotBase {
  colors: string[];
  /** Of the axis' labels, where a number is chosen. */
  decimals: number | null;
  /** Of shares. */
  unit: string;
  style: StackStyle;
  amount: Amount;
  showBorders: boolean;
  gutter: Gutters;
}

/** Steps of an axis of shares. */
export const SHARE_STEPS = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1];

/** The stack: shares to 100 % over time, or counts, with hatches, baseline and drift drawn over it. */
export function stackConfig(input: StackConfigInput): UPlotConfigBuilder {
  const { theme, colors, decimals, unit, style, amount, showBorders, gutter } = input;
  const builder = chartConfig<StackModel>(input, gutter, {
    range: ({ bottom, top }) => [bottom, top],
    ...(amount === 'counts'
      ? { format: shortCount }
      : { format: shareTick(unit, decimals), incrs: SHARE_STEPS, stacked: true as const }),
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
  builder.addHook('draw', drawOther(theme));
  builder.addHook('draw', drawUnseen(theme, middleOf));
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

function middleOf({ layers, bottom }: StackModel, k: number, window: number): number | null {
  const upper = layers[k].upper[window];
  return upper === null ? null : (upper + Math.max(layers[k - 1]?.upper[window] ?? 0, bottom)) / 2;
}
