import type { FrameJSON } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import { cellText } from './frameShape';

/** The values of a column, or of several together, by row: `rows` has a place in `names` each, in order of appearance. */
export interface RowCodes {
  rows: Int32Array;
  names: string[];
}

export type RowKernel = Pick<Kernel, 'firstRows' | 'numberCodes'>;

/** Most pairs of codes that have a table of all of them. */
const MOST_PAIRS = 1 << 24;

/** The texts of a column that tells rows apart. */
export function columnCodes({ schema, data }: FrameJSON, index: number, kernel: RowKernel): RowCodes {
  const field = schema.fields[index];
  const values: unknown[] = data.values[index];
  const known = codedBy(data.codes?.[index], values, kernel);
  if (known !== null) {
    const names = Array.from(kernel.firstRows(known), (row) => cellText(field, values[row]));
    // several values can have one text, as null and an empty one have
    if (new Set(names).size === names.length) {
      return { rows: known, names };
    }
  }
  const { length } = values;
  const rows = new Int32Array(length);
  const byValue = new Map<unknown, number>();
  const byName = new Map<string, number>();
  for (let row = 0; row < length; row++) {
    const value = values[row];
    let code = byValue.get(value);
    if (code === undefined) {
      const name = cellText(field, value);
      code = byName.get(name) ?? byName.size;
      byName.set(name, code);
      byValue.set(value, code);
    }
    rows[row] = code;
  }
  return { rows, names: Array.from(byName.keys()) };
}

/** Codes of a column by its host, or by the kernel; null where it is a list. */
function codedBy(told: unknown, values: unknown, kernel: RowKernel): Int32Array | null {
  return told instanceof Int32Array ? told : values instanceof Float64Array ? kernel.numberCodes(values) : null;
}

/** What tells rows apart by all of some columns: a code a row, by first appearance. Without columns rows are all alike. */
export function rowCodes(frame: FrameJSON, columns: number[], rows: number, kernel: Kernel): Int32Array {
  let all: Int32Array | null = null;
  let many = 1;
  for (const index of columns) {
    const own = columnCodes(frame, index, kernel);
    all = all === null ? own.rows : paired(all, own.rows, many, own.names.length, kernel);
    many = all === own.rows ? own.names.length : kernel.firstRows(all).length;
  }
  return all ?? new Int32Array(rows);
}

function paired(a: Int32Array, b: Int32Array, manyA: number, manyB: number, kernel: Kernel): Int32Array {
  if (manyA * manyB <= MOST_PAIRS) {
    return kernel.pairCodes(a, b, manyA, manyB);
  }
  const known = new Map<number, number>();
  return a.map((own, row) => {
    const pair = own * manyB + b[row];
    const code = known.get(pair) ?? known.size;
    known.set(pair, code);
    return code;
  });
}
