import type { Kernel } from '../model/kernelContract';
import type { NormalQuery } from '../model/normalQuery';
import type { CategorySet } from '../pool/categorySet';
import type { GroupTable } from '../window/table';

/** Largest at the bottom, over all groups so that panels agree; the rest on top. A schema's order is kept. */
export function stackingOrder(
  query: NormalQuery,
  { names, rest }: CategorySet,
  tables: GroupTable[],
  kernel: Kernel
): string[] {
  if (query.categories.schema.length > 0) {
    return names.slice();
  }
  const totals = new Float64Array(names.length);
  for (const { counts } of tables) {
    kernel.columnTotals(counts, names.length).forEach((total, k) => {
      totals[k] += total;
    });
  }
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
