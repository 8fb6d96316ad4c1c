import { HOUR } from './run';

/** Berlin in 2026: summer time from 29 March to 25 October, at 1:00 UTC. */
export const BERLIN = [
  { from: 0, ahead: HOUR },
  { from: Date.UTC(2026, 2, 29, 1), ahead: 2 * HOUR },
  { from: Date.UTC(2026, 9, 25, 1), ahead: HOUR },
];
/** Sydney in 2026: summer time until 5 April, and again from 4 October, at 16:00 UTC the day before. */
export const SYDNEY = [
  { from: 0, ahead: 11 * HOUR },
  { from: Date.UTC(2026, 3, 4, 16), ahead: 10 * HOUR },
  { from: Date.UTC(2026, 9, 3, 16), ahead: 11 * HOUR },
];
