import { colorManipulator } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { stepLine } from '../chart/drawBaseline';
import { drawDrift } from '../chart/drawDrift';
import { drawHatches } from '../chart/drawHatches';
import { drawUnseen } from '../chart/drawMarks';
import { modelDrawn } from '../chart/drawn';
import { blockSpan, inPlot, pixelRatio, strokeLevel } from '../chart/geometry';
import type { Gutters } from '../chart/gutters';
import { chartConfig, type PlotBase } from '../chart/plotConfig';
import { isClear, type BesideModel } from './besideModel';
import { hoverSeries } from './hoverSeries';

const LINE = 1.5;
/** Of an interval that has 0 in it, and of one that hasn't. */
const BAND_ALPHA = 0.2;
const CLEAR_ALPHA = 0.55;
/** Part of a row's half that the furthest difference takes. */
const FILLED = 0.9;

/** A row per category over time: the difference from its baseline, which is the line in the middle, with its interval. */
export function besideConfig(base: PlotBase, rows: number, gutter: Gutters): UPlotConfigBuilder {
  const { theme } = base;
  const builder = chartConfig<BesideModel>(base, gutter, {
    range: ({ layers }) => [0, Math.max(1, layers.length)],
    // names of rows stand beside the plot, where they can be cut short
    format: () => '',
    splits: () => [],
  });
  hoverSeries(builder, theme, rows);
  builder.addHook('draw', (u) => {
    const model = modelDrawn<BesideModel>(u);
    if (model) {
      inPlot(u, (ctx) => {
        const ratio = pixelRatio(u);
        model.rows.forEach((_, k) => drawRow(u, ctx, model, k));
        ctx.lineWidth = ratio;
        const level = (value: number) => strokeLevel(u, ctx, u.valToPos(value, 'y', true));
        model.rows.forEach((_, k) => {
          ctx.strokeStyle = theme.colors.text.secondary;
          level(k + 0.5);
          if (k > 0) {
            ctx.strokeStyle = theme.colors.border.weak;
            level(k);
          }
        });
      });
    }
  });
  builder.addHook(
    'draw',
    drawUnseen<BesideModel>(theme, (model, k, i) => place(model, k, model.rows[k].windows[i].difference))
  );
  builder.addHook('draw', drawHatches(theme));
  builder.addHook('draw', drawDrift(theme));
  return builder;
}

/** Where a difference lies on the y axis, never outside of its row. */
function place({ extent }: BesideModel, k: number, difference: number | null): number | null {
  return difference === null ? null : k + 0.5 + Math.max(-0.5, Math.min(0.5, ((difference / extent) * FILLED) / 2));
}

function drawRow(u: uPlot, ctx: CanvasRenderingContext2D, model: BesideModel, k: number): void {
  const { layer, windows } = model.rows[k];
  const [wide, clear, path] = [new Path2D(), new Path2D(), new Path2D()];
  const y = (value: number) => Math.round(u.valToPos(value, 'y', true));
  windows.forEach((one, i) => {
    const [low, high] = [place(model, k, one.lower), place(model, k, one.upper)];
    if (low !== null && high !== null) {
      const { left, width } = blockSpan(u, model.times[i], model.stepMs);
      (isClear(one) ? clear : wide).rect(left, y(high), width, Math.max(1, y(low) - y(high)));
    }
  });
  const { color } = layer.look;
  ctx.fillStyle = colorManipulator.alpha(color, BAND_ALPHA);
  ctx.fill(wide);
  ctx.fillStyle = colorManipulator.alpha(color, CLEAR_ALPHA);
  ctx.fill(clear);
  ctx.strokeStyle = color;
  ctx.lineJoin = 'round';
  ctx.lineWidth = LINE * pixelRatio(u);
  stepLine(
    u,
    path,
    model.times,
    model.stepMs,
    windows.map(({ difference }) => place(model, k, difference))
  );
  ctx.stroke(path);
}
