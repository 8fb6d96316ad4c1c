import type { KeepSettings } from '../model/query';

/** The name of the category that holds the rest. */
export const OTHER = 'other';

export interface CategorySet {
  /** Kept by name; `OTHER`, if there is a rest, is last. */
  names: string[];
  /** Position of each category that was read; those that are pooled point at the rest. */
  indexOf: Record<string, number>;
  /** The categories that the rest pools, largest first; none when there is no rest. */
  pooled: string[];
  /** Position of the rest; -1 when there is none. */
  rest: number;
}

/** The events of each category, in an answer or in all of them. */
export type Totals = ReadonlyMap<string, number>;

/**
 * Which categories are kept by name. Those in `named` (schema, intended shares) always, in that order; of the others those that have
 * `leastShare` of the events of some answer, the largest by total until `top`; the rest becomes `other`. Where `other` is itself a named category, everything that is
 * not named belongs to it. Where the data have a category of that name and a rest is needed, the rest is `other (rest)`.
 *
 * `totalsOf`, which has the totals of each answer, is only asked where something may be pooled. Without `named`, names are in their natural order, so that a window's numbers don't depend on the range's totals.
 */
export function chooseCategories(
  read: string[],
  totalsOf: () => Totals[],
  named: string[],
  { top, leastShare }: Required<KeepSettings>
): CategorySet {
  const names = named.slice();
  const meant = new Set(named);
  const found = read.filter((name) => !meant.has(name));
  const intoNamedOther = meant.has(OTHER);
  const room = intoNamedOther ? 0 : top;
  const totals = found.length > room || leastShare > 0 ? totalsOf() : [];
  const bySize = totals.length === 0 ? found : largestFirst(found, totals);
  const enough = leastShare > 0 ? new Set(totals.flatMap((own) => atLeast(leastShare, own))) : null;
  const kept = bySize.filter((name) => enough === null || enough.has(name)).slice(0, room);
  const known = new Set(kept);
  const pooled = bySize.filter((name) => !known.has(name));
  kept.sort(naturally);
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
  return { names, indexOf, pooled, rest };
}

function largestFirst(names: string[], totals: Totals[]): string[] {
  const sums = new Map(names.map((name) => [name, totals.reduce((sum, own) => sum + (own.get(name) ?? 0), 0)]));
  return names.sort((a, b) => sums.get(b)! - sums.get(a)! || (a < b ? -1 : 1));
}

/** The categories that have at least a share of an answer's events. */
function atLeast(share: number, totals: Totals): string[] {
  const all = Array.from(totals.values()).reduce((sum, one) => sum + one, 0);
  return Array.from(totals.keys()).filter((name) => totals.get(name)! > 0 && totals.get(name)! >= share * all);
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
