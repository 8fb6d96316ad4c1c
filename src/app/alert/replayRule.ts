import { VIEW_FORMAT } from '../../core';
import type { DistributionTarget } from '../../datasource/types';
import { runQuery } from '../runQuery';
import { alertsOn } from './condition';
import { replayFrames, type ReplayedFrame, type RuleReplay } from './replayFrames';
import { ruleWindow, type RuleSettings } from './alertRule';

const DAY = 86_400_000;
export const REPLAY_DAYS = 7;

const lastDays = () => {
  const to = Date.now();
  return { from: to - REPLAY_DAYS * DAY, to };
};

/** A query over the last days, in the windows that a rule over it has. */
export const overLastDays = (target: DistributionTarget, range = lastDays()): Promise<ReplayedFrame[]> =>
  runQuery({ ...target, window: { ...target.window, size: ruleWindow(target) } }, range);

/** The rule over the last days of the query's own series. */
export async function replayRule(target: DistributionTarget, settings: RuleSettings): Promise<RuleReplay> {
  const range = lastDays();
  const frames = await overLastDays({ ...target, format: VIEW_FORMAT, statistics: [alertsOn(target)] }, range);
  return replayFrames(frames, target, settings, [range.from, range.to]);
}
