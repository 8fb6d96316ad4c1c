import type { GrafanaTheme2 } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { modelDrawn } from './drawn';
import { blockSpan, blockSpans, heights, inPlot, pixelRatio, strokeLevel } from './geometry';
import type { Gutters } from './gutters';
import { addValueAxis, hideAxis, plotConfig, type PlotBase } from './plotConfig';
import type { StripModel } from './stripModel';

const BAR_GAP = 0.2;
const DASH = [4, 3];

/** Above and below, in grid units; above is half of the label that the greatest bar may have at the very top. */
const PADDING = [1, 0.5];
/** Least distance of two labels, in CSS pixels. */
const LABEL_CLEARANCE = 14;

/** A strip: bars a window, those past the threshold in the error colour, and the threshold as a dashed line. */
export function stripConfig(base: PlotBase, gutter: Gutters): UPlotConfigBuilder {
  const { theme } = base;
  const unit = theme.spacing.gridSize;
  const builder = plotConfig(base);
  // A line that follows the pointer across would look like a second threshold.
  builder.setCursor({ y: false });
  builder.setPadding([PADDING[0] * unit, gutter.right, PADDING[1] * unit, 0]);
  hideAxis(builder, theme, 'x');
  addValueAxis(builder, theme, gutter, {
    range: (u) => [0, modelDrawn<StripModel>(u)?.top ?? 1],
    values: (u, at) => at.map((value) => modelDrawn<StripModel>(u)?.tick(value) ?? ''),
    grid: false,
    // The plot's own box isn't known yet when it asks for these.
    splits: (u) => labelled(u, u.height - PADDING.reduce((sum, units) => sum + units) * unit),
  });
  builder.addSeries({
    scaleKey: 'y',
    theme,
    pathBuilder: () => null,
    lineColor: theme.colors.text.secondary,
    lineWidth: 0,
  });
  builder.addHook('draw', drawBars(theme));
  return builder;
}

/** Values that the axis names: the threshold, and the greatest bar where it is clear of it. */
function labelled(u: uPlot, height: number): number[] {
  const model = modelDrawn<StripModel>(u);
  if (!model) {
    return [];
  }
  const { threshold, most } = model;
  if (threshold === null) {
    return [most];
  }
  const clear = ((most - threshold) / model.top) * height >= LABEL_CLEARANCE;
  return clear ? [threshold, most] : [threshold];
}

function drawBars(theme: GrafanaTheme2): (u: uPlot) => void {
  return (u) => {
    const model = modelDrawn<StripModel>(u);
    if (!model) {
      return;
    }
    const ratio = pixelRatio(u);
    const at = heights(u);
    const y = (value: number) => Math.round(at(Math.min(value, model.top)));
    const base = y(0);
    const { left, width } = blockSpans(u, model.times, model.stepMs, BAR_GAP);
    const [calm, past] = [new Path2D(), new Path2D()];
    inPlot(u, (ctx) => {
      model.values.forEach((value, i) => {
        if (value !== null) {
          const height = Math.max(ratio, base - y(value));
          (model.past[i] ? past : calm).rect(left[i], base - height, width[i], height);
        }
      });
      ctx.fillStyle = theme.colors.text.disabled;
      ctx.fill(calm);
      ctx.fillStyle = barColor(model, theme);
      ctx.fill(past);
      ctx.setLineDash(DASH.map((length) => length * ratio));
      ctx.strokeStyle = theme.colors.text.primary;
      ctx.lineWidth = ratio;
      if (model.threshold !== null) {
        strokeLevel(u, ctx, y(model.threshold));
      }
      model.limits?.forEach((limit, i) => {
        if (limit !== null) {
          strokeLevel(u, ctx, y(limit), blockSpan(u, model.times[i], model.stepMs));
        }
      });
    });
  };
}

function barColor(model: StripModel, theme: GrafanaTheme2): string {
  return model.pastIs === 'warning' ? theme.colors.warning.main : theme.colors.error.main;
}
