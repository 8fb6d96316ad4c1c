import type uPlot from 'uplot';
import type { StackStyle } from '../options';
import { modelDrawn } from './drawn';
import { blockSpans, heights } from './geometry';

const BAR_GAP = 0.2;

/**
 * Path builder of a stacked series: one block a window, from the edge of the series below to its own. A share holds for its whole
 * window, so the area is stepped, and a window without data is a gap in it. Blocks that touch and are equally high are one, and
 * those without a pixel of height none: there are as many as categories times windows.
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
    let run: { left: number; right: number; top: number; bottom: number } | null = null;
    const end = () => {
      if (run !== null && run.bottom > run.top) {
        fill.rect(run.left, run.top, run.right - run.left, run.bottom - run.top);
      }
      run = null;
    };
    for (let i = 0; i < times.length; i++) {
      const upper = edges[i];
      if (upper == null) {
        end();
        continue;
      }
      const top = y(upper);
      const bottom = y(below?.[i] ?? 0);
      if (run !== null && run.right === left[i] && run.top === top && run.bottom === bottom) {
        run.right = left[i] + width[i];
      } else {
        end();
        run = { left: left[i], right: left[i] + width[i], top, bottom };
      }
    }
    end();
    return { fill, stroke: null, clip: null, band: null, flags: 0 };
  };
}
