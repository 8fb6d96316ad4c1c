import type uPlot from 'uplot';

/** Canvas pixels a CSS pixel. */
export function pixelRatio(u: uPlot): number {
  return u.ctx.canvas.width / u.width;
}

/** Where a horizontal line has to run so that it fills whole canvas pixels, a CSS pixel high, and isn't blurred over two. */
export function crisp(u: uPlot): (position: number) => number {
  const middle = (Math.round(pixelRatio(u)) % 2) / 2;
  return (position) => Math.round(position) + middle;
}

/** Left and right of a window's block on the canvas, on whole pixels so that neighbours leave no seam; at least a pixel wide. */
export function blockSpan(u: uPlot, start: number, stepMs: number, gap = 0): { left: number; width: number } {
  const left = Math.round(u.valToPos(start, 'x', true));
  const right = Math.round(u.valToPos(start + stepMs, 'x', true));
  const inset = right - left > 3 ? Math.max(1, Math.round((right - left) * gap)) * Math.sign(gap) : 0;
  return { left, width: Math.max(1, right - left - inset) };
}

/** Left and width of each window's block, as `blockSpan` has them. */
export interface Spans {
  left: Int32Array;
  width: Int32Array;
}

interface KnownSpans {
  spans: Spans;
  of: unknown[];
}

const known = new WeakMap<number[], KnownSpans[]>();
/** A stack and its strips draw the same windows, with and without gaps. */
const KNOWN_AT_MOST = 4;

/** The blocks of all windows: reckoned once for all series of a plot, and for the strips below it. */
export function blockSpans(u: uPlot, times: number[], stepMs: number, gap = 0): Spans {
  const { left: start, width } = u.bbox;
  const { min = 0, max = 1 } = u.scales.x;
  const of = [start, width, min, max, stepMs, gap];
  const before = known.get(times) ?? [];
  const found = before.find((one) => one.of.every((value, i) => value === of[i]));
  if (found !== undefined) {
    return found.spans;
  }
  const spans = { left: new Int32Array(times.length), width: new Int32Array(times.length) };
  times.forEach((time, i) => {
    const span = blockSpan(u, time, stepMs, gap);
    [spans.left[i], spans.width[i]] = [span.left, span.width];
  });
  known.set(times, [{ spans, of }, ...before].slice(0, KNOWN_AT_MOST));
  return spans;
}

/** Where a value of the y axis, which is even, lies on the canvas: for many of them. */
export function heights(u: uPlot): (value: number) => number {
  const { top, height } = u.bbox;
  const { min, max } = u.scales.y;
  const [low, high] = [min ?? 0, max ?? 1];
  const each = high === low ? 0 : height / (high - low);
  return (value) => top + height - (value - low) * each;
}

/** Draws a horizontal line, over the plot where it isn't said how far. */
export function strokeLevel(
  u: uPlot,
  ctx: CanvasRenderingContext2D,
  position: number,
  { left, width }: { left: number; width: number } = u.bbox
): void {
  const y = crisp(u)(position);
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
