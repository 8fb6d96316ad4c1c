import type { Gutters } from './gutters';

/** The plotting area of the stack within its chart, in CSS pixels: what overlays are placed by. */
export interface PlotArea {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Height of the time axis, in grid units. */
export const TIME_AXIS = 3;

export function stackArea(width: number, height: number, gutter: Gutters, unit: number): PlotArea {
  const [whole, high] = [Math.floor(width), Math.floor(height)];
  return {
    left: gutter.left,
    top: gutter.top,
    width: Math.max(0, whole - gutter.left - gutter.right),
    height: Math.max(0, high - gutter.top - TIME_AXIS * unit),
  };
}
