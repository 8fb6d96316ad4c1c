import type { GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import { blockSpan, inPlot, pixelRatio } from './geometry';
import { modelDrawn } from './drawn';
import type { StackModel } from './stackModel';

const SPACING = 8;

/** Draw hook: veils and hatches the windows that aren't judged, for too few events or quiet times, and those without data. */
export function drawHatches(theme: GrafanaTheme2): (u: uPlot) => void {
  return (u) => {
    const model = modelDrawn<StackModel>(u);
    if (!model || model.hatches.every((hatch) => hatch === null)) {
      return;
    }
    const { top, height } = u.bbox;
    inPlot(u, (ctx) => {
      const area = new Path2D();
      model.hatches.forEach((hatch, i) => {
        if (hatch !== null) {
          const { left, width } = blockSpan(u, model.times[i], model.stepMs);
          area.rect(left, top, width, height);
        }
      });
      hatch(u, ctx, area, theme);
    });
  };
}

/** Veils an area of the plot and draws diagonals over it. */
export function hatch(u: uPlot, ctx: CanvasRenderingContext2D, area: Path2D, theme: GrafanaTheme2): void {
  ctx.save();
  ctx.globalAlpha = 0.45;
  ctx.fillStyle = theme.colors.background.primary;
  ctx.fill(area);
  ctx.clip(area);
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = theme.colors.text.secondary;
  ctx.lineWidth = pixelRatio(u);
  ctx.stroke(diagonals(u));
  ctx.restore();
}

function diagonals(u: uPlot): Path2D {
  const { left, top, width, height } = u.bbox;
  const step = SPACING * pixelRatio(u);
  const path = new Path2D();
  for (let x = left - height; x < left + width; x += step) {
    path.moveTo(x, top + height);
    path.lineTo(x + height, top);
  }
  return path;
}
