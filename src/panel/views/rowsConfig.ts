import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { ScaleDirection, ScaleOrientation } from '@grafana/schema';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { hatch } from '../chart/drawHatches';
import { modelDrawn } from '../chart/drawn';
import { blockSpan, inPlot, pixelRatio, strokeLevel } from '../chart/geometry';
import { addTimeAxis, hideAxis, plotConfig, type PlotBase } from '../chart/plotConfig';
import { hoverSeries } from './hoverSeries';
import type { GroupRow, RowsModel } from './rowsModel';

/** Room beside the rows, in CSS pixels. */
export interface Margins {
  left: number;
  right: number;
}

const BAND_ALPHA = 0.15;
/** Above the highest bar, as a part of the row. */
const HEADROOM = 0.15;

/** A row per group: bars as high as the shift, red in a drift. */
export function rowsConfig(base: PlotBase, margins: Margins): UPlotConfigBuilder {
  const { theme } = base;
  const builder = besideNames(base, margins);
  hideAxis(builder, theme, 'x');
  builder.addHook('draw', (u) => {
    const model = modelDrawn<RowsModel>(u);
    if (model) {
      inPlot(u, (ctx) => model.rows.forEach((row, k) => drawRow(u, ctx, model, row, k, theme)));
    }
  });
  return builder;
}

function drawRow(
  u: uPlot,
  ctx: CanvasRenderingContext2D,
  { rows, top, threshold }: RowsModel,
  { group: { view }, shift, states }: GroupRow,
  k: number,
  theme: GrafanaTheme2
): void {
  const ratio = pixelRatio(u);
  const height = u.bbox.height / rows.length;
  const [head, foot] = [k, k + 1].map((at) => Math.round(u.bbox.top + at * height));
  const y = (w: number) => Math.round(foot - Math.min(1, w / top) * (foot - head) * (1 - HEADROOM) - ratio);
  const { stepMs } = view.meta;
  const [calm, red, veiled] = [new Path2D(), new Path2D(), new Path2D()];
  ctx.fillStyle = colorManipulator.alpha(theme.colors.error.main, BAND_ALPHA);
  view.events.forEach(({ start, end }) => {
    const { left, width } = blockSpan(u, start, (end ?? view.times[view.times.length - 1] + stepMs) - start);
    ctx.fillRect(left, head + ratio, width, foot - head - ratio);
  });
  shift.forEach((w, i) => {
    const { left, width } = blockSpan(u, view.times[i], stepMs);
    if (states[i] === 'few events' || states[i] === 'no data') {
      veiled.rect(left, head + ratio, width, foot - head - ratio);
    } else if (w !== null) {
      (states[i] === 'drift' ? red : calm).rect(left, y(w), width, Math.max(ratio, foot - y(w)));
    }
  });
  ctx.fillStyle = theme.colors.text.disabled;
  ctx.fill(calm);
  ctx.fillStyle = theme.colors.error.main;
  ctx.fill(red);
  hatch(u, ctx, veiled, theme);
  ctx.lineWidth = ratio;
  ctx.strokeStyle = theme.colors.border.medium;
  strokeLevel(u, ctx, foot - ratio);
  ctx.setLineDash([2 * ratio, 3 * ratio]);
  strokeLevel(u, ctx, y(threshold));
  ctx.setLineDash([]);
}

/** The time axis under rows that scroll. */
export function timeAxisConfig(base: PlotBase, margins: Margins): UPlotConfigBuilder {
  const builder = besideNames(base, margins);
  addTimeAxis(builder, base);
  return builder;
}

/** A plot with room for names and words, whose height means nothing by itself. */
function besideNames(base: PlotBase, { left, right }: Margins): UPlotConfigBuilder {
  const builder = plotConfig(base);
  builder.setPadding([0, right, 0, left]);
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: [0, 1],
  });
  hideAxis(builder, base.theme, 'y');
  hoverSeries(builder, base.theme, 1);
  return builder;
}
