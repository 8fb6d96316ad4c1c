import { DEFAULTS } from '../defaults';
import { parseDuration } from '../duration';
import { between } from '../model/settingChecks';
import { DistributionError } from '../model/errors';
import type { NormalQuery } from '../model/normalQuery';
import type { QuietSettings } from '../model/query';
import { readSchedule } from '../window/schedule';

const DAY = 86_400_000;

/** When windows are neither evaluated nor learned from. One window that spans the range always is. */
export function normalQuiet(settings: QuietSettings, size: NormalQuery['window']['size']): NormalQuery['quiet'] {
  const { schedule, afterDeploy, leastPart } = { ...DEFAULTS.quiet, ...settings };
  readSchedule(schedule);
  const ms = parseDuration(afterDeploy || DEFAULTS.quiet.afterDeploy, 'Quiet after a deploy');
  if (ms > DAY) {
    throw new DistributionError(
      'query',
      `A query can't be quiet for ${afterDeploy} after a deploy.`,
      'Choose a duration of at most 1d, such as 10m.'
    );
  }
  if (leastPart !== DEFAULTS.quiet.leastPart) {
    between('Least part of the usual N', leastPart, 0, 1);
  }
  return size === 'range'
    ? { schedule: [], afterDeploy: 0, leastPart: 0 }
    : { schedule: schedule.filter((line) => line.trim() !== ''), afterDeploy: ms, leastPart };
}
