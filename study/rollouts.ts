import type { Random } from '../src/core/numeric';
import { GATE_DEFAULTS, type GateOptions } from '../src/core/gate';
import { concentrationsFor } from '../src/core/gate/gateEvidence';
import { neededBeside, neededOf } from '../src/core/gate/needed';
import { ConditionalTwoSampleTest } from '../src/core/stats/conditionalTwoSample';
import { sequentialTest } from '../src/core/stats/sequentialTest';

/** A rollout, window by window: what is expected, what comes, and the change that the gate is asked to find. */
export interface Rollout {
  title: string;
  /** Shares of the control, or intended ones. */
  shares: number[];
  changed: number[];
  /** Events in a window of the canary, and of the control; none of an allocation. */
  canary: number;
  control: number | null;
  options: Pick<GateOptions, 'relative' | 'points'>;
}

export const ROLLOUTS: Rollout[] = [
  {
    title: 'split, 50/50 intended, 52/48 served',
    shares: [0.5, 0.5],
    changed: [0.52, 0.48],
    canary: 200,
    control: null,
    options: { relative: 0, points: 2 },
  },
  {
    title: 'canary of half the traffic, 52/48 beside 50/50',
    shares: [0.5, 0.5],
    changed: [0.52, 0.48],
    canary: 500,
    control: 500,
    options: { relative: 0, points: 2 },
  },
  {
    title: 'canary of 1 %, errors of 1 % beside 0.5 %',
    shares: [0.995, 0.005],
    changed: [0.99, 0.01],
    canary: 100,
    control: 9900,
    options: { relative: 0, points: 0.5 },
  },
];

/** Canary events after which the gate passes, as it plans them itself. */
export function plannedEvents({ shares, canary, control, options }: Rollout, alpha: number, power: number): number {
  const sought = { ...GATE_DEFAULTS, ...options, alpha, power };
  return control === null
    ? neededOf(shares, concentrationsFor(shares, options), 1, sought)
    : neededBeside(shares, canary / (canary + control), 1, sought);
}

/** The first window, from 1, at which the always-valid p is at most alpha; Infinity where it isn't by the last one. */
export function foundAt(rollout: Rollout, shares: number[], alpha: number, last: number, source: Random): number {
  const update = testOf(rollout, source);
  for (let t = 1; t <= last; t++) {
    if (update(source.multinomial(rollout.canary, shares)) <= alpha) {
      return t;
    }
  }
  return Infinity;
}

function testOf({ shares, control, options }: Rollout, source: Random): (x: Float64Array) => number {
  if (control !== null) {
    const test = new ConditionalTwoSampleTest();
    return (x) => test.update(x, source.multinomial(control, shares));
  }
  const [concentration] = concentrationsFor(shares, options);
  const test = sequentialTest(shares.map((share) => share * concentration));
  return (x) => test.update(x);
}
