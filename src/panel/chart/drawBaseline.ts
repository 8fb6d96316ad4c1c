import type { GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';
import { blockSpans, crisp, heights, inPlot, pixelRatio } from './geometry';
import type { StackModel } from './stackModel';
import { modelDrawn } from './drawn';

export const DASH = [5, 4];
/** Least distance of two borders, in CSS pixels. */
const CLEARANCE = 4;

/** Draw hook: dashed lines in the stack where the baseline's borders between categories lie, window by window. */
export function drawBorders(theme: GrafanaTheme2): (u: uPlot) => void {
  return (u) => {
    const model = modelDrawn<StackModel>(u);
    if (!model) {
      return;
    }
    const ratio = pixelRatio(u);
    const path = new Path2D();
    clearBorders(u, model).forEach((edges) => stepLine(u, path, model.times, model.stepMs, edges));
    inPlot(u, (ctx) => {
      ctx.lineJoin = 'round';
      ctx.strokeStyle = theme.colors.background.primary;
      ctx.globalAlpha = 0.4;
      ctx.lineWidth = 2 * ratio;
      ctx.stroke(path);
      ctx.globalAlpha = 1;
      ctx.setLineDash(DASH.map((length) => length * ratio));
      ctx.strokeStyle = theme.colors.text.maxContrast;
      ctx.lineWidth = ratio;
      ctx.stroke(path);
    });
  };
}

/** Borders that can be told apart: of several within a few pixels the lowest is drawn, and none right under the stack's top. */
function clearBorders(u: uPlot, model: StackModel): Array<Array<number | null>> {
  const least = CLEARANCE * pixelRatio(u);
  const { whole } = model;
  let below = u.bbox.top + u.bbox.height;
  return model.layers
    .slice(0, whole ? -1 : undefined)
    .map((layer) => layer.baselineUpper)
    .filter((edges, i) => {
      const edge = edges.reduce((last, value) => value ?? last, null);
      if (edge === null) {
        return false;
      }
      const y = u.valToPos(edge, 'y', true);
      const clear = i === 0 || (below - y >= least && (!whole || y - u.bbox.top >= least));
      below = clear ? y : below;
      return clear;
    });
}

/** Adds a line of steps to `path`, a step per window, with a gap where there is no value. */
export function stepLine(u: uPlot, path: Path2D, times: number[], stepMs: number, edges: Array<number | null>): void {
  const { left, width } = blockSpans(u, times, stepMs);
  const [at, onPixels] = [heights(u), crisp(u)];
  /** Where the line has come to: a level that stays is drawn in one go. */
  let x = 0;
  let level: number | null = null;
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i];
    const y = edge === null ? null : onPixels(at(edge));
    if (level !== null && y !== level) {
      path.lineTo(x, level);
    }
    if (y !== null && level === null) {
      path.moveTo(left[i], y);
    } else if (y !== null && y !== level) {
      path.lineTo(left[i], y);
    }
    level = y;
    x = left[i] + width[i];
  }
  if (level !== null) {
    path.lineTo(x, level);
  }
}

/** Draw hook: the latest window's baseline as a column, `offset` CSS pixels left of the stack. */
export function drawColumn(theme: GrafanaTheme2, column: { offset: number; width: number }): (u: uPlot) => void {
  return (u) => {
    const model = modelDrawn<StackModel>(u);
    if (!model) {
      return;
    }
    const ratio = pixelRatio(u);
    const left = Math.round(u.bbox.left - column.offset * ratio);
    const width = Math.round(column.width * ratio);
    const y = (share: number) => Math.round(u.valToPos(Math.max(share, model.bottom), 'y', true));
    u.ctx.save();
    model.column.forEach(({ look, lower, upper }) => {
      u.ctx.fillStyle = look.color;
      u.ctx.fillRect(left, y(upper), width, y(lower) - y(upper));
    });
    u.ctx.strokeStyle = theme.colors.border.strong;
    u.ctx.lineWidth = ratio;
    u.ctx.strokeRect(left, u.bbox.top, width, u.bbox.height);
    u.ctx.restore();
  };
}
