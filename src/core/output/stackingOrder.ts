import type { NormalQuery } from '../model/normalQuery';
import type { CategorySet } from '../pool/categorySet';
import type { GroupTable } from '../window/table';

/** Largest at the bottom, over all groups so that panels agree; the rest on top. A schema's order is kept. */
export function stackingOrder(query: NormalQuery, { names, rest }: CategorySet, tables: GroupTable[]): string[] {
  if (query.categories.schema.length > 0) {
    return names.slice();
  }
  const totals = totalsOf(tables, names.length);
  return names
    .map((name, position) => ({ name, position }))
    .sort(
      (a, b) =>
        Number(a.position === rest) - Number(b.position === rest) ||
        totals[b.position] - totals[a.position] ||
        a.position - b.position
    )
    .map(({ name }) => name);
}

function totalsOf(tables: GroupTable[], categories: number): number[] {
  const totals: number[] = [];
  for (let k = 0; k < categories; k++) {
    let total = 0;
    for (const { counts, n } of tables) {
      const end = n.length * categories;
      for (let i = k; i < end; i += categories) {
        total += counts[i];
      }
    }
    totals[k] = total;
  }
  return totals;
}
