/**
 * Which categories are hidden after a click, as in Grafana's own legends: a click isolates a category, or shows all again when it
 * already stands alone; with ctrl or cmd it toggles that one.
 */
export function toggle(
  hidden: ReadonlySet<string>,
  all: string[],
  category: string,
  only: boolean
): ReadonlySet<string> {
  if (only) {
    const alone = !hidden.has(category) && all.every((other) => other === category || hidden.has(other));
    return alone ? new Set() : new Set(all.filter((other) => other !== category));
  }
  const next = new Set(hidden);
  if (!next.delete(category)) {
    next.add(category);
  }
  return next;
}
