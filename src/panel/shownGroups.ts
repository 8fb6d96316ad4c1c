import type { Group } from './groups';

/** Least height of a group's row, in grid units. */
const ROW = 14;

/**
 * The groups that are drawn: the chosen one, else all in the data's order. When not all fit, as many as there is room for: those that drift
 * first, then those with the most events.
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
  const drifts = ({ view }: Group) => Number(view.meta.drifting);
  return groups
    .map((group) => ({ group, n: events(group) }))
    .sort((a, b) => drifts(b.group) - drifts(a.group) || b.n - a.n)
    .slice(0, room)
    .map(({ group }) => group);
}

function events({ view }: Group): number {
  return Array.from(view.n ?? []).reduce<number>((sum, n) => sum + (n ?? 0), 0);
}
