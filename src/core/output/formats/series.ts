import { VIEW_FORMAT } from '../../model/query';
import { alertFrames } from '../alertFrames';
import { seriesFrames } from '../seriesFrames';
import type { OutputFormat } from './outputFormat';

export const series: OutputFormat = {
  id: VIEW_FORMAT,
  description: 'A row per window; for the Distribution panel and time series',
  latestOnly: false,
  alerting: true,
  statistics: true,
  frames: (results, forAlert) => (forAlert ? alertFrames(results) : seriesFrames(results)),
};
