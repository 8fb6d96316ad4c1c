/**
 * What reading does to each point of a series, over flat arrays: the part of it that a host may have compiled (`Kernel`). NaN is no value.
 */

/** Whether all that is there lies from `least` to `most`. */
export function within(columns: Float64Array[], least: number, most: number): boolean {
  for (let k = 0; k < columns.length; k++) {
    const values = columns[k];
    for (let i = 0; i < values.length; i++) {
      if (values[i] < least || values[i] > most) {
        return false;
      }
    }
  }
  return true;
}

/** Whether every time is there, and later than the one before. */
export function ascends(times: Float64Array): boolean {
  let before = -Infinity;
  for (let i = 0; i < times.length; i++) {
    if (!(times[i] > before)) {
      return false;
    }
    before = times[i];
  }
  return true;
}

/** Whether two columns are alike, value by value. */
export function alike(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

/** Each value times one number, by another. */
export function scaled(values: Float64Array, times: number, by: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    out[i] = (values[i] * times) / by;
  }
  return out;
}

/** Σ of the values whose bucket is `from`, or one after it and before `until`. */
export function sumBetween(at: Int32Array, values: Float64Array, from: number, until: number): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) {
    if (at[i] >= from && at[i] < until && values[i] === values[i]) {
      sum += values[i];
    }
  }
  return sum;
}

/** Rows of `width` numbers as columns. */
export function transposed(rows: Float64Array, width: number): Float64Array {
  const columns = new Float64Array(rows.length);
  const height = Math.trunc(rows.length / Math.max(1, width));
  for (let i = 0; i < height; i++) {
    for (let k = 0; k < width; k++) {
      columns[k * height + i] = rows[i * width + k];
    }
  }
  return columns;
}

/** Σ of each column of rows of `width` numbers. */
export function columnTotals(rows: Float64Array, width: number): Float64Array {
  const totals = new Float64Array(width);
  for (let begin = 0; begin < rows.length; begin += width) {
    for (let k = 0; k < width; k++) {
      totals[k] += rows[begin + k];
    }
  }
  return totals;
}
