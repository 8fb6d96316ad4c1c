import { checkLength, totalOf, type Vector } from './checks';

/**
 * The sum of the windows of a table.
 *
 * @param table counts: T windows of K categories each
 * @throws RangeError for a negative or non-finite count, or a window without `categories` values
 */
export function columnSums(table: ArrayLike<Vector>, categories: number): Float64Array {
  const sum = new Float64Array(categories);
  for (let t = 0; t < table.length; t++) {
    const row = table[t];
    checkLength(row, categories, `table[${t}]`);
    totalOf(row, `table[${t}]`);
    for (let k = 0; k < categories; k++) {
      sum[k] += row[k];
    }
  }
  return sum;
}

/** The table with the categories at `pooled` as one, after the others; itself when there is nothing to pool. */
export function collapse(table: ArrayLike<Vector>, pooled: number[]): ArrayLike<Vector> {
  if (pooled.length === 0) {
    return table;
  }
  const rows: Float64Array[] = [];
  for (let t = 0; t < table.length; t++) {
    const row = table[t];
    const cells = new Float64Array(row.length - pooled.length + 1);
    let cell = 0;
    let next = 0;
    for (let k = 0; k < row.length; k++) {
      if (pooled[next] === k) {
        cells[cells.length - 1] += row[k];
        next += 1;
      } else {
        cells[cell] = row[k];
        cell += 1;
      }
    }
    rows.push(cells);
  }
  return rows;
}
