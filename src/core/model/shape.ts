import { DistributionError } from './errors';

/**
 * What a setting has to be; an object has settings of its own, and others are let be. `words` is a text, or a list of texts, of which
 * some are known: what reads it refuses others.
 */
export type Shape =
  | 'text'
  | 'number'
  | 'texts'
  | 'numbers'
  | 'flag'
  | 'object'
  | { words: readonly string[]; list?: boolean }
  | { each: Settings }
  | Settings;

interface Settings {
  [setting: string]: Shape;
}

/** The shape of settings with this type, so that one can't have a setting that the other lacks, or another kind of value. */
export type ShapeOf<T> = { [K in keyof T]-?: ShapeOfValue<NonNullable<T[K]>> };

type ShapeOfValue<V> = [V] extends [boolean]
  ? 'flag'
  : [V] extends [number]
    ? 'number'
    : [V] extends [string]
      ? 'text' | { words: readonly string[] }
      : [V] extends [string[]]
        ? 'texts' | { words: readonly string[]; list: true }
        : [V] extends [number[]]
          ? 'numbers'
          : V extends Array<infer E>
            ? { each: ShapeOf<E> }
            : string extends keyof V
              ? 'object'
              : ShapeOf<V>;

/** Of an `UpstreamRef`. */
export const REF = { uid: 'text', type: 'text' } as const;
const WORDS: Record<string, string> = {
  text: 'a text',
  number: 'a number',
  texts: 'a list of texts',
  numbers: 'a list of numbers',
  flag: 'true or false',
  object: 'an object',
  objects: 'a list of objects',
};

const WHOLE = 'The query';

/**
 * Throws where a setting is of the wrong type, as hand-written provisioning files have it: it names the setting.
 *
 * @param path of the value in the query, in backquotes
 */
export function requireShape(value: unknown, shape: Shape, path = WHOLE): void {
  if (value === undefined || value === null) {
    return;
  }
  const kind = kindOf(shape);
  if (!FITS[kind](value)) {
    const list = kind === 'texts' && typeof value === 'string' ? ` Write ["${value}"].` : '';
    throw new DistributionError(
      'query',
      `${path} must be ${WORDS[kind]} (it is ${shown(value)}).${list}`,
      'Correct the query’s JSON.'
    );
  }
  if (isList(shape)) {
    (value as unknown[]).forEach((one, i) => requireShape(one, shape.each, `${path.slice(0, -1)}[${i}]\``));
  } else if (isSettings(shape)) {
    for (const name of Object.keys(shape)) {
      const own = (value as Record<string, unknown>)[name];
      if (own !== undefined && own !== null) {
        requireShape(own, shape[name], path === WHOLE ? `\`${name}\`` : `${path.slice(0, -1)}.${name}\``);
      }
    }
  }
}

export const isWords = (shape: Shape): shape is { words: readonly string[]; list?: boolean } =>
  typeof shape !== 'string' && 'words' in shape;

export const isList = (shape: Shape): shape is { each: Settings } => typeof shape !== 'string' && 'each' in shape;

export const isSettings = (shape: Shape): shape is Settings =>
  typeof shape !== 'string' && !isWords(shape) && !isList(shape);

function kindOf(shape: Shape): string {
  if (typeof shape === 'string') {
    return shape;
  }
  if (isWords(shape)) {
    return shape.list ? 'texts' : 'text';
  }
  return isList(shape) ? 'objects' : 'object';
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && value === value;
const isText = (value: unknown): boolean => typeof value === 'string';

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FITS: Record<string, (value: unknown) => boolean> = {
  text: isText,
  number: isNumber,
  texts: (value) => Array.isArray(value) && value.every(isText),
  numbers: (value) => Array.isArray(value) && value.every(isNumber),
  flag: (value) => typeof value === 'boolean',
  object: isObject,
  objects: (value) => Array.isArray(value) && value.every(isObject),
};

const LONGEST = 40;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
