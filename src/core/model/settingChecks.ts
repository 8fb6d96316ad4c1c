import { DistributionError } from './errors';

export function oneOf<T extends string>(what: string, value: T, allowed: readonly T[]): T {
  if (allowed.indexOf(value) < 0) {
    throw new DistributionError('query', `${what} "${value}" is unknown.`, `Choose one of: ${allowed.join(', ')}.`);
  }
  return value;
}

export function wholeNumber(what: string, value: number, least: number): number {
  if (!(typeof value === 'number' && Math.floor(value) === value && value >= least)) {
    throw new DistributionError('query', `${what} is ${value}.`, `It must be a whole number of at least ${least}.`);
  }
  return value;
}

export function between(what: string, value: number, low: number, high: number): void {
  if (!(typeof value === 'number' && value > low && value <= high)) {
    throw new DistributionError('query', `${what} is ${value}.`, `It must be above ${low} and at most ${high}.`);
  }
}

export function atLeastZero(what: string, value: number): void {
  if (!(typeof value === 'number' && value >= 0 && value < Infinity)) {
    throw new DistributionError('query', `${what} is ${value}.`, 'It must be a number of at least 0.');
  }
}

/** The last instant that a date can be. */
const LAST_INSTANT = 8.64e15;

export function instant(what: string, value: number): void {
  if (!(typeof value === 'number' && Math.abs(value) <= LAST_INSTANT)) {
    throw new DistributionError('query', `${what} is ${value}.`, 'It must be ms since the epoch.');
  }
}
