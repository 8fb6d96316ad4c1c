import type { ZoneOffset } from '../model/query';

const DAY = 86_400_000;

/** From one time up to before another, as a clock shows them: ms since the epoch if it were UTC. */
export interface ClockSpan {
  from: number;
  to: number;
}

/** How far local time is ahead of UTC at an instant, ms; 0 where no zone is known. */
export function offsetAt(zone: ZoneOffset[], instant: number): number {
  let ahead = zone.length > 0 ? zone[0].ahead : 0;
  for (let i = 1; i < zone.length && zone[i].from <= instant; i++) {
    ahead = zone[i].ahead;
  }
  return ahead;
}

/** What the clock shows at an instant, as ms since the epoch if it were UTC. */
export const clockAt = (zone: ZoneOffset[], instant: number): number => instant + offsetAt(zone, instant);

/** The first instant at which the clock shows this time, or one past it where it is skipped. */
export function instantOf(zone: ZoneOffset[], clock: number): number {
  for (let i = 0; i < zone.length; i++) {
    const instant = i === 0 ? clock - zone[i].ahead : Math.max(clock - zone[i].ahead, zone[i].from);
    if (i === zone.length - 1 || instant < zone[i + 1].from) {
      return instant;
    }
  }
  return clock;
}

/**
 * The instant `ms` later (or earlier, where negative) by the clock: whole days later it is the same time of day, though the clocks
 * were changed in between. NaN where the clocks skip that time; the first of both where they show it twice.
 */
export function later(zone: ZoneOffset[], instant: number, ms: number): number {
  if (ms % DAY !== 0 || zone.length < 2) {
    return instant + ms;
  }
  const clock = clockAt(zone, instant) + ms;
  const found = instantOf(zone, clock);
  return clockAt(zone, found) === clock ? found : NaN;
}

/** The same for the ends of a range, which are somewhere: what the clocks skip is where they go on. */
export const laterEnd = (zone: ZoneOffset[], instant: number, ms: number): number =>
  ms % DAY !== 0 || zone.length < 2 ? instant + ms : instantOf(zone, clockAt(zone, instant) + ms);

/** The longest interval that divides every day of the zone as well as those of UTC: an hour, say, or half of one. */
export function unitOf(zone: ZoneOffset[]): number {
  return zone.reduce((unit, { ahead }) => divisor(unit, Math.abs(ahead)), DAY);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
