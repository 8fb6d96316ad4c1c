import type uPlot from 'uplot';

/** Canvas pixels a CSS pixel. */
export function pixelRatio(u: uPlot): number {
  return u.ctx.canvas.width / u.width;
}

/** Where a horizontal line has to run so that it fills whole canvas pixels, a CSS pixel high, and isn't blurred over two. */
export function crisp(u: uPlot, position: number): number {
  return Math.round(position) + (Math.round(pixelRatio(u)) % 2) / 2;
}

/** Left and right of a window's block on the canvas, on whole pixels so that neighbours leave no seam; at least a pixel wide. */
export function blockSpan(u: uPlot, start: number, stepMs: number, gap = 0): { left: number; width: number } {
  const left = Math.round(u.valToPos(start, 'x', true));
  const right = Math.round(u.valToPos(start + stepMs, 'x', true));
  const inset = right - left > 3 ? Math.max(1, Math.round((right - left) * gap)) * Math.sign(gap) : 0;
  return { left, width: Math.max(1, right - left - inset) };
}

/** Draws a horizontal line, over the plot where it isn't said how far. */
export function strokeLevel(
  u: uPlot,
  ctx: CanvasRenderingContext2D,
  position: number,
  { left, width }: { left: number; width: number } = u.bbox
): void {
  const y = crisp(u, position);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + width, y);
  ctx.stroke();
}

/** Runs `draw` clipped to the plotting area, with the context's state put back after it. */
export function inPlot(u: uPlot, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw(ctx);
  ctx.restore();
}
