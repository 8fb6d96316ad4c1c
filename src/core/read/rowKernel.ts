/**
 * What reading a table does to each of its rows, over flat arrays: the part of it that a host may have compiled (`Kernel`). A code stands
 * for one of several values, numbered from 0 on by their first row.
 */

/** Codes of numbers; NaN is one of them. */
export function numberCodes(values: Float64Array): Int32Array {
  const there = new Float64Array(values.length);
  let many = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i]) {
      there[many] = values[i];
      many++;
    }
  }
  const sorted = there.subarray(0, many).sort();
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[size - 1]) {
      sorted[size] = sorted[i];
      size++;
    }
  }
  // 0: not seen yet; the last one is NaN's
  const codes = new Int32Array(size + 1);
  const out = new Int32Array(values.length);
  let next = 0;
  for (let i = 0; i < values.length; i++) {
    const place = values[i] === values[i] ? placeOf(values[i], sorted, size) : size;
    if (codes[place] === 0) {
      next++;
      codes[place] = next;
    }
    out[i] = codes[place] - 1;
  }
  return out;
}

/** Where a value stands in an ascending array that has it. */
function placeOf(value: number, sorted: Float64Array, size: number): number {
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Codes of pairs of codes, of which there are so many of each. */
export function pairCodes(a: Int32Array, b: Int32Array, manyA: number, manyB: number): Int32Array {
  // 0: not seen yet
  const codes = new Int32Array(manyA * manyB);
  const out = new Int32Array(a.length);
  let next = 0;
  for (let i = 0; i < a.length; i++) {
    const pair = a[i] * manyB + b[i];
    if (codes[pair] === 0) {
      next++;
      codes[pair] = next;
    }
    out[i] = codes[pair] - 1;
  }
  return out;
}

/** The first row of each code. */
export function firstRows(codes: Int32Array): Int32Array {
  const first: number[] = [];
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === first.length) {
      first.push(i);
    }
  }
  return Int32Array.from(first);
}

/** Where the rows of each of so many codes begin, if they are put together, and where the last ones end. */
export function codeStarts(codes: Int32Array, many: number): Int32Array {
  const starts = new Int32Array(many + 1);
  for (let i = 0; i < codes.length; i++) {
    starts[codes[i] + 1]++;
  }
  for (let code = 0; code < many; code++) {
    starts[code + 1] += starts[code];
  }
  return starts;
}

/** Values with those of one code put together, in the order of their rows. */
export function togetherByCode(values: Float64Array, codes: Int32Array, starts: Int32Array): Float64Array {
  const next = starts.slice();
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    out[next[codes[i]]] = values[i];
    next[codes[i]]++;
  }
  return out;
}

/** Numbers before the times and values of `settled`. */
export const SETTLED = 4;

/**
 * A series' points in ascending order of time, no time twice; those without a time are left out. Of a time that it has twice the last value
 * stands, or with `adds` their sum.
 *
 * @returns 1 where they had to be sorted, how many had no time, how many values another took the place of, and how many times are left;
 *   then these times, then their values
 */
export function settled(times: Float64Array, values: Float64Array, adds: boolean): Float64Array {
  const rows: number[] = [];
  let isSorted = true;
  let last = -1;
  for (let i = 0; i < times.length; i++) {
    if (times[i] === times[i]) {
      isSorted = isSorted && (last < 0 || times[i] >= times[last]);
      rows.push(i);
      last = i;
    }
  }
  if (!isSorted) {
    rows.sort((a, b) => (times[a] < times[b] ? -1 : times[a] > times[b] ? 1 : a - b));
  }
  const ownTimes = new Float64Array(rows.length);
  const ownValues = new Float64Array(rows.length);
  let kept = 0;
  let replaced = 0;
  for (let i = 0; i < rows.length; i++) {
    const time = times[rows[i]];
    const value = values[rows[i]];
    if (kept === 0 || ownTimes[kept - 1] !== time) {
      ownTimes[kept] = time;
      ownValues[kept] = value;
      kept++;
    } else if (value === value) {
      const known = ownValues[kept - 1];
      ownValues[kept - 1] = adds && known === known ? known + value : value;
      replaced += adds ? 0 : 1;
    }
  }
  const out = new Float64Array(SETTLED + 2 * kept);
  out[0] = isSorted ? 0 : 1;
  out[1] = times.length - rows.length;
  out[2] = replaced;
  out[3] = kept;
  out.set(ownTimes.subarray(0, kept), SETTLED);
  out.set(ownValues.subarray(0, kept), SETTLED + kept);
  return out;
}
