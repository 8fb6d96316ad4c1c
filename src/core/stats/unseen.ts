/**
 * Categories that nobody expected: those in the window that are not among the known ones. They are a signal of their own,
 * never a zero share inside a divergence.
 *
 * @param categories the window's categories: their names, or their positions
 * @param known those in the baseline or the schema
 * @returns the unknown ones, once each, in the window's order
 */
export function unseen<T>(categories: readonly T[], known: Iterable<T>): T[] {
  const expected = new Set(known);
  const found: T[] = [];
  for (const category of categories) {
    if (!expected.has(category)) {
      expected.add(category);
      found.push(category);
    }
  }
  return found;
}
