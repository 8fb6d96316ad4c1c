import { readFileSync } from 'node:fs';
import { isObject } from '../../core/model/shape';
import { categoriesOfSchema } from '../../datasource/editor/pastedSchema';
import { CliError } from '../error';

/** "@FILE" or "@FILE#/pointer": a value in a JSON file, by its JSON pointer (RFC 6901). */
const REFERENCE = /^@([^#]+)(?:#(.*))?$/;

interface Referred {
  text: string;
  /** The whole file, and the value that is meant. */
  root: unknown;
  value: unknown;
}

/** What an option refers to; null where it is no reference. */
function referred(option: string, given: string): Referred | null {
  const [, file, pointer = ''] = REFERENCE.exec(given) ?? [];
  if (file === undefined) {
    return null;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(`--${option}: ${file} can't be read: ${(error as Error).message}.`, 'Give @FILE of a file.');
  }
  let root: unknown = null;
  try {
    root = JSON.parse(text);
  } catch {
    // a Protobuf file, or CSV
  }
  const value = pointer
    .split('/')
    .slice(1)
    .reduce(
      (inner: unknown, key) =>
        (inner as Record<string, unknown> | undefined)?.[key.replace(/~1/g, '/').replace(/~0/g, '~')],
      root
    );
  if (value === undefined) {
    throw new CliError(
      `--${option}: there is nothing at "${pointer}" in ${file}.`,
      'Give a JSON pointer, such as #/flags/new-basket.'
    );
  }
  return { text, root, value };
}

/**
 * Shares or counts by category in a file: an object of numbers, rows of a category and a number (JSON or CSV), or a feature flag of flagd,
 * GrowthBook or LaunchDarkly. Null where the option is no reference.
 */
export function numbersIn(option: string, given: string): Record<string, number> | null {
  const found = referred(option, given);
  if (found === null) {
    return null;
  }
  const { text, root, value } = found;
  const read =
    value === null ? csvRows(text) : (flagd(value) ?? growthBook(value) ?? launchDarkly(value, root) ?? plain(value));
  if (read === null || Object.keys(read).length < 2) {
    throw new CliError(
      `--${option}: ${given.slice(1)} holds no shares.`,
      'It takes an object of numbers, rows of a category and a number, or a flag of flagd, GrowthBook or LaunchDarkly.'
    );
  }
  return read;
}

/** Categories of a schema in a file: JSON schema, Avro, Protobuf, or a registry's answer that has one of them as text. */
export function schemaIn(option: string, given: string, category: string): string[] | null {
  const found = referred(option, given);
  if (found === null) {
    return null;
  }
  const { text, value } = found;
  const schema =
    isObject(value) && typeof value.schema === 'string' ? value.schema : value === null ? text : JSON.stringify(value);
  try {
    return categoriesOfSchema(schema, category);
  } catch (error) {
    throw new CliError(`--${option}: ${(error as Error).message}`, 'Give --category, where the schema has several.');
  }
}

type Numbers = Record<string, number>;
const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*\d+(\.\d+)?\s*$/.test(value));

/** {"a": 50, "b": 50}, or rows that have one number and one text. */
function plain(value: unknown): Numbers | null {
  if (Array.isArray(value)) {
    const rows = value.filter(isObject).map((row) => {
      const cells = Object.values(row);
      // a category that looks like a number stands before its count
      const count = cells.filter(isNumeric).pop();
      const category = cells.find((cell) => cell !== count && ['string', 'number'].includes(typeof cell)) ?? cells[0];
      return cells.length === 2 && count !== undefined ? ([String(category), Number(count)] as const) : null;
    });
    return rows.includes(null) ? null : Object.fromEntries(rows as Array<readonly [string, number]>);
  }
  const entries = isObject(value) ? Object.entries(value) : [];
  return entries.every(([, share]) => isNumeric(share))
    ? Object.fromEntries(entries.map(([name, share]) => [name, Number(share)]))
    : null;
}

function csvRows(text: string): Numbers | null {
  const [, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  return plain(rows.map(([category, count, ...more]) => ({ category, count, ...more })));
}

/** OpenFeature's flagd: `{"targeting": {"fractional": [["red", 50], ["blue", 50]]}}`, wherever in the rule it stands. */
function flagd(flag: unknown): Numbers | null {
  if (!isObject(flag) || !isObject(flag.variants) || !isObject(flag.targeting)) {
    return null;
  }
  const find = (node: unknown): unknown[] | null =>
    isObject(node) && Array.isArray(node.fractional)
      ? node.fractional
      : ((Array.isArray(node) ? node : isObject(node) ? Object.values(node) : [])
          .map(find)
          .find((one) => one !== null) ?? null);
  const buckets = (find(flag.targeting) ?? []).filter((one): one is [string, number?] => Array.isArray(one));
  return buckets.length === 0 ? null : Object.fromEntries(buckets.map(([name, weight = 1]) => [name, weight]));
}

/** GrowthBook's experiment rule: `{"variations": [...], "weights": [...]}`, of equal weights where it has none. */
function growthBook(feature: unknown): Numbers | null {
  const rules = isObject(feature) && Array.isArray(feature.rules) ? feature.rules.filter(isObject) : [];
  const rule = rules.find(({ variations }) => Array.isArray(variations));
  if (rule === undefined) {
    return null;
  }
  const { variations, weights, meta } = rule as {
    variations: unknown[];
    weights?: number[];
    meta?: Array<{ key?: string }>;
  };
  return Object.fromEntries(
    variations.map((value, i) => {
      const named = isObject(value) && 'value' in value ? value : { value, weight: undefined };
      return [String(meta?.[i]?.key ?? named.value), Number(weights?.[i] ?? named.weight ?? 1 / variations.length)];
    })
  );
}

/** LaunchDarkly's environment: `{"fallthrough": {"rollout": {"variations": [{"variation": 0, "weight": 50000}]}}}` of the flag in the file. */
function launchDarkly(environment: unknown, flag: unknown): Numbers | null {
  const { fallthrough } = (isObject(environment) ? environment : {}) as {
    fallthrough?: { rollout?: { variations?: Array<{ variation: number; weight: number }> } };
  };
  const { variations } = (isObject(flag) ? flag : {}) as { variations?: Array<{ name?: string; value: unknown }> };
  const rollout = fallthrough?.rollout?.variations;
  return rollout === undefined || variations === undefined
    ? null
    : Object.fromEntries(
        rollout.map(({ variation, weight }) => {
          const { name, value } = variations[variation] ?? { value: variation };
          return [name ?? String(value), weight];
        })
      );
}
