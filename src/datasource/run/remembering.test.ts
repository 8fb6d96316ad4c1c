import { KERNEL } from '../../core/kernel';
import type { Kernel } from '../../core/model/kernelContract';
import { BY_CATEGORY, BY_WINDOW, MARKS } from '../../core/detect/driftKernel';
import { random } from '../../core/numeric';
import { remembering } from './remembering';

const CATEGORIES = 3;
const WINDOWS = 300;
const RULE = Float64Array.of(60, 1, 2, 1e-5, 0.05, 0.25, 0.005, 20, 2.8, 0.5, 240, 0, -1, 180, 0, 2, 3, 5, 9);
const NONE = new Float64Array(0);

interface Told {
  rule: Float64Array;
  place: Float64Array;
  counts: Float64Array;
  n: Float64Array;
  usable: Uint8Array;
}

/** The windows of one of a few groups, whose rarest category rises at the end. */
function traffic(seed: number, more: Partial<Told> = {}): Told {
  const draws = random(seed);
  const counts = new Float64Array(WINDOWS * CATEGORIES);
  for (let w = 0; w < WINDOWS; w++) {
    counts.set(draws.multinomial(1000, w > 280 ? [0.93, 0.045, 0.025] : [0.95, 0.045, 0.005]), w * CATEGORIES);
  }
  const n = new Float64Array(WINDOWS).fill(1000);
  const usable = new Uint8Array(WINDOWS).fill(1);
  return { rule: RULE, place: Float64Array.of(CATEGORIES, 240, 29_000_000, 1), counts, n, usable, ...more };
}

/** What a kernel says of it, in arrays of its own. */
function said(kernel: Kernel, { rule, place, counts, n, usable }: Told, then?: Told) {
  const rows = WINDOWS - place[1];
  const marks = new Uint8Array(MARKS * rows);
  const numbers = new Float64Array((BY_WINDOW + BY_CATEGORY * CATEGORIES) * rows);
  const drifts =
    then === undefined
      ? kernel.life(rule, place, counts, n, usable, NONE, marks, numbers)()
      : kernel.slow(rule, place, counts, n, usable, then.counts, then.n, then.usable, marks, numbers)();
  return { marks, numbers, drifts };
}

/** The core's kernel, with how often it judged. */
function counting() {
  const times = { judged: 0 };
  const kernel: Kernel = {
    ...KERNEL,
    life: (...of) => {
      times.judged++;
      return KERNEL.life(...of);
    },
    slow: (...of) => {
      times.judged++;
      return KERNEL.slow(...of);
    },
  };
  return { times, kernel };
}

it('says what the kernel says, of random groups in a random order, with room for some of them', () => {
  const { times, kernel } = counting();
  const known = remembering(kernel, 100_000);
  const draws = random(1);
  const any = (several: number) => Math.floor(draws.uniform() * several);
  for (let i = 0; i < 100; i++) {
    const place = Float64Array.of(CATEGORIES, 240 + any(2), 29_000_000 + any(2), 1);
    const told = traffic(any(2), { place });
    const then = any(3) === 0 ? traffic(7 + any(2)) : undefined;
    expect(said(known, told, then)).toEqual(said(KERNEL, told, then));
  }
  expect(times.judged).toBeGreaterThan(24);
  expect(times.judged).toBeLessThan(100);
});

it('judges the same once, and anew whatever is not the same', () => {
  const { times, kernel } = counting();
  const known = remembering(kernel);
  const one = traffic(1);
  said(known, one);
  said(known, traffic(1));
  expect(times.judged).toBe(1);
  const changed = (name: keyof Told, at: number, value: number) => {
    const array = one[name].slice();
    array[at] = value;
    return { ...one, [name]: array };
  };
  const others = [
    changed('rule', 3, 1e-6),
    changed('place', 2, 29_000_001),
    changed('counts', 17, -0),
    changed('counts', 890, one.counts[890] + 1),
    changed('n', 0, 1001),
    changed('usable', 299, 0),
  ];
  others.forEach((other) => expect(said(known, other)).toEqual(said(KERNEL, other)));
  expect(times.judged).toBe(1 + others.length);
  said(known, one, traffic(2));
  said(known, one, traffic(2));
  expect(times.judged).toBe(2 + others.length);
});

it('keeps what it knows from callers that change their arrays', () => {
  const known = remembering(KERNEL);
  const want = said(KERNEL, traffic(1));
  const told = traffic(1);
  const first = said(known, told);
  told.counts.fill(0);
  [first, said(known, traffic(1))].forEach(({ marks, numbers, drifts }) =>
    [marks, numbers, drifts].forEach((array) => array.fill(9))
  );
  expect(said(known, traffic(1))).toEqual(want);
});

it('forgets what has gone unasked for longest, and keeps nothing that is larger than its room', () => {
  const { times, kernel } = counting();
  const { marks, numbers, drifts } = said(KERNEL, traffic(1));
  const told = traffic(1);
  const bytes = [...Object.values(told), marks, numbers, drifts].reduce((sum, array) => sum + array.byteLength, 0);
  const known = remembering(kernel, 2 * bytes + 200);
  [1, 2, 1, 3, 1].forEach((seed) => said(known, traffic(seed)));
  expect(times.judged).toBe(3);
  said(known, traffic(2));
  expect(times.judged).toBe(4);
  const little = remembering(kernel, bytes - 1);
  said(little, told);
  said(little, told);
  expect(times.judged).toBe(6);
});
