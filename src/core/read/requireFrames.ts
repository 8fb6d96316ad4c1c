import { DistributionError } from '../model/errors';
import type { FrameJSON } from '../model/frame';
import { isObject } from '../model/shape';

/** Throws where an upstream's answer is no list of data frames; `what` names the answer. Columns have to be of one length. */
export function requireFrames(frames: unknown, what: string): asserts frames is FrameJSON[] {
  if (!Array.isArray(frames)) {
    throw noFrames(what, 'it is no list of frames');
  }
  for (let i = 0; i < frames.length; i++) {
    requireFrame(frames[i], what);
  }
}

function requireFrame(frame: unknown, what: string): void {
  const { schema, data } = isObject(frame) ? (frame as Partial<FrameJSON>) : {};
  if (!isObject(schema) || !Array.isArray(schema.fields) || !isObject(data) || !Array.isArray(data.values)) {
    throw noFrames(what, 'a frame has no fields or no values');
  }
  if (schema.meta !== undefined && schema.meta !== null && !isObject(schema.meta)) {
    throw noFrames(what, 'a frame’s meta is no object');
  }
  if (schema.fields.length !== data.values.length) {
    throw noFrames(what, `a frame has ${schema.fields.length} fields and ${data.values.length} columns`);
  }
  const { length } = data.values.length > 0 && isColumn(data.values[0]) ? data.values[0] : [];
  const fields: unknown[] = schema.fields;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    const { name, type, labels, config } = isObject(field) ? (field as Record<string, unknown>) : {};
    if (typeof name !== 'string' || typeof type !== 'string') {
      throw noFrames(what, `field ${i + 1} has no name or no type`);
    }
    if (!isLabels(labels) || !isOptional(config)) {
      throw noFrames(what, `the labels or the config of \`${name}\` are no object`);
    }
    const column: unknown = data.values[i];
    if (!isColumn(column) || column.length !== length) {
      throw noFrames(what, `the columns of a frame are of different lengths (\`${name}\`)`);
    }
  }
}

const isColumn = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || value instanceof Float64Array;

const isOptional = (value: unknown): boolean => value === undefined || value === null || isObject(value);

function isLabels(labels: unknown): boolean {
  if (labels === undefined || labels === null) {
    return true;
  }
  if (!isObject(labels)) {
    return false;
  }
  const names = Object.keys(labels);
  for (let i = 0; i < names.length; i++) {
    if (typeof labels[names[i]] !== 'string') {
      return false;
    }
  }
  return true;
}

const noFrames = (what: string, why: string): DistributionError =>
  new DistributionError(
    'data',
    `What ${what} holds are no data frames: ${why}.`,
    'Check that the upstream’s plugin supports this kind of query.'
  );
