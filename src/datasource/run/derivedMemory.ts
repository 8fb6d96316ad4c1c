import type { DistributionQuery, FrameJSON, Kept, QueryRange, UpstreamResponse } from '../../core';
import { asked, gridOf } from '../../core/asked';
import { derive } from '../../core/derive';
import type { Kernel } from '../../core/model/kernelContract';
import type { SeriesMeta } from '../../core/model/output';
import { endsNow } from '../../core/window/filling';

/** How much a page remembers: some fifty panels of 1,440 windows and twenty categories, with what they were made of. */
const MOST_BYTES = 64 << 20;

interface Known {
  /** All that the frames depend on, but the range that they name. */
  told: unknown[];
  frames: FrameJSON[];
  bytes: number;
}

/**
 * The frames of each query as they last were, with all that they were made of: the upstream's answers, the query with what its data source
 * keeps for it, and the windows that its range comes to. A dashboard that refreshes before the next window has ended is told the same
 * again, and only the range that frames name is another one. It never guesses: all of it is compared. What has gone unasked for longest
 * is forgotten beyond so many bytes. All is copied in and out, so that frames are the callers' own.
 */
export class DerivedMemory {
  /** By the query's text, the latest asked for last. */
  private readonly known = new Map<string, Known>();
  private bytes = 0;

  constructor(private readonly mostBytes: number = MOST_BYTES) {}

  /** `derive`, with frames like those that it has, or has had. Throws what it throws. */
  derive(
    query: DistributionQuery,
    range: QueryRange,
    responses: UpstreamResponse[],
    kept: Kept,
    kernel: Kernel
  ): FrameJSON[] {
    if (responses.some(({ error }) => error !== undefined)) {
      return derive(query, range, responses, { kept, kernel }).frames;
    }
    const key = JSON.stringify(query);
    const normal = asked(query, kept);
    const grid = gridOf(normal, range);
    const told = [query, kept, grid, endsNow(grid, normal, range), responses];
    const before = this.forgotten(key);
    if (before !== undefined && isSame(before.told, told)) {
      this.keep(key, before);
      return before.frames.map((frame) => named(copyOf(frame), range));
    }
    const { frames } = derive(query, range, responses, { kept, kernel });
    const bytes = bytesOf(told) + bytesOf(frames);
    if (bytes <= this.mostBytes) {
      this.keep(key, { told: copyOf(told), frames: copyOf(frames), bytes });
    }
    return frames;
  }

  private forgotten(key: string): Known | undefined {
    const known = this.known.get(key);
    if (known !== undefined) {
      this.known.delete(key);
      this.bytes -= known.bytes;
    }
    return known;
  }

  private keep(key: string, known: Known): void {
    this.known.set(key, known);
    this.bytes += known.bytes;
    for (const oldest of this.known.keys()) {
      if (this.bytes <= this.mostBytes) {
        break;
      }
      this.forgotten(oldest);
    }
  }
}

/** A frame of that range. */
function named(frame: FrameJSON, { from, to }: QueryRange): FrameJSON {
  const custom = frame.schema.meta?.custom;
  const meta = custom?.multinomial as SeriesMeta | undefined;
  if (custom !== undefined && meta !== undefined) {
    custom.multinomial = { ...meta, from, to };
  }
  return frame;
}

type Plain = Record<string, unknown>;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isPlain = (value: object): value is Plain => Object.getPrototypeOf(value) === Object.prototype;

/** Whether there is more in a list than numbers and texts, which the columns of frames have. */
function hasObjects(list: unknown[]): boolean {
  for (let i = 0; i < list.length; i++) {
    if (isObject(list[i])) {
      return true;
    }
  }
  return false;
}

/** Lists, flat arrays and plain objects, all the way down; anything else is itself. */
const copyOf = <T>(value: T): T => copied(value) as T;

function copied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return hasObjects(value) ? value.map(copied) : value.slice();
  }
  if (value instanceof Float64Array) {
    return value.slice();
  }
  return isObject(value) && isPlain(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copied(inner)]))
    : value;
}

/** Whether two values are made of the same ones, in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) {
    return Object.is(a, b);
  }
  if (Array.isArray(a) ? Array.isArray(b) : a instanceof Float64Array && b instanceof Float64Array) {
    return haveSame(a as ArrayLike<unknown>, b as ArrayLike<unknown>);
  }
  if (!isPlain(a) || !isPlain(b)) {
    return a === b;
  }
  const names = Object.keys(a);
  return haveSame(names, Object.keys(b)) && names.every((name) => isSame(a[name], b[name]));
}

function haveSame(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    const one = a[i];
    const other = b[i];
    // numbers, nearly all of them; 0 is not -0
    if (one === other ? one === 0 && !Object.is(one, other) : !isSame(one, other)) {
      return false;
    }
  }
  return true;
}

/** About how much room a value takes: 8 bytes for each one in it. */
function bytesOf(value: unknown): number {
  if (!isObject(value)) {
    return 8;
  }
  const inner = Array.isArray(value) || value instanceof Float64Array ? value : Object.values(value);
  if (!Array.isArray(inner) || !hasObjects(inner)) {
    return 8 * inner.length;
  }
  return inner.reduce((sum: number, one) => sum + bytesOf(one), 8);
}
