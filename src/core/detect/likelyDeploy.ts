/** A deploy may be to blame for a drift when it was at most so long before the earliest onset (ms). */
export const DEPLOY_LEAD = 30 * 60_000;

/**
 * The deploy that a drift is likely due to: the last one before it can have begun at the latest; null where none is near.
 *
 * @param deploys oldest first
 * @param earliest,latest between which the drift began (ms)
 */
export function likelyDeploy<T extends { time: number }>(deploys: T[], earliest: number, latest: number): T | null {
  const near = deploys.filter(({ time }) => time >= earliest - DEPLOY_LEAD && time <= latest);
  return near[near.length - 1] ?? null;
}
