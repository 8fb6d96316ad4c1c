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
import { moreOrFewer, percentChange, points } from '../format';
import type { DeltaModel } from './deltaModel';
import { hoverSeries } from './hoverSeries';

interface DeltaConfigInput {
  /** How many categories. */
  changes: number;
  gutter: Gutters;
  /** Of the axis' labels, where a number is chosen. */
  decimals: number | null;
}

const LINE = 1.5;

/** Changes from the baseline over time, which is the line at 0. */
export function deltaConfig(base: PlotBase, { changes, gutter, decimals }: DeltaConfigInput): UPlotConfigBuilder {
  const { theme } = base;
  const builder = chartConfig<DeltaModel>(base, gutter, {
    range: ({ axis }) => axis,
    format: (value, model) =>
      value === 0
        ? 'base'
        : model?.unit === 'relative'
          ? percentChange(value)
          : model?.amount === 'counts'
            ? moreOrFewer(value)
            : points(value, decimals),
    splits: ({ axis }) => splits(axis),
  });
  hoverSeries(builder, theme, changes);
  builder.addHook('draw', (u) => {
    const model = modelDrawn<DeltaModel>(u);
    if (model) {
      inPlot(u, (ctx) => (model.unit === 'points' ? drawBlocks : drawLines)(u, ctx, model));
    }
  });
  builder.addHook('draw', drawUnseen(theme, middleOf));
  builder.addHook('draw', drawHatches(theme));
  builder.addHook('draw', drawDrift(theme));
  builder.addHook('draw', (u) => {
    inPlot(u, (ctx) => {
      ctx.strokeStyle = theme.colors.text.primary;
      ctx.lineWidth = pixelRatio(u);
      strokeLevel(u, ctx, u.valToPos(0, 'y', true));
    });
  });
  return builder;
}

function middleOf({ changes, unit }: DeltaModel, k: number, window: number): number | null {
  const [from, to] = [changes[k].from[window], changes[k].to[window]];
  return from === null || to === null ? null : unit === 'points' ? (from + to) / 2 : to;
}

function drawBlocks(u: uPlot, ctx: CanvasRenderingContext2D, { changes, times, stepMs }: DeltaModel): void {
  const y = (value: number) => Math.round(u.valToPos(value, 'y', true));
  changes.forEach(({ layer, from, to }) => {
    const path = new Path2D();
    times.forEach((time, i) => {
      const [a, b] = [from[i], to[i]];
      if (a !== null && b !== null) {
        const { left, width } = blockSpan(u, time, stepMs);
        path.rect(left, y(a), width, y(b) - y(a));
      }
    });
    ctx.fillStyle = layer.look.color;
    ctx.fill(path);
  });
}

function drawLines(u: uPlot, ctx: CanvasRenderingContext2D, { changes, times, stepMs }: DeltaModel): void {
  ctx.lineWidth = LINE * pixelRatio(u);
  ctx.lineJoin = 'round';
  changes.forEach(({ layer, to }) => {
    const path = new Path2D();
    stepLine(u, path, times, stepMs, to);
    ctx.strokeStyle = layer.look.color;
    ctx.stroke(path);
  });
}

/** Labels at 0 and at round numbers on both sides, four or so. */
function splits([low, high]: [number, number]): number[] {
  const rough = (high - low) / 4;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * decade).find((size) => size >= rough)!;
  const found: number[] = [];
  for (let k = Math.ceil(low / step); k * step <= high; k++) {
    found.push(k * step);
  }
  return found;
}
