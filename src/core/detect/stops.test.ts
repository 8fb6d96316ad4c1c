/** @jest-environment node */
import { random } from '../numeric';
import type { OwnReferences } from './beside';
import { life, lifeFrom } from './driftKernel';

const CATEGORIES = 4;
const WINDOWS = 900;
/** As `detect/flat.ts` writes them: trailing, gap, m, rate, sizes, leave, new normal, and lengths. */
const RULE = [60, 1, 3, 1e-4, 0.05, 0.25, 0.005, 5, 3, 0.5, 240, 0, -1, 180, 0, 3, 4, 5, 7, 9, 12, 16, 22, 30];
const ORIGIN = 29_000_000;

type Own = 'trailing' | 'their own' | 'intended';

/** Windows with incidents, bursts and gaps. */
function windowsOf(seed: number, own: Own) {
  const draws = random(seed);
  const shares = [0.9, 0.06, 0.03, 0.01];
  const counts = new Float64Array(WINDOWS * CATEGORIES);
  const n = new Float64Array(WINDOWS);
  const usable = new Uint8Array(WINDOWS);
  let incident = 0;
  for (let w = 0; w < WINDOWS; w++) {
    incident = incident > 0 ? incident - 1 : draws.uniform() < 0.01 ? Math.floor(60 * draws.uniform()) : 0;
    const rare = incident > 0 ? 5 : draws.uniform() < 0.01 ? 20 : Math.exp(0.2 * draws.normal());
    const weights = shares.map((share, k) => (k === 3 ? share * rare : share));
    const all = weights.reduce((sum, weight) => sum + weight);
    n[w] = 500 + Math.floor(1000 * draws.uniform());
    counts.set(
      draws.multinomial(
        n[w],
        weights.map((weight) => weight / all)
      ),
      w * CATEGORIES
    );
    usable[w] = draws.uniform() < 0.02 ? 0 : 1;
  }
  const earlier = own === 'their own' ? windowsOf(seed + 1, 'trailing') : null;
  const totals = earlier?.n ?? new Float64Array(own === 'intended' ? WINDOWS : 0).fill(Infinity);
  const references: OwnReferences = {
    counts: earlier?.counts ?? Float64Array.from(own === 'intended' ? shares : []),
    totals,
  };
  return { counts, n, usable, references };
}

/** The arguments of an evaluation that has the windows up to one, and asks for those from `first` on. */
function evaluation({ counts, n, usable, references }: ReturnType<typeof windowsOf>, until: number, first: number) {
  const rows = until - first;
  const own = [...references.counts.subarray(0, until * CATEGORIES), ...references.totals.subarray(0, until)];
  return [
    Float64Array.from(RULE),
    Float64Array.of(CATEGORIES, first, ORIGIN, 1),
    counts.subarray(0, until * CATEGORIES),
    n.subarray(0, until),
    usable.subarray(0, until),
    Float64Array.from(own),
    new Uint8Array(3 * rows),
    new Float64Array(4 * rows + 3 * rows * CATEGORIES),
  ] as const;
}

describe('a replay that goes on from where another was', () => {
  it.each<Own>(['trailing', 'their own', 'intended'])('says what one says that began before, references %s', (own) => {
    let resumed = 0;
    let drifts = 0;
    for (let seed = 1; seed <= 3; seed++) {
      const windows = windowsOf(100 * seed, own);
      const draws = random(seed);
      let stops = new Float64Array(0);
      let until = 40 + Math.floor(500 * draws.uniform());
      for (let asked = 0; asked < 35 && until <= WINDOWS; asked++) {
        const first = Math.max(0, until - 10 - Math.floor(2 * draws.uniform()));
        const anew = evaluation(windows, until, first);
        const expected = life(...anew);
        const on = evaluation(windows, until, first);
        const found = lifeFrom(...on, stops);
        resumed += stops.length > 0 ? 1 : 0;
        drifts += expected.length > 0 ? 1 : 0;
        expect(found.slice(2, 2 + found[1])).toEqual(expected);
        expect(on[6]).toEqual(anew[6]);
        expect(on[7]).toEqual(anew[7]);
        expect(found[0]).toBeLessThanOrEqual(until);
        stops = found.slice(2 + found[1]);
        until += 1 + Math.floor(6 * draws.uniform() ** 2);
      }
    }
    expect(resumed).toBeGreaterThan(90);
    expect(drifts).toBeGreaterThan(5);
  });

  it('keeps nothing of a long range', () => {
    expect(lifeFrom(...evaluation(windowsOf(1, 'trailing'), WINDOWS, 300), new Float64Array(0))[0]).toBe(0);
  });
});
