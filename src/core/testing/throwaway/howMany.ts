import type { OutputFormat } from '../../output/formats/outputFormat';
import { column, frameOf } from '../../output/results';

/** An output format in one file: how many groups there are. */
export const howMany: OutputFormat = {
  id: 'howMany',
  description: 'How many groups there are',
  latestOnly: true,
  alerting: false,
  statistics: false,
  frames: ({ groups }) => [frameOf('howMany', {}, [column('groups', 'number', [groups.length])])],
};
