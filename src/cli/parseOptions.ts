import { parseArgs } from 'node:util';
import { CliError } from './error';
import { numbersIn } from './read/optionFile';
import type { Command, OptionSpec, OptionSpecs, Values } from './command';

/** The options and files after a command's name. */
export function parseOptions(command: Command, args: string[]): { values: Values; files: string[] } {
  const options = { ...command.options, help: HELP };
  try {
    const { values, positionals } = parseArgs({ args, options: pick(options), allowPositionals: true, strict: true });
    return { values: values as Values, files: positionals };
  } catch (error) {
    const told = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new CliError(`${told}.`, `Run \`multinomial ${command.name} --help\` for the options.`);
  }
}

const HELP: OptionSpec = { type: 'boolean', help: 'Show this help.' };

const pick = (options: OptionSpecs) =>
  Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple === true }])
  );

const WIDTH = 26;

export function helpOf(command: Command): string {
  const lines = Object.entries({ ...command.options, help: HELP }).map(([name, { value, help }]) => {
    const left = `  --${name}${value ? ` ${value}` : ''}`;
    const pad = left.length < WIDTH ? left.padEnd(WIDTH) : `${left}\n${' '.repeat(WIDTH)}`;
    return pad + help.split('\n').join(`\n${' '.repeat(WIDTH)}`);
  });
  return `${command.help.trim()}\n\nOptions:\n${lines.join('\n')}\n`;
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export const list = (values: Values, name: string): string[] =>
  [values[name] ?? []]
    .flat()
    .flatMap((value) => String(value).split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** A number, with or without a percent sign, which divides it by 100. */
export function number(values: Values, name: string, least: number, most: number): number | undefined {
  const given = text(values, name);
  if (given === undefined) {
    return undefined;
  }
  const [, digits, percent] = /^\s*(-?[\d.]+(?:e-?\d+)?)\s*(%?)\s*$/i.exec(given) ?? [];
  const value = Number(digits) / (percent ? 100 : 1);
  if (digits === undefined || !(value >= least && value <= most)) {
    throw new CliError(`--${name} is "${given}".`, `Give a number from ${least} to ${most}.`);
  }
  return value;
}

export function choice<T extends string>(values: Values, name: string, allowed: readonly T[], usual: T): T {
  const given = text(values, name) ?? usual;
  if (!(allowed as readonly string[]).includes(given)) {
    throw new CliError(`--${name} is "${given}".`, `Choose ${allowed.join(', ')}.`);
  }
  return given as T;
}

/** "a=0.5,b=0.5", or "@FILE#/pointer" of a file that has them. */
export function shares(values: Values, name: string): Record<string, number> | undefined {
  const referred = numbersIn(name, text(values, name) ?? '');
  if (referred !== null) {
    return referred;
  }
  const entries = list(values, name).map((entry) => {
    const at = entry.lastIndexOf('=');
    const share = Number(entry.slice(at + 1).replace(/%$/, ''));
    if (at < 1 || !(share >= 0 && share < Infinity)) {
      throw new CliError(`--${name} has "${entry}".`, 'Write each category with its share, such as a=50,b=50.');
    }
    return [entry.slice(0, at).trim(), share] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
