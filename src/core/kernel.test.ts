/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toGo } from '../../scripts/lib/toGo.mjs';
import { flatLifeOf, flatRule, flatSlowLifeOf } from './detect/flat';
import { lifeOf, type Life } from './detect/life';
import type { Traffic } from './detect/replay';
import type { DriftRule } from './detect/rule';
import { slowLifeOf } from './detect/slow';
import { KERNEL } from './kernel';
import { random } from './numeric';

const RULE: DriftRule = {
  trailing: 60,
  gap: 1,
  m: 2,
  rate: 1e-5,
  minEffect: 0.05,
  minRelative: 0.25,
  minPoints: 0.005,
  minEvents: 20,
  leave: 2.8,
  leaveFraction: 0.5,
  newNormal: 240,
  acceptsLasting: false,
  accepted: 700,
  lengths: [2, 3, 5, 9, 16, 30],
  prelude: 180,
  isRare: false,
};
const FLAT = flatRule(RULE);
const WINDOWS = 900;
const SHARES = [0.95, 0.045, 0.005];

/** Windows of which the last twenty before `until` have five times the rarest category. */
function traffic(seed: number, until: number, own: Traffic['own'] = null): Traffic {
  const source = random(seed);
  const counts = new Float64Array(WINDOWS * SHARES.length);
  for (let w = 0; w < WINDOWS; w++) {
    const risen = w >= until - 20 && w < until;
    counts.set(source.multinomial(1000, risen ? [0.93, 0.045, 0.025] : SHARES), w * SHARES.length);
  }
  const usable = new Uint8Array(WINDOWS).fill(1);
  usable.fill(0, 300, 305);
  return { categories: SHARES.length, counts, n: new Float64Array(WINDOWS).fill(1000), usable, own };
}

/** What is said from the first window on that is written. */
function written({ verdicts, drifts }: Life): Life {
  const { first, drifting, judged, outlying, total, squares, size, inflation } = verdicts;
  const from = <T extends Float64Array | Uint8Array>(values: T) => values.subarray(first) as T;
  return {
    verdicts: {
      ...verdicts,
      drifting: from(drifting),
      judged: from(judged),
      outlying: from(outlying),
      total: from(total),
      squares: from(squares),
      size: from(size),
      inflation: from(inflation),
    },
    drifts,
  };
}

describe('the drift rule over flat arrays says what it says over objects', () => {
  const place = [240, 29_000_000, 1] as const;

  it('beside the windows before', () => {
    const now = traffic(1, 880);
    const flat = flatLifeOf(KERNEL, now, FLAT, ...place)();
    expect(flat).toEqual(written(lifeOf(now, RULE, ...place, null)));
    expect(flat.drifts.length).toBeGreaterThan(0);
  });

  it('beside references of their own, and beside intended shares', () => {
    const { counts, n } = traffic(2, 0);
    const intended = { counts: Float64Array.from(SHARES), totals: new Float64Array(WINDOWS).fill(Infinity) };
    for (const own of [{ counts, totals: n }, intended]) {
      const now = traffic(3, 880, own);
      expect(flatLifeOf(KERNEL, now, FLAT, ...place)()).toEqual(written(lifeOf(now, RULE, ...place, null)));
    }
  });

  it('beside an earlier day', () => {
    const [now, earlier] = [traffic(4, 880), traffic(5, 500)];
    expect(flatSlowLifeOf(KERNEL, now, earlier, FLAT, ...place)()).toEqual(
      written(slowLifeOf(now, earlier, RULE, ...place))
    );
  });
});

describe('what Go is made of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'to-go-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const made = (text: string) => {
    const file = join(folder, 'road.ts');
    writeFileSync(file, text);
    return toGo(file, 'road', folder);
  };

  it('whole numbers are int, all others float64, and products are rounded before they are added', () => {
    const go = made(
      `export function dot(a: Float64Array, b: Float64Array): number {
         let sum = 0;
         for (let i = 0; i < a.length; i++) { sum += a[i] * b[i]; }
         return sum;
       }`
    );
    expect(go).toContain('func Dot(a []float64, b []float64) float64');
    expect(go).toContain('var sum float64 = 0.0');
    expect(go).toContain('sum = (sum + float64(a[i] * b[i]))');
    expect(go).toContain('i := int(0)');
  });

  it.each([
    ['a value of type Map<string, number>', 'export function f(a: Map<string, number>): number { return a.size; }'],
    ['a number that may be missing', 'export function f(a: number | null): number { return a === null ? 0 : a; }'],
    ['such an expression', 'export function f(a: number): number { const s = `${a}`; return s.length; }'],
    ['so many arguments for slice', 'export function f(a: Float64Array): Float64Array { return a.slice(1); }'],
    ['a default, or the rest of something', 'export function f(a: number, b = 1): number { return a + b; }'],
    [
      'what may be missing on the way',
      'export function f(a: Float64Array | null): boolean { return a?.length === 0; }',
    ],
    ['a length that is set', 'export function f(a: number[]): void { a.length = 0; }'],
    ['an object without a named type', 'export function f(a: number): number { const p = { a }; return p.a; }'],
  ])('%s is refused, with its place', (what, text) => {
    expect(() => made(text)).toThrow(`road.ts:1: the compiled kernel can't have ${what}`);
  });
});
