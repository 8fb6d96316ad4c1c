import type { GrafanaTheme2 } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { drawDrift } from '../chart/drawDrift';
import { drawHatches } from '../chart/drawHatches';
import { modelDrawn } from '../chart/drawn';
import { blockSpan, inPlot, pixelRatio } from '../chart/geometry';
import type { Gutters } from '../chart/gutters';
import { chartConfig, type PlotBase } from '../chart/plotConfig';
import { fullness, type HeatmapModel } from './heatmapModel';
import { hoverSeries } from './hoverSeries';

/** Shades of a colour. */
const STEPS = 12;
/** Rows of at least this height, in CSS pixels, stand apart, and a mark fits into their cells. */
const ROOMY = 6;
const MARK = 2;

/** Colours of a heatmap: more than in the baseline, as in it, less. They can be told apart by the colour-blind. */
export const heatmapColors = ({ visualization, colors }: GrafanaTheme2) => ({
  more: visualization.getColorByName('semi-dark-orange'),
  same: colors.background.secondary,
  less: visualization.getColorByName('semi-dark-blue'),
});

/** Categories by time, coloured by how many standard deviations each is from its baseline. */
export function heatmapConfig(base: PlotBase, rows: number, gutter: Gutters): UPlotConfigBuilder {
  const { theme } = base;
  const builder = chartConfig<HeatmapModel>(base, gutter, {
    range: ({ layers }) => [0, Math.max(1, layers.length)],
    // names of rows stand beside the plot, where they can be cut short
    format: () => '',
    splits: () => [],
  });
  hoverSeries(builder, theme, rows);
  builder.addHook('draw', drawCells(theme));
  builder.addHook('draw', drawHatches(theme));
  builder.addHook('draw', drawDrift(theme, { shaded: false }));
  return builder;
}

function drawCells(theme: GrafanaTheme2): (u: uPlot) => void {
  const { more, same, less } = heatmapColors(theme);
  return (u) => {
    const model = modelDrawn<HeatmapModel>(u);
    if (!model) {
      return;
    }
    const ratio = pixelRatio(u);
    const [all, marks] = [new Path2D(), new Path2D()];
    const shades = new Map<number, Path2D>();
    const spans = model.times.map((time) => blockSpan(u, time, model.stepMs));
    model.residuals.forEach((row, k) => {
      const [top, bottom] = [k + 1, k].map((at) => Math.round(u.valToPos(at, 'y', true)));
      const roomy = bottom - top >= ROOMY * ratio;
      const height = Math.max(1, bottom - top - (roomy ? ratio : 0));
      row.forEach((residual, i) => {
        const isUnseen = model.unseen[k][i];
        if (residual === null && !isUnseen) {
          return;
        }
        const { left, width } = spans[i];
        const shade = isUnseen ? 1 : fullness(residual ?? 0, STEPS);
        const path = shades.get(shade) ?? new Path2D();
        shades.set(shade, path);
        path.rect(left, top, width, height);
        all.rect(left, top, width, height);
        if (isUnseen && roomy && width >= ROOMY * ratio) {
          const [x, y] = [left + width / 2, top + height / 2];
          marks.moveTo(x + MARK * ratio, y);
          marks.arc(x, y, MARK * ratio, 0, 2 * Math.PI);
        }
      });
    });
    inPlot(u, (ctx) => {
      ctx.fillStyle = same;
      ctx.fill(all);
      shades.forEach((path, shade) => {
        ctx.globalAlpha = Math.abs(shade);
        ctx.fillStyle = shade > 0 ? more : less;
        ctx.fill(path);
      });
      ctx.globalAlpha = 1;
      ctx.fillStyle = theme.colors.text.maxContrast;
      ctx.fill(marks);
    });
  };
}
