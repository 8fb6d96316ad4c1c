import type { FieldType, FrameJSON } from '../../core';
import { CliError } from '../error';
import { parseInstant, looksLikeTime } from '../instant';

type Cell = string | number | null;

/** Which columns a person has named. */
export interface FileRoles {
  time?: string;
  count?: string;
  /** Columns of words, though they may hold numbers: categories, sides, groups. */
  words: string[];
}

const TIME_NAMES = /^(time|timestamp|ts|datetime)$/i;
const MAYBE_TIMES = /^(date|minute|window|bucket|time_bucket)$/i;
/** Seconds since 1970, in 1973: a smaller number of a column with such a name is taken for something else. */
const LEAST_STAMP = 1e8;

/** A table's columns as its rows come in: words are kept once, numbers as numbers. */
export class FileColumns {
  private readonly kinds: Array<FieldType | undefined>;
  private readonly values: Cell[][];
  private readonly known = new Map<string, string>();
  private lastTime = '';
  private lastInstant = 0;
  rows = 0;

  constructor(
    readonly names: string[],
    private readonly roles: FileRoles
  ) {
    for (const name of [roles.time, roles.count, ...roles.words]) {
      if (name !== undefined && !names.includes(name)) {
        throw new CliError(`There is no column "${name}".`, `The columns are ${names.join(', ')}.`);
      }
    }
    this.kinds = names.map((name) => (roles.words.includes(name) ? 'string' : undefined));
    this.values = names.map(() => []);
  }

  add(cells: ArrayLike<string | number | null | undefined>): void {
    this.rows += 1;
    for (let i = 0; i < this.names.length; i++) {
      const cell = cells[i];
      this.values[i].push(cell === undefined || cell === null || cell === '' ? null : this.cell(i, cell));
    }
  }

  private cell(i: number, cell: string | number): Cell {
    const kind = (this.kinds[i] ??= this.kindOf(this.names[i], cell));
    if (kind === 'time') {
      return this.time(cell);
    }
    if (kind === 'number') {
      const value = Number(cell);
      if (!Number.isNaN(value)) {
        return value;
      }
      if (this.names[i] === this.roles.count) {
        throw new CliError(`Row ${this.rows}: ${this.names[i]} is "${cell}".`, 'Counts have to be numbers.');
      }
      this.kinds[i] = 'string';
      this.values[i] = this.values[i].map((earlier) => (earlier === null ? null : String(earlier)));
    }
    return this.word(String(cell));
  }

  private kindOf(name: string, cell: string | number): FieldType {
    const { time, count } = this.roles;
    if (name === count) {
      return 'number';
    }
    if (name === time || (time === undefined && this.isTime(name, cell))) {
      return 'time';
    }
    return Number.isNaN(Number(cell)) ? 'string' : 'number';
  }

  private isTime(name: string, cell: string | number): boolean {
    const stamp = TIME_NAMES.test(name) || (MAYBE_TIMES.test(name) && Number(cell) >= LEAST_STAMP);
    return !this.kinds.includes('time') && (stamp || looksLikeTime(String(cell)));
  }

  private time(cell: string | number): number {
    const text = String(cell);
    if (text !== this.lastTime) {
      this.lastTime = text;
      this.lastInstant = parseInstant(cell);
    }
    if (Number.isNaN(this.lastInstant)) {
      throw new CliError(
        `Row ${this.rows}: "${text}" is no time.`,
        'Write 2026-01-05T12:00:00Z, or seconds or ms since 1970.'
      );
    }
    return this.lastInstant;
  }

  /** One copy of each word, cut loose from the text that it was read from. */
  private word(text: string): string {
    let known = this.known.get(text);
    if (known === undefined) {
      known = Buffer.from(text).toString();
      this.known.set(known, known);
    }
    return known;
  }

  frame(): FrameJSON {
    const fields = this.names.map((name, i) => ({ name, type: this.kinds[i] ?? ('number' as const) }));
    return { schema: { fields }, data: { values: this.values } };
  }
}
