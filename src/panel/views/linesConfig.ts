import { colorManipulator } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { DASH, stepLine } from '../chart/drawBaseline';
import { drawDrift } from '../chart/drawDrift';
import { drawHatches } from '../chart/drawHatches';
import { drawUnseen } from '../chart/drawMarks';
import { modelDrawn } from '../chart/drawn';
import { blockSpan, inPlot, pixelRatio, strokeLevel } from '../chart/geometry';
import type { Gutters } from '../chart/gutters';
import { chartConfig, type PlotBase } from '../chart/plotConfig';
import { SHARE_STEPS } from '../chart/stackConfig';
import { shareTick, shortCount } from '../format';
import type { Amount } from '../options';
import { logSplits, type CategoryLine, type LinesModel } from './linesModel';
import { hoverSeries } from './hoverSeries';

interface LinesConfigInput {
  /** How many lines. */
  lines: number;
  log: boolean;
  amount: Amount;
  gutter: Gutters;
  /** Of the axis' labels, where a number is chosen. */
  decimals: number | null;
  /** Of shares. */
  unit: string;
  showBorders: boolean;
}

/** Width of a line in CSS pixels. */
const LINE = 1.5;
const BAND_ALPHA = 0.25;

/** Shares, or counts, as lines with bands over time. */
export function linesConfig(base: PlotBase, input: LinesConfigInput): UPlotConfigBuilder {
  const { lines, log, amount, gutter, decimals, unit, showBorders } = input;
  const tick = amount === 'counts' ? shortCount : shareTick(unit, decimals);
  const builder = chartConfig<LinesModel>(base, gutter, {
    range: ({ axis }) => axis,
    format: (value) => tick(log ? Number((10 ** value).toPrecision(1)) : value),
    ...(log ? { splits: logSplits } : amount === 'counts' ? {} : { incrs: SHARE_STEPS }),
  });
  hoverSeries(builder, base.theme, lines);
  builder.addHook('draw', (u) => {
    const model = modelDrawn<LinesModel>(u);
    if (model) {
      inPlot(u, (ctx) => model.lines.forEach((line) => drawLine(u, ctx, model, line, showBorders)));
    }
  });
  builder.addHook(
    'draw',
    drawUnseen<LinesModel>(base.theme, (model, k, i) => model.lines[k].amounts[i])
  );
  builder.addHook('draw', drawHatches(base.theme));
  builder.addHook('draw', drawDrift(base.theme));
  return builder;
}

function drawLine(
  u: uPlot,
  ctx: CanvasRenderingContext2D,
  model: LinesModel,
  line: CategoryLine,
  baseline: boolean
): void {
  const { color } = line.layer.look;
  const ratio = pixelRatio(u);
  if (line.band !== null) {
    ctx.fillStyle = colorManipulator.alpha(color, BAND_ALPHA);
    ctx.fill(bandPath(u, model, line.band));
  }
  const stroke = (values: Array<number | null>) => {
    const path = new Path2D();
    stepLine(u, path, model.times, model.stepMs, values);
    ctx.stroke(path);
  };
  ctx.strokeStyle = color;
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  ctx.lineWidth = LINE * ratio;
  stroke(line.amounts);
  if (baseline) {
    ctx.setLineDash(DASH.map((length) => length * ratio));
    ctx.lineWidth = ratio;
    stroke(line.baseline);
  }
  line.thresholds.forEach(({ at, color: passed }) => {
    ctx.setLineDash([]);
    ctx.strokeStyle = passed;
    ctx.lineWidth = ratio;
    strokeLevel(u, ctx, u.valToPos(at, 'y', true));
  });
}

function bandPath(
  u: uPlot,
  { times, stepMs }: LinesModel,
  { lower, upper }: NonNullable<CategoryLine['band']>
): Path2D {
  const path = new Path2D();
  const y = (value: number) => u.valToPos(value, 'y', true);
  times.forEach((time, i) => {
    const [low, high] = [lower[i], upper[i]];
    if (low !== null && high !== null) {
      const { left, width } = blockSpan(u, time, stepMs);
      path.rect(left, y(high), width, y(low) - y(high));
    }
  });
  return path;
}
