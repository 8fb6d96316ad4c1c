import type { FrameJSON } from '../model/frame';
import { isText } from './column';
import { isTelling } from './telling';
import { timeColumnOf } from './timeColumn';

/** Kinds that a number column has at most: more are measurements. */
const MOST_KINDS = 100;
/** Names of columns that count. */
export const COUNTS =
  /^(count|counts|cnt|hits|total|n|num|freq|frequency|events|requests|value|values|doc_count|count\(.*\))$/i;
/**
 * Number columns of a table that hold kinds, such as SQL's `status`: whole numbers, few of them, under a telling name; or such that no time
 * has one of them twice, while times have several rows.
 */
export function kindColumns(frame: FrameJSON): number[] {
  const { fields } = frame.schema;
  const numbers = fields.map((_, index) => index).filter((index) => fields[index].type === 'number');
  const isKind = (index: number) => areKinds(frame.data.values[index]);
  const telling = numbers.filter((index) => isTelling(fields[index].name) && isKind(index));
  if (telling.length > 0 || fields.some(isText) || numbers.length < 2) {
    return telling;
  }
  const kinds = numbers.filter(isKind);
  const time = timeColumnOf(fields);
  const times = time < 0 ? null : frame.data.values[time];
  if (times === null || new Set(times).size === times.length) {
    return [];
  }
  const apart = kinds.filter((index) => !COUNTS.test(fields[index].name) && tellApart(times, frame.data.values[index]));
  // which of several it is has to be asked
  return apart.length === 1 ? apart : [];
}

/** Whether a table has several rows at a time, and nothing but numbers: one of them has to be the category. */
export function lacksKind(frame: FrameJSON): boolean {
  const { fields } = frame.schema;
  const time = timeColumnOf(fields);
  const numbers = fields.filter(({ type }) => type === 'number').length;
  return numbers > 1 && time >= 0 && new Set(frame.data.values[time]).size * 2 <= frame.data.values[time].length;
}

function areKinds(values: unknown[]): boolean {
  const kinds = new Set<unknown>();
  const { length } = values;
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (value === null || value === undefined || value !== value) {
      continue;
    }
    if (typeof value !== 'number' || !Number.isInteger(value) || (kinds.add(value), kinds.size > MOST_KINDS)) {
      return false;
    }
  }
  return kinds.size > 0;
}

/** No time has a value twice, and values come back at other times. */
function tellApart(times: unknown[], values: unknown[]): boolean {
  const seen = new Set<string>();
  const kinds = new Set<unknown>();
  for (let i = 0; i < times.length; i++) {
    const key = `${String(times[i])} ${String(values[i])}`;
    if (seen.has(key)) {
      return false;
    }
    seen.add(key);
    kinds.add(values[i]);
  }
  return kinds.size > 1 && kinds.size * 2 <= times.length;
}
