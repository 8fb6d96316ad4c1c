import type { Notices } from '../model/notices';
import type { CategorySet } from '../pool/categorySet';
import type { GroupTable } from '../window/table';

/** Windows and different totals that are no coincidence. */
const LEAST_WINDOWS = 10;
const LEAST_TOTALS = 3;
const NAMES = /^\(?(all|total|totals|sum|overall|any)\)?$/i;
/** What sums of the same numbers are off by, as a part. */
const ROUNDING = 1e-6;

/** Says where a category is the sum of all others, so that each event counts twice. */
export function noteTotals(tables: GroupTable[], { names, rest }: CategorySet, notices: Notices): void {
  for (const { counts, n } of tables) {
    const k = names.findIndex((_, index) => index !== rest && isSum(counts, n, names.length, index, names[index]));
    if (k >= 0) {
      notices.add(
        'warning',
        `\`${names[k]}\` is the sum of all other categories in each window: every event counts twice. Leave it out in the upstream query.`
      );
      return;
    }
  }
}

function isSum(counts: Float64Array, n: Float64Array, categories: number, k: number, name: string): boolean {
  const totals = new Set<number>();
  let windows = 0;
  let others = 0;
  for (let w = 0; w < n.length; w++) {
    if (!(n[w] > 0)) {
      continue;
    }
    if (Math.abs(2 * counts[w * categories + k] - n[w]) > ROUNDING * n[w]) {
      return false;
    }
    windows++;
    totals.add(n[w]);
    let with0 = -1;
    for (let j = 0; j < categories; j++) {
      with0 += counts[w * categories + j] > 0 ? 1 : 0;
    }
    others = Math.max(others, with0);
  }
  return windows >= LEAST_WINDOWS && others > 1 && (totals.size >= LEAST_TOTALS || NAMES.test(name));
}
