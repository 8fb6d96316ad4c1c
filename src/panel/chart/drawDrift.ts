import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import { inPlot, pixelRatio } from './geometry';
import { modelOf } from './modelOf';

/** Draw hook: a shaded band over each drift, with a line at its start and, once it is over, at its end. */
export function drawDrift(theme: GrafanaTheme2): (u: uPlot) => void {
  return (u) => {
    const model = modelOf(u);
    if (!model || model.events.length === 0) {
      return;
    }
    const { top, height } = u.bbox;
    const ratio = pixelRatio(u);
    inPlot(u, (ctx) => {
      model.events.forEach(({ start, end }) => {
        const left = Math.round(u.valToPos(start, 'x', true));
        const right = Math.round(u.valToPos(end ?? model.end, 'x', true));
        ctx.fillStyle = colorManipulator.alpha(theme.colors.error.main, 0.12);
        ctx.fillRect(left, top, right - left, height);
        ctx.fillStyle = theme.colors.error.main;
        ctx.fillRect(left - ratio, top, 2 * ratio, height);
        ctx.fillRect(left, top, right - left, 3 * ratio);
        if (end !== null) {
          ctx.globalAlpha = 0.6;
          ctx.fillRect(right, top, ratio, height);
          ctx.globalAlpha = 1;
        }
      });
    });
  };
}
