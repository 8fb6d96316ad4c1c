import { DistributionError } from './errors';

/** What a setting has to be; an object has settings of its own, and others are let be. */
export type Shape =
  'text' | 'number' | 'texts' | 'numbers' | 'flag' | 'object' | 'objects' | { [setting: string]: Shape };

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
  const kind = typeof shape === 'string' ? shape : 'object';
  if (!FITS[kind](value)) {
    const list = kind === 'texts' && typeof value === 'string' ? ` Write ["${value}"].` : '';
    throw new DistributionError(
      'query',
      `${path} must be ${WORDS[kind]} (it is ${shown(value)}).${list}`,
      'Correct the query’s JSON.'
    );
  }
  if (typeof shape !== 'string') {
    for (const name of Object.keys(shape)) {
      const own = (value as Record<string, unknown>)[name];
      requireShape(own, shape[name], path === WHOLE ? `\`${name}\`` : `${path.slice(0, -1)}.${name}\``);
    }
  }
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && value === value;
const isText = (value: unknown): boolean => typeof value === 'string';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

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
