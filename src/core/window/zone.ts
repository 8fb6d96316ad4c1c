import type { ZoneOffset } from '../model/query';

const DAY = 86_400_000;

/** How far local time is ahead of UTC at an instant, ms; 0 where no zone is known. */
export function offsetAt(zone: ZoneOffset[], instant: number): number {
  let ahead = zone.length > 0 ? zone[0].ahead : 0;
  for (let i = 1; i < zone.length && zone[i].from <= instant; i++) {
    ahead = zone[i].ahead;
  }
  return ahead;
}

/**
 * The instant `ms` later (or earlier, where negative) by the clock: whole days later it is the same time of day, though the clocks
 * were changed in between. NaN where the clocks skip that time; the first of both where they show it twice.
 */
export function later(zone: ZoneOffset[], instant: number, ms: number): number {
  if (ms % DAY !== 0 || zone.length < 2) {
    return instant + ms;
  }
  const local = instant + offsetAt(zone, instant) + ms;
  // the offset before a change gives the first of two instants, and the one after it what is skipped
  const candidates = [offsetAt(zone, local - DAY), offsetAt(zone, local + DAY)].map((ahead) => local - ahead);
  const found = candidates.filter((candidate) => candidate + offsetAt(zone, candidate) === local);
  return found.length > 0 ? Math.min(...found) : NaN;
}

/** What the clock shows at an instant, as ms since it showed the epoch. */
export const toLocal = (zone: ZoneOffset[], instant: number): number => instant + offsetAt(zone, instant);

/** The instant at which the clock shows this; the first of both where it does so twice, and where it goes on if it skips that time. */
export function toInstant(zone: ZoneOffset[], local: number): number {
  const before = local - offsetAt(zone, local - DAY);
  const after = local - offsetAt(zone, local + DAY);
  const [first, second] = before < after ? [before, after] : [after, before];
  return toLocal(zone, first) === local ? first : toLocal(zone, second) === local ? second : second;
}

/** The same for the ends of a range, which are somewhere: what the clocks skip is where they go on. */
export function laterEnd(zone: ZoneOffset[], instant: number, ms: number): number {
  const found = later(zone, instant, ms);
  return found === found ? found : instant + ms;
}
