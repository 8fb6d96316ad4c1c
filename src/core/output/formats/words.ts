import { WORDS_FORMAT } from '../../model/query';
import { wordsFrame } from '../wordsFrame';
import type { OutputFormat } from './outputFormat';

export const words: OutputFormat = {
  id: WORDS_FORMAT,
  description: 'What moved, from when, by how much, in words; for the text of an alert',
  latestOnly: true,
  alerting: true,
  statistics: false,
  frames: (results) => [wordsFrame(results)],
};
