import { ALERT_FORMAT } from '../../model/query';
import { latestFrame } from '../latestFrame';
import type { OutputFormat } from './outputFormat';

export const latest: OutputFormat = {
  id: ALERT_FORMAT,
  description: 'The last finished window, a row per group; for alert rules',
  latestOnly: true,
  alerting: true,
  statistics: true,
  frames: (results, forAlert) => [latestFrame(results, forAlert)],
};
