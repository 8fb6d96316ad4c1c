import { WORDS_FORMAT } from '../../model/query';
import { wordsDeploys, wordsFrame } from '../wordsFrame';
import type { OutputFormat } from './outputFormat';

export const words: OutputFormat = {
  id: WORDS_FORMAT,
  description: 'What moved, from when, by how much, in words; for the text of an alert',
  latestOnly: true,
  alerting: true,
  statistics: false,
  deploys: wordsDeploys,
  frames: (results) => [wordsFrame(results)],
};
