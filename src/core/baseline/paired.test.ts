/** @jest-environment node */
import { random } from '../numeric';
import type { GroupTable } from '../window/table';
import type { WindowGrid } from '../window/grid';
import { Paired } from './paired';

const T = 400;
const SHARES = [0.9, 0.06, 0.03, 0.01];

function tableOf(rows: Float64Array[]): GroupTable {
  const k = rows[0].length;
  const counts = new Float64Array(rows.length * k);
  rows.forEach((row, w) => counts.set(row, w * k));
  return {
    key: '',
    labels: {},
    counts,
    n: Float64Array.from(rows, (row) => row.reduce((a, b) => a + b, 0)),
    present: new Uint8Array(rows.length).fill(1),
    partial: new Uint8Array(rows.length),
  };
}

function ratio(pairs: Array<[Float64Array, Float64Array]>): number {
  const baseline = {
    counted: true,
    at: (w: number) => {
      const weights = pairs[w][1];
      const total = weights.reduce((a, b) => a + b, 0);
      return total > 0 ? { weights, total, squares: total * total } : null;
    },
  };
  const grid = { perWindow: 1 } as WindowGrid;
  const paired = new Paired(tableOf(pairs.map(([own]) => own)), baseline, SHARES.length, grid, T, 4);
  return paired.at(T + 4)!.ratio;
}

function pairsOf(draw: (t: number) => [Float64Array, Float64Array]): Array<[Float64Array, Float64Array]> {
  return Array.from({ length: T + 5 }, (_, t) => draw(t));
}

describe('how pairs vary', () => {
  it('is about 1 when both are multinomial, whatever the shares do together', () => {
    const source = random(1);
    const season = (t: number) => SHARES.map((share, k) => share + (k < 2 ? (k ? 0.05 : -0.05) * Math.sin(t / 20) : 0));
    const steady = ratio(pairsOf(() => [source.multinomial(1000, SHARES), source.multinomial(5000, SHARES)]));
    const seasonal = ratio(pairsOf((t) => [source.multinomial(1000, season(t)), source.multinomial(5000, season(t))]));
    // df = 399 x 3: a standard deviation of 0.04
    expect(Math.abs(steady - 1)).toBeLessThan(0.16);
    expect(Math.abs(seasonal - 1)).toBeLessThan(0.16);
  });

  it('is no higher for a difference that lasts', () => {
    const source = random(2);
    const canary = [0.5, 0.3, 0.1, 0.1];
    const apart = ratio(pairsOf(() => [source.multinomial(1000, canary), source.multinomial(1000, SHARES)]));
    expect(apart).toBeLessThan(1.5);
  });

  it('is what each side varies by itself', () => {
    const source = random(3);
    const own = () => source.multinomial(1000, source.dirichlet(SHARES.map((share) => share * 99)));
    // ρ = 0.01: 1 + 999 x 0.01
    expect(ratio(pairsOf(() => [own(), own()])) / 11).toBeGreaterThan(0.8);
    expect(ratio(pairsOf(() => [own(), own()])) / 11).toBeLessThan(1.2);
  });

  it('is not known from fewer than two pairs', () => {
    const empty = new Float64Array(4);
    const paired = new Paired(
      tableOf([Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 1, 1, 1), empty]),
      { counted: true, at: (w) => (w === 0 ? { weights: Float64Array.of(1, 2, 1, 1), total: 5, squares: 25 } : null) },
      4,
      { perWindow: 1 } as WindowGrid,
      2,
      0
    );
    expect(paired.at(2)).toBeNull();
  });
});
