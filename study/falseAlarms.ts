import { random } from '../src/core/numeric';
import { ALPHA, NAIVE, judge, pooled } from './rules';
import { WORLDS, type World } from './worlds';

export interface FalseAlarms {
  world: string;
  title: string;
  windows: number;
  /** Rule -> part of the unchanged windows that raise an alarm; `ours` among them. */
  rates: Record<string, number>;
  /** Windows in which the product gives no verdict (they raise no alarm). */
  undecided: number;
  tests: Record<string, number>;
}

export const OURS = 'ours, p < 0.01';
/** Windows derived at a time: the core's limit on windows is above this. */
const CHUNK = 5000;

function inWorld(world: World, windows: number, seed: number): FalseAlarms {
  const source = random(seed);
  const alarms: Record<string, number> = { [OURS]: 0 };
  const tests: Record<string, number> = {};
  let judged = 0;
  let undecided = 0;
  while (judged < windows) {
    const count = Math.min(CHUNK, windows - judged);
    const series = world.generate(source, world.before + count);
    const verdict = judge(world, series);
    verdict.p.forEach((p) => {
      undecided += Number(p === null);
      alarms[OURS] += Number(p !== null && p < ALPHA);
    });
    Object.entries(verdict.tests).forEach(([test, times]) => (tests[test] = (tests[test] ?? 0) + times));
    for (let t = world.before; t < series.length; t++) {
      const y = pooled(series, world.reference(t));
      Object.entries(NAIVE).forEach(([rule, isAlarm]) => {
        alarms[rule] = (alarms[rule] ?? 0) + Number(isAlarm(series[t], y));
      });
    }
    judged += count;
  }
  const rates = Object.fromEntries(Object.entries(alarms).map(([rule, times]) => [rule, times / judged]));
  return { world: world.id, title: world.title, windows: judged, rates, undecided, tests };
}

/** Every world, `windows` unchanged windows each. */
export function falseAlarms(windows: number, seed: number): FalseAlarms[] {
  return WORLDS.map((world, i) => inWorld(world, windows, seed + i));
}
