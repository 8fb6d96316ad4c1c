import { requireWithin } from '../limits';
import { DistributionError } from '../model/errors';
import type { CategoryRule } from '../model/query';

/** Characters of a value that is held against patterns, and of a pattern. */
const LONGEST = 200;
/** Repetitions that a pattern may have. */
const MOST_REPEATS = 3;

/** Two categories become one where they are mapped to the same. */
export type Mapping = (value: string) => string;

/**
 * What rules make of a category: that of the first one that fits, with $1 ... $9 for the groups of a pattern; else the category itself.
 * Patterns fit a whole value of at most 200 characters.
 *
 * @throws DistributionError for rules that can't be followed, or whose patterns could take long
 */
export function mappingOf(rules: readonly CategoryRule[]): Mapping {
  requireWithin('mappings', rules.length);
  const steps = rules.map(stepOf);
  const known: Record<string, string> = Object.create(null);
  const apply = (value: string) => {
    for (const step of steps) {
      const mapped = step(value);
      if (mapped !== null && mapped !== '') {
        return mapped;
      }
    }
    return value;
  };
  return (value) => (known[value] ??= apply(value));
}

/** What one rule makes of a value; null where it doesn't fit. */
function stepOf({ is, matches, to }: CategoryRule): (value: string) => string | null {
  if (typeof to !== 'string' || to === '') {
    throw new DistributionError(
      'query',
      `Categories that are mapped from \`${String(is ?? matches)}\` have no name.`,
      'Name what they become.'
    );
  }
  if (typeof is === 'string') {
    return (value) => (value === is ? to : null);
  }
  if (typeof matches !== 'string' || matches === '') {
    throw new DistributionError(
      'query',
      `It isn't said which categories become \`${to}\`.`,
      'Give a value (is) or a regular expression (matches), or remove the rule.'
    );
  }
  const pattern = patternOf(matches);
  return (value) => {
    const found = value.length <= LONGEST ? pattern.exec(value) : null;
    return found && to.replace(/\$([1-9])/g, (_, group: string) => found[Number(group)] ?? '');
  };
}

function patternOf(text: string): RegExp {
  const refuse = (problem: string, remedy: string) =>
    new DistributionError('query', `The regular expression \`${text}\` ${problem}.`, remedy);
  if (text.length > LONGEST) {
    throw refuse(`has ${text.length} characters`, `Write at most ${LONGEST}.`);
  }
  if (/\(\?(?!:)|\\[1-9k]/.test(text.replace(/\\\\/g, ''))) {
    throw refuse('looks around or back', 'Write it without (?=, (?!, (?<, \\1 and the like.');
  }
  const repeats = repeatsOf(text);
  if (repeats === Infinity) {
    throw refuse(
      'repeats a group that repeats or has alternatives, which can take for ever',
      'Write it without a repeated group that has *, +, {…} or | in it.'
    );
  }
  if (repeats > MOST_REPEATS) {
    throw refuse(`has ${repeats} repetitions`, `Write at most ${MOST_REPEATS} of *, + and {…}, or several rules.`);
  }
  try {
    return new RegExp(`^(?:${text})$`);
  } catch {
    throw refuse('can’t be read', 'Correct it: 5.. for 500 to 599, say.');
  }
}

/** How many *, + and {…} a pattern has; Infinity where a group is repeated that has one of them, or alternatives. */
function repeatsOf(pattern: string): number {
  /** For the whole, and each group that is open: whether it has some, or alternatives. */
  const open = [false];
  let inClass = false;
  let closed = false;
  let repeats = 0;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    const afterGroup = closed;
    closed = false;
    if (char === '\\') {
      i++;
    } else if (inClass) {
      inClass = char !== ']';
    } else if (char === '[') {
      inClass = true;
    } else if (char === '(') {
      open.push(false);
    } else if (char === ')') {
      closed = open.pop() ?? false;
      open[open.length - 1] ||= closed;
    } else if (char === '|') {
      open[open.length - 1] = true;
    } else if (char === '*' || char === '+' || char === '{') {
      if (afterGroup) {
        return Infinity;
      }
      repeats++;
      open[open.length - 1] = true;
    }
  }
  return repeats;
}

/** "`5xx` has 500, 502 and 1 more" for each category that others were mapped to, by what it has. */
export function mappedText(mapped: ReadonlyArray<[string, readonly string[]]>): string {
  return mapped.map(([name, from]) => `\`${name}\` has ${shortList(from)}`).join('; ');
}

const NAMED = 5;

export const shortList = (names: readonly string[]): string =>
  names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');
