import type { Group } from './prepare';

/** Least height of a group's row, in grid units. */
const ROW = 14;

/**
 * The groups that are drawn: the chosen one, else as many as there is room for. Groups that drift come before those that don't when
 * not all fit; what is drawn stays in the data's order.
 */
export function shownGroups(groups: Group[], chosen: string, most: number, height: number, unit: number): Group[] {
  const one = groups.find((group) => group.view.meta.groupName === chosen);
  if (one) {
    return [one];
  }
  const room = Math.max(1, Math.min(most, Math.floor(height / (ROW * unit))));
  if (groups.length <= room) {
    return groups;
  }
  const ranked = [...groups].sort((a, b) => Number(b.view.meta.drifting) - Number(a.view.meta.drifting));
  const kept = new Set(ranked.slice(0, room));
  return groups.filter((group) => kept.has(group));
}
