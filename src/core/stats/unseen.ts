/**
 * Categories that nobody expected: those in the window that are not among the known ones. They are a signal of their own,
 * never a zero share inside a divergence.
 *
 * @param categories names of the window's categories
 * @param known names in the baseline or the schema
 * @returns the unknown names, once each, in the window's order
 */
export function unseen(categories: readonly string[], known: Iterable<string>): string[] {
  const expected = new Set(known);
  const names: string[] = [];
  for (const category of categories) {
    if (!expected.has(category)) {
      expected.add(category);
      names.push(category);
    }
  }
  return names;
}
