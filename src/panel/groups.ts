import type { DataFrame } from '@grafana/data';
import { readView, type DistributionView } from './core';

/** One distribution, and the frame whose fields carry its colours, names and links. */
export interface Group {
  view: DistributionView;
  frame: DataFrame;
}

/** Distributions out of frames of our own data source, or of what `derivePlain` returned. */
export function groupsOf(series: DataFrame[]): Group[] {
  const carriers = series.filter(isOwn);
  return readView(carriers).map((view) => ({ view, frame: carriers[view.frameIndex] }));
}

/** Whether a frame has its statistics with it. */
export const isOwn = (frame: DataFrame): boolean => frame.meta?.custom?.multinomial !== undefined;
