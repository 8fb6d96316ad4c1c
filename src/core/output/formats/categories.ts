import { categoriesFrame } from '../categoriesFrame';
import type { OutputFormat } from './outputFormat';

export const categories: OutputFormat = {
  id: 'categories',
  description: 'The last finished window, a row per category; for tables',
  latestOnly: true,
  alerting: false,
  statistics: true,
  frames: (results) => [categoriesFrame(results)],
};
