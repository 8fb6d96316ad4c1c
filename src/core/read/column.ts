import { DistributionError } from '../model/errors';
import { plainNumbers, type FieldEntities, type FieldJSON } from '../model/frame';
import type { Kernel } from '../model/kernelContract';
import type { Notices } from '../model/notices';
import { counted } from '../model/numberWords';

export const isText = (field: FieldJSON): boolean =>
  field.type === 'string' || field.type === 'enum' || field.type === 'boolean';

/** The name that people know a number field by. */
export function fieldName(field: FieldJSON): string {
  const display = field.config?.displayNameFromDS;
  return typeof display === 'string' && display !== '' ? display : field.name;
}

/**
 * A number column as Float64Array, NaN where there is no value.
 *
 * - null, undefined: no value there, which is not zero
 * - NaN (also as entity): left out, notice
 * - ±Infinity (also as entity): left out, notice
 * - negative by no more than rounding: 0; else error
 * - text: error
 */
export function numbers(
  field: FieldJSON,
  values: unknown[],
  entities: FieldEntities | null | undefined,
  notices: Notices,
  kernel: Kernel
): Float64Array {
  const flat = flatOf(values);
  if (flat !== null && areCounts([flat], [entities], kernel)) {
    return flat;
  }
  return checked(field, flat === null ? values : plainNumbers(flat), entities, notices);
}

/** Whether columns that the host handed over as they lie in memory are as `numbers` would have them. */
export const areCounts = (
  columns: Float64Array[],
  entities: ReadonlyArray<FieldEntities | null | undefined>,
  kernel: Kernel
): boolean => entities.every(noneLeftOut) && kernel.within(columns, 0, MOST);

/** A column that the host handed over as it lies in memory; null where it is a list. */
export const flatOf = (values: unknown): Float64Array | null => (values instanceof Float64Array ? values : null);

const noneLeftOut = (entities: FieldEntities | null | undefined): boolean =>
  !entities || !(entities.NaN?.length || entities.Inf?.length || entities.NegInf?.length);

function checked(
  field: FieldJSON,
  values: unknown[],
  entities: FieldEntities | null | undefined,
  notices: Notices
): Float64Array {
  const { length } = values;
  const out = new Float64Array(length);
  let tolerated = 0;
  let notNumbers = entities?.NaN?.length ?? 0;
  let infinite = (entities?.Inf?.length ?? 0) + (entities?.NegInf?.length ?? 0);
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (typeof value === 'number') {
      if (value >= 0 && value <= MOST) {
        out[i] = value;
      } else {
        out[i] = NaN;
        if (value !== value) {
          notNumbers++;
        } else if (value === Infinity || value === -Infinity || value > MOST) {
          infinite++;
        } else {
          tolerated = tolerated > 0 ? tolerated : Math.max(LEAST_NEGATIVE, ROUNDING * largest(values));
          if (value < -tolerated) {
            throw negative(field, value);
          }
          out[i] = 0;
        }
      }
    } else if (value === null || value === undefined) {
      out[i] = NaN;
    } else {
      throw textInCounts(fieldName(field), value);
    }
  }
  const name = fieldName(field);
  notices.count(
    'NaN',
    notNumbers,
    'info',
    (n) => `${counted(n, 'value is not a number', 'values are not numbers')} (first in \`${name}\`) and left out.`
  );
  notices.count(
    'Inf',
    infinite,
    'warning',
    (n) => `${counted(n, 'value is', 'values are')} infinite or too large to count (first in \`${name}\`) and left out.`
  );
  return out;
}

/** What differences of numbers as large as the column's are off by, at most. */
const ROUNDING = 1e-9;
/** Less of an event is no event: differences of numbers that aren't shown leave it. */
const LEAST_NEGATIVE = 1e-6;
/** Sums of squares of larger numbers are no numbers any more. */
const MOST = 1e100;

function largest(values: unknown[]): number {
  return values.reduce<number>(
    (most, value) => (typeof value === 'number' && value < Infinity ? Math.max(most, value) : most),
    1
  );
}

function negative(field: FieldJSON, value: number): DistributionError {
  const labels = field.labels ? ` ${JSON.stringify(field.labels)}` : '';
  return new DistributionError(
    'data',
    `\`${fieldName(field)}\`${labels} holds a negative count: ${value}.`,
    'Use `increase` or `rate` in place of `delta` or `deriv`, or choose values that cannot fall below zero.'
  );
}

export function textInCounts(column: string, value: unknown): DistributionError {
  return new DistributionError(
    'data',
    `The count column \`${column}\` holds text: "${String(value)}".`,
    'Convert it to a number in the upstream query, or choose another count column.'
  );
}

export interface Instants {
  times: Float64Array;
  /** Every time is there, and later than the one before. */
  ascending: boolean;
}

/** Reads time columns in ms, NaN where there is no time. Columns that are alike, as a range query's are, are one array. */
export function instantsReader(kernel: Kernel): (field: FieldJSON, values: unknown[]) => Instants {
  let last: { values: unknown[]; read: Instants } | null = null;
  return (field, values) => {
    if (last === null || !areAlike(last.values, values, kernel)) {
      const flat = flatOf(values);
      const read = flat === null ? instants(field, values) : { times: flat, ascending: kernel.ascends(flat) };
      last = { values, read };
    }
    return last.read;
  };
}

function areAlike(a: unknown[], b: unknown[], kernel: Kernel): boolean {
  if (a === b) {
    return true;
  }
  const [flatA, flatB] = [flatOf(a), flatOf(b)];
  if (flatA !== null && flatB !== null) {
    return kernel.alike(flatA, flatB);
  }
  const { length } = a;
  if (length !== b.length) {
    return false;
  }
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

function instants(field: FieldJSON, values: unknown[]): Instants {
  const { length } = values;
  const out = new Float64Array(length);
  let ascending = true;
  let before = -Infinity;
  for (let i = 0; i < length; i++) {
    const value = values[i];
    if (typeof value === 'number') {
      out[i] = value;
      ascending = ascending && value > before;
      before = value;
    } else if (value === null || value === undefined) {
      out[i] = NaN;
      ascending = false;
    } else {
      throw new DistributionError(
        'data',
        `The time column \`${field.name}\` holds text: "${String(value)}".`,
        'Convert it to a time in the upstream query.'
      );
    }
  }
  return { times: out, ascending };
}
