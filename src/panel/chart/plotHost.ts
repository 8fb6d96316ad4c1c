import type { EventBus, TimeRange } from '@grafana/data';
import type { Asked } from './chosenBy';
import type { PlotBase } from './plotConfig';

/** What the dashboard has for every plot. */
export interface PlotHost extends PlotBase {
  timeRange: TimeRange;
  eventBus: EventBus;
  syncScope: string;
  asked: Asked;
  onZoom: (range: { from: number; to: number }) => void;
}
