import type { Look } from '../chart/look';
import type { DistributionView } from '../core';

/**
 * Visible categories, by how far the last window is from its baseline: the largest change first, those without one last, and top of the stack
 * before bottom where two are equal.
 */
export function byMovement(looks: Look[], { meta }: DistributionView): Look[] {
  const moved = new Map((meta.latest?.categories ?? []).map(({ category, delta }) => [category, Math.abs(delta ?? 0)]));
  const of = ({ category }: Look) => moved.get(category) ?? 0;
  return looks
    .filter((look) => !look.hidden)
    .reverse()
    .sort((a, b) => of(b) - of(a));
}
