import type uPlot from 'uplot';
import type { StackStyle } from '../options';
import { modelDrawn } from './drawn';
import { blockSpans, heights } from './geometry';

const BAR_GAP = 0.2;

/**
 * Path builder of a stacked series: one block a window, from the edge of the series below to its own. A share holds for its whole
 * window, so the area is stepped, and a window without data is a gap in it.
 */
export function blockPaths(style: StackStyle): uPlot.Series.PathBuilder {
  return (u, seriesIndex) => {
    const fill = new Path2D();
    const [times, edges] = [u.data[0], u.data[seriesIndex]];
    const below = seriesIndex > 1 ? u.data[seriesIndex - 1] : null;
    const floor = u.scales.y.min ?? 0;
    const stepMs = modelDrawn(u)?.stepMs ?? 0;
    const at = heights(u);
    const y = (share: number) => Math.round(at(share > floor ? share : floor));
    const { left, width } = blockSpans(u, times as number[], stepMs, style === 'bars' ? BAR_GAP : 0);
    for (let i = 0; i < times.length; i++) {
      const upper = edges[i];
      if (upper != null) {
        const top = y(upper);
        fill.rect(left[i], top, width[i], y(below?.[i] ?? 0) - top);
      }
    }
    return { fill, stroke: null, clip: null, band: null, flags: 0 };
  };
}
