import { random } from '../src/core/numeric';
import { OURS } from './falseAlarms';
import { ALPHA, NAIVE, judge, pooled } from './rules';
import { EVENTS, SHARES, WORLDS, shifted } from './worlds';

export interface Delay {
  w: number;
  rule: string;
  runs: number;
  /** Mean number of shifted windows until the first alarm, those that never came counted as the patience. */
  mean: number;
  median: number;
  missed: number;
}

/** Shifted windows that are waited for. */
export const PATIENCE = 40;
const QUIET = 60;
/** Where delays are measured. */
export const DELAY_WORLD = 'multinomial-60';

/** How many windows after a shift of effect w each rule raises its first alarm, over `runs` seeded shifts. */
export function delays(effects: number[], runs: number, seed: number): Delay[] {
  const world = WORLDS.find(({ id }) => id === DELAY_WORLD)!;
  return effects.flatMap((w, i) => {
    const source = random(seed + i);
    const found: Record<string, number[]> = {};
    for (let run = 0; run < runs; run++) {
      const series = [
        ...Array.from({ length: QUIET }, () => source.multinomial(EVENTS, SHARES)),
        ...Array.from({ length: PATIENCE }, () => source.multinomial(EVENTS, shifted(w))),
      ];
      const { p } = judge(world, series);
      (found[OURS] ??= []).push(first(PATIENCE, (k) => p[k] !== null && p[k]! < ALPHA));
      Object.entries(NAIVE).forEach(([rule, isAlarm]) => {
        const delay = first(PATIENCE, (k) => isAlarm(series[QUIET + k], pooled(series, world.reference(QUIET + k))));
        (found[rule] ??= []).push(delay);
      });
    }
    return Object.entries(found).map(([rule, all]) => summary(w, rule, all));
  });
}

function first(patience: number, isAlarm: (k: number) => boolean): number {
  for (let k = 0; k < patience; k++) {
    if (isAlarm(k)) {
      return k + 1;
    }
  }
  return Infinity;
}

function summary(w: number, rule: string, all: number[]): Delay {
  const sorted = [...all].sort((a, b) => a - b);
  const mean = all.reduce((sum, delay) => sum + Math.min(delay, PATIENCE), 0) / all.length;
  const missed = all.filter((delay) => delay === Infinity).length;
  return { w, rule, runs: all.length, mean, median: sorted[Math.floor(sorted.length / 2)], missed };
}
