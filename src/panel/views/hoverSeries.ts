import type { GrafanaTheme2 } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';

/** Series that are drawn by hooks: uPlot has them for the cursor, which stands on the nearest of them. */
export function hoverSeries(builder: UPlotConfigBuilder, theme: GrafanaTheme2, many: number): void {
  for (let i = 0; i < many; i++) {
    builder.addSeries({
      scaleKey: 'y',
      theme,
      pathBuilder: () => null,
      lineColor: theme.colors.text.secondary,
      lineWidth: 0,
    });
  }
}
