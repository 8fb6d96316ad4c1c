import type { GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import { isRest } from './categoryColors';
import { modelDrawn } from './drawn';
import { blockSpan, blockSpans, heights, inPlot, pixelRatio } from './geometry';
import type { StackModel } from './stackModel';

/** In CSS pixels. */
const MARK = 2;
const STRIPE = 4;

/**
 * Draw hook: a dot on each category that the baseline of the window doesn't have.
 *
 * @param middle where the category is drawn in a window, on the y axis
 */
export function drawUnseen<Model extends StackModel>(
  theme: GrafanaTheme2,
  middle: (model: Model, layer: number, window: number) => number | null
): (u: uPlot) => void {
  return (u) => {
    const model = modelDrawn<Model>(u);
    if (!model || model.layers.every(({ unseen }) => unseen.length === 0)) {
      return;
    }
    const radius = MARK * pixelRatio(u);
    const dots = new Path2D();
    model.layers.forEach(({ unseen }, k) =>
      unseen.forEach((i) => {
        const value = middle(model, k, i);
        if (value !== null) {
          const { left, width } = blockSpan(u, model.times[i], model.stepMs);
          const [x, y] = [left + width / 2, u.valToPos(value, 'y', true)];
          dots.moveTo(x + radius, y);
          dots.arc(x, y, radius, 0, 2 * Math.PI);
        }
      })
    );
    inPlot(u, (ctx) => {
      ctx.fillStyle = theme.colors.text.maxContrast;
      ctx.strokeStyle = theme.colors.background.primary;
      ctx.lineWidth = pixelRatio(u);
      ctx.fill(dots);
      ctx.stroke(dots);
    });
  };
}

/** Draw hook: stripes over what is left after the categories that have a name of their own. */
export function drawOther(theme: GrafanaTheme2): (u: uPlot) => void {
  return (u) => {
    const model = modelDrawn<StackModel>(u);
    const k = model?.layers.findIndex(({ look }) => isRest(look.category)) ?? -1;
    if (!model || k < 0) {
      return;
    }
    const [lower, upper] = [model.layers[k - 1]?.upper, model.layers[k].upper];
    const blocks = new Path2D();
    const at = heights(u);
    const { left: lefts, width: widths } = blockSpans(u, model.times, model.stepMs);
    upper.forEach((edge, i) => {
      if (edge !== null) {
        const [top, bottom] = [at(edge), at(Math.max(lower?.[i] ?? 0, model.bottom))];
        blocks.rect(lefts[i], top, widths[i], bottom - top);
      }
    });
    inPlot(u, (ctx) => {
      ctx.clip(blocks);
      ctx.strokeStyle = theme.colors.background.primary;
      ctx.globalAlpha = 0.5;
      ctx.lineWidth = pixelRatio(u);
      ctx.beginPath();
      const { left, top, width, height } = u.bbox;
      for (let x = left; x < left + width; x += STRIPE * pixelRatio(u)) {
        ctx.moveTo(x, top);
        ctx.lineTo(x, top + height);
      }
      ctx.stroke();
    });
  };
}
