import { DistributionError } from '../model/errors';
import type { FieldJSON, FrameJSON } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import type { Notices } from '../model/notices';
import { fieldName, isText, textInCounts } from './column';
import { rowCodes } from './rowCodes';
import { COUNTS, kindColumns } from './kinds';
import { comeAsEvents, isMeasure } from './measured';
import type { ReadSettings } from './readSettings';
import { isTelling } from './telling';
import { timeColumnOf } from './timeColumn';

/** What the columns of a table are for. */
export interface Roles {
  /** Columns whose values tell rows apart: categories, groups. */
  keys: number[];
  /** The column that holds the counts; null where each row is an event. */
  value: number | null;
}

/** Rows in which consecutive numbers are no accident. */
const MANY_ROWS = 20;

/** Names of columns that number rows or things. */
const IDS = /(^|[_\s.-])(id|uid|uuid|guid|rowid|pk)$|[a-z0-9](Id|ID|Uid)$/;

/** Which columns of a long table are keys, and which one counts. */
export function rolesOf(
  frame: FrameJSON,
  { valueField, named, values, kernel }: Pick<ReadSettings, 'valueField' | 'named' | 'values' | 'kernel'>,
  notices: Notices
): Roles {
  const { fields } = frame.schema;
  const counted = values === 'counts';
  const kinds = kindColumns(frame);
  const isKey = (field: FieldJSON, index: number) =>
    field.type !== 'time' &&
    field.name !== valueField &&
    (isText(field) || named.indexOf(field.name) >= 0 || kinds.indexOf(index) >= 0);
  const keys = fields.map((_, index) => index).filter((index) => isKey(fields[index], index));
  if (valueField !== '') {
    return { keys, value: namedValue(frame, valueField) };
  }
  const left = fields
    .map((_, index) => index)
    .filter((index) => fields[index].type === 'number' && keys.indexOf(index) < 0);
  const ids = left.filter((index) => isId(fields[index].name, frame.data.values[index]));
  const measures = counted ? left.filter((index) => isMeasure(fields[index].name)) : [];
  const candidates = left.filter((index) => ids.indexOf(index) < 0 && measures.indexOf(index) < 0);
  const counting = candidates.filter((index) => COUNTS.test(fields[index].name));
  if (candidates.length === 1 || counting.length === 1) {
    const value = counting.length === 1 ? counting[0] : candidates[0];
    if (left.length > 1 || (counting.length === 0 && areEvents(frame, keys, kernel))) {
      notices.add('info', `\`${fieldName(fields[value])}\` is taken for the count. Choose another column if it isn’t.`);
    }
    return { keys, value };
  }
  if (candidates.length > 1) {
    throw new DistributionError(
      'data',
      `The answer has several number columns: ${candidates.map((index) => fieldName(fields[index])).join(', ')}.`,
      'Choose the one that holds the count.'
    );
  }
  refuseTextCounts(frame, keys, named);
  const isNamed = keys.some((index) => named.indexOf(fields[index].name) >= 0);
  if (!isNamed && fields.some(({ name, type }) => name === 'labels' && type === 'other')) {
    throw new DistributionError(
      'data',
      'The answer has log lines, with their labels in one column.',
      'Count them by a label in the upstream query: sum by (level) (count_over_time({…}[$__interval])).'
    );
  }
  if (measures.length > 0 && ids.length === 0 && !areEvents(frame, keys, kernel)) {
    throw new DistributionError(
      'data',
      `\`${fieldName(fields[measures[0]])}\` looks like a measurement, and no other column holds counts.`,
      'Return a count for each category from the upstream query, or choose the column that holds it.'
    );
  }
  if (
    ids.length === 0 &&
    measures.length === 0 &&
    !isNamed &&
    !keys.some((index) => repeats(frame.data.values[index]))
  ) {
    throw noNumbers(fields);
  }
  const [id, measure] = [ids[0], measures[0]].map((index) => index !== undefined && fieldName(fields[index]));
  const why = id
    ? `\`${id}\` is an id, and no other`
    : measure
      ? `\`${measure}\` is a measurement, and no other`
      : 'No';
  notices.add('info', `${why} column holds counts: each row counts as one event.`);
  return { keys, value: null };
}

function namedValue(frame: FrameJSON, valueField: string): number {
  const { fields } = frame.schema;
  const index = fields.findIndex((field) => field.name === valueField);
  if (index < 0) {
    throw new DistributionError(
      'data',
      `\`${valueField}\` is not a column of the answer; it has: ${fields.map((field) => field.name).join(', ')}.`,
      'Choose the column that holds the count.'
    );
  }
  if (fields[index].type !== 'number') {
    throw textInCounts(valueField, frame.data.values[index].filter((value) => value !== null)[0]);
  }
  return index;
}

/** Whether rows come as events do. */
function areEvents(frame: FrameJSON, keys: number[], kernel: Kernel): boolean {
  const { schema, data } = frame;
  const { fields } = schema;
  const time = timeColumnOf(fields);
  if (time < 0) {
    return false;
  }
  return comeAsEvents(data.values[time], rowCodes(frame, keys, data.values[time].length, kernel));
}

/** Whether values come back often enough to be kinds of rows. */
const repeats = (values: unknown[]): boolean => new Set(values).size * 2 <= values.length;

export const noNumbers = (fields: FieldJSON[]): DistributionError =>
  new DistributionError(
    'data',
    `The answer has no number column; it has: ${fields.map((field) => field.name).join(', ')}.`,
    'Return a count for each category from the upstream query.'
  );

/** A text column that holds only numbers, and isn't named like a kind, is what was meant to count. */
function refuseTextCounts(frame: FrameJSON, keys: number[], named: string[]): void {
  const { fields } = frame.schema;
  for (const index of keys) {
    const { name } = fields[index];
    const values = frame.data.values[index].filter((value) => value !== null && value !== '');
    const meant = isText(fields[index]) && !isTelling(name) && !IDS.test(name) && named.indexOf(name) < 0;
    if (meant && values.length > 0 && values.every((value) => typeof value === 'string' && isFinite(Number(value)))) {
      throw textInCounts(name, values[0]);
    }
  }
}

/** Whether a number column numbers its rows or names things, and counts nothing. */
function isId(name: string, values: unknown[]): boolean {
  if (IDS.test(name)) {
    return true;
  }
  return (
    !COUNTS.test(name) &&
    values.length >= MANY_ROWS &&
    values.every((value, i) => i === 0 || (value as number) - (values[i - 1] as number) === 1)
  );
}
