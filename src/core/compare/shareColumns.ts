/**
 * Rows of counts as shares, a column per category; NaN where there is nothing to share.
 *
 * @param first the row that is the first of the columns
 * @param sums of the rows, from `sumsAt` on, as many as the columns have; where one is NaN, that of `others` from `othersAt` on
 * @returns categories x windows, one column after the other
 */
export function shareColumns(
  rows: Float64Array,
  first: number,
  windows: number,
  categories: number,
  sums: Float64Array,
  sumsAt: number,
  others: Float64Array,
  othersAt: number
): Float64Array {
  const columns = new Float64Array(windows * categories);
  for (let i = 0; i < windows; i++) {
    const known = sums[sumsAt + i];
    const sum = known === known ? known : others[othersAt + i];
    const row = (first + i) * categories;
    for (let k = 0; k < categories; k++) {
      columns[k * windows + i] = sum > 0 ? rows[row + k] / sum : NaN;
    }
  }
  return columns;
}
