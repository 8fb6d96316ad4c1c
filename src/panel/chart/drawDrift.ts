import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import { inPlot, pixelRatio } from './geometry';
import type { StackModel } from './stackModel';
import { modelDrawn } from './drawn';

/** Thickness of the bar over a drift, in CSS pixels. */
const BAR = 3;

/**
 * Draw hook: a shaded band over each drift (not where colours have a meaning), with a line at its start and, once it is over, at its end. The bar that joins them lies
 * above the plotting area: within it, it would cover the topmost category, often the one that grew.
 */
export function drawDrift(theme: GrafanaTheme2, { shaded = true } = {}): (u: uPlot) => void {
  return (u) => {
    const model = modelDrawn<StackModel>(u);
    if (!model || model.events.length === 0) {
      return;
    }
    const { top, height } = u.bbox;
    const ratio = pixelRatio(u);
    inPlot(u, (ctx) => {
      model.events.forEach(({ start, end }) => {
        const left = Math.round(u.valToPos(start, 'x', true));
        const right = Math.round(u.valToPos(end ?? model.end, 'x', true));
        if (shaded) {
          ctx.fillStyle = colorManipulator.alpha(theme.colors.error.main, 0.12);
          ctx.fillRect(left, top, right - left, height);
        }
        ctx.fillStyle = theme.colors.error.main;
        ctx.fillRect(left - ratio, top, 2 * ratio, height);
        if (end !== null) {
          ctx.globalAlpha = 0.6;
          ctx.fillRect(right, top, ratio, height);
          ctx.globalAlpha = 1;
        }
      });
    });
    drawSpans(u, model, theme);
  };
}

function drawSpans(u: uPlot, model: StackModel, theme: GrafanaTheme2): void {
  const { left, width, top } = u.bbox;
  const x = (at: number) => Math.min(Math.max(Math.round(u.valToPos(at, 'x', true)), left), left + width);
  const thick = BAR * pixelRatio(u);
  u.ctx.save();
  u.ctx.fillStyle = theme.colors.error.main;
  model.events.forEach(({ start, end }) =>
    u.ctx.fillRect(x(start), top - thick, x(end ?? model.end) - x(start), thick)
  );
  u.ctx.restore();
}
