import { DashboardCursorSync, type GrafanaTheme2 } from '@grafana/data';
import { ScaleDirection, ScaleOrientation, type TimeZone } from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { modelDrawn, timesDrawn } from './drawn';
import { windowAt } from './stackModel';

export interface PlotBase {
  theme: GrafanaTheme2;
  timeZone: TimeZone;
  /** Cursor sync with other panels; where there is none, the panel's own plots share `ownKey`. */
  sync: DashboardCursorSync;
  ownKey: string;
}

/** What the stack and the strips have in common: the time axis' scale, and a cursor that stands on windows. */
export function plotConfig({ timeZone, sync, ownKey }: PlotBase): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: timesDrawn,
  });
  builder.setCursor({
    points: { show: false },
    // Any distance: the cursor always stands on some category of its window, so that the tooltip can be pinned anywhere.
    focus: { prox: Infinity },
    dataIdx: (u: uPlot, _series: number, _closest: number, at: number) =>
      windowAt(u.data[0] as number[], modelDrawn(u)?.stepMs ?? 0, at),
    ...(sync === DashboardCursorSync.Off ? { sync: { key: ownKey, scales: ['x', null] } } : {}),
  });
  return builder;
}
