import { eventsFrame } from '../events';
import type { OutputFormat } from './outputFormat';

export const events: OutputFormat = {
  id: 'events',
  description: 'A row per drift; for annotations',
  latestOnly: false,
  alerting: false,
  statistics: false,
  frames: (outcome) => [eventsFrame(outcome)],
};
