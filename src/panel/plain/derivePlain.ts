import { derive } from '../../core/derive';
import type { FrameJSON, StatisticId } from '../core';
import type { PlainSeriesOptions } from '../options';
import { plainQuery } from './plainQuery';

/** What of the range is asked and when: the core has no clock. */
interface Range {
  from: number;
  to: number;
  now: number;
}

/** The frames of a distribution, as our own data source would return them, from series of another one; with the statistics `drawn`. */
export function derivePlain(
  frames: FrameJSON[],
  plain: PlainSeriesOptions,
  drawn: StatisticId[],
  range: Range
): FrameJSON[] {
  return derive(plainQuery(plain, drawn), range, [{ id: 'observed', frames }]).frames;
}

export type DerivePlain = typeof derivePlain;
