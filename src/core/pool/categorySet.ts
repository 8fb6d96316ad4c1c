/** The name of the category that holds the rest. */
export const OTHER = 'other';

export interface CategorySet {
  /** Kept by name; `OTHER`, if there is a rest, is last. */
  names: string[];
  /** Position of each category that was read; those that are pooled point at the rest. */
  indexOf: Record<string, number>;
  /** How many categories the rest pools; 0 when there is none. */
  pooled: number;
  /** Position of the rest; -1 when there is none. */
  rest: number;
}

/**
 * Which categories are kept by name. Those in `named` (schema, intended shares) always, in that order; of the others the
 * largest by total until `top`; the rest becomes `other`. Where `other` is itself a named category, everything that is
 * not named belongs to it. Where the data have a category of that name and a rest is needed, the rest is `other (rest)`.
 *
 * `totalsOf` is only asked where something is pooled. Without `named`, names are in their natural order, so that a window's numbers don't depend on the range's totals.
 */
export function chooseCategories(
  read: string[],
  totalsOf: () => Map<string, number>,
  named: string[],
  top: number
): CategorySet {
  const names = named.slice();
  const known = new Set(named);
  const found = read.filter((name) => !known.has(name));
  const intoNamedOther = known.has(OTHER);
  const room = intoNamedOther ? 0 : top;
  const bySize = found.length > room ? largestFirst(found, totalsOf()) : found;
  const kept = bySize.slice(0, room).sort(naturally);
  const pooled = bySize.slice(room);
  names.push(...kept);
  let rest = -1;
  if (pooled.length > 0) {
    if (intoNamedOther) {
      rest = names.indexOf(OTHER);
    } else {
      rest = names.length;
      names.push(freeName(new Set([...names, ...pooled])));
    }
  }
  const indexOf: Record<string, number> = Object.create(null);
  names.forEach((name, index) => {
    indexOf[name] = index;
  });
  pooled.forEach((name) => {
    indexOf[name] = rest;
  });
  return { names, indexOf, pooled: pooled.length, rest };
}

function largestFirst(names: string[], totals: Map<string, number>): string[] {
  return names.sort((a, b) => totals.get(b)! - totals.get(a)! || (a < b ? -1 : 1));
}

function freeName(taken: Set<string>): string {
  let name = OTHER;
  while (taken.has(name)) {
    name = name === OTHER ? `${OTHER} (rest)` : `${name}'`;
  }
  return name;
}

/** Numbers by value, then text: 2xx, 3xx, 200, 404 before "timeout". */
export function naturally(a: string, b: string): number {
  const x = Number(a);
  const y = Number(b);
  if (a !== '' && b !== '' && x === x && y === y && x !== y) {
    return x - y;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
