import { derive, readView } from '../src/core';
import type { FrameJSON } from '../src/core/model/frame';
import { TESTS } from '../src/core/model/output';
import type { DistributionQuery, UpstreamResponse } from '../src/core/model/query';
import { chiSquareTest, klDivergence, psi } from '../src/core/stats';
import type { World } from './worlds';

export const ALPHA = 0.01;

/** Rules as they are often written down: each says whether window `x` is an alarm against the summed baseline `y`. */
export const NAIVE: Record<string, (x: Float64Array, y: Float64Array) => boolean> = {
  'chi-square, baseline as exact': (x, y) => {
    const { pValue } = chiSquareTest(x, y);
    return pValue !== null && pValue < ALPHA;
  },
  'PSI > 0.2': (x, y) => (psi(x, y) ?? 0) > 0.2,
  'KL > 0.05': (x, y) => (klDivergence(x, y) ?? 0) > 0.05,
  'a share moved by 5 points': (x, y) => {
    const [n, m] = [total(x), total(y)];
    return x.some((count, i) => Math.abs(count / n - y[i] / m) > 0.05);
  },
};

function total(x: Float64Array): number {
  return x.reduce((sum, count) => sum + count, 0);
}

/** Sums the windows at these positions. */
export function pooled(windows: Float64Array[], positions: number[]): Float64Array {
  const sum = new Float64Array(windows[0].length);
  positions.forEach((position) => windows[position].forEach((count, i) => (sum[i] += count)));
  return sum;
}

/** A Monday, so that days and windows are aligned. */
const START = Date.UTC(2024, 0, 1);

/** Counts as an upstream answers them: one wide frame, a field a category, stamped with the window's start. */
function frame(windows: Float64Array[], windowMs: number, first: number): FrameJSON {
  const times = windows.map((_, t) => START + (first + t) * windowMs);
  const names = Array.from(windows[0], (_, i) => `c${i}`);
  return {
    schema: {
      fields: [
        { name: 'time', type: 'time', typeInfo: { frame: 'time.Time' } },
        ...names.map((name) => ({ name, type: 'number' as const, labels: { category: name } })),
      ],
    },
    data: { values: [times, ...names.map((_, i) => windows.map((window) => window[i]))] },
  };
}

export interface Judged {
  /** One p a judged window; null where the product gives no verdict. */
  p: Array<number | null>;
  /** How often each test was used. */
  tests: Record<string, number>;
}

/** The product's own p for every window from `world.before` on: the whole road, with the automatic choice of the test. */
export function judge(world: World, windows: Float64Array[]): Judged {
  const query: DistributionQuery = {
    refId: 'A',
    upstream: { datasource: { uid: 'study', type: 'study' }, query: { refId: 'A' } },
    category: 'category',
    window: { size: `${world.windowMs / 1000}s`, timestamp: 'start' },
    categories: { top: 250 },
    baseline: world.baseline,
    statistics: ['n', 'p', 'w', 'state'],
  };
  const from = START + world.before * world.windowMs;
  const to = START + windows.length * world.windowMs;
  const responses: UpstreamResponse[] = [{ id: 'observed', frames: [frame(windows, world.windowMs, 0)] }];
  if (world.baseline.kind === 'offset') {
    (world.baseline.offsets ?? []).forEach((offset) => {
      responses.push({ id: `baseline:offset:${offset}`, frames: [frame(windows, world.windowMs, 0)] });
    });
  }
  const [view] = readView(derive(query, { from, to, now: to }, responses).frames);
  const tests: Record<string, number> = {};
  if (view.test) {
    Array.from(view.test).forEach((test) => {
      const name = TESTS[test ?? 0];
      tests[name] = (tests[name] ?? 0) + 1;
    });
  }
  return { p: Array.from(view.p ?? []), tests };
}
