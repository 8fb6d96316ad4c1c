import { ANNOTATION_FORMAT } from '../../model/query';
import { eventsFrame } from '../eventsFrame';
import type { OutputFormat } from './outputFormat';

export const events: OutputFormat = {
  id: ANNOTATION_FORMAT,
  description: 'A row per drift; for annotations',
  latestOnly: false,
  alerting: false,
  statistics: false,
  frames: (results) => [eventsFrame(results)],
};
