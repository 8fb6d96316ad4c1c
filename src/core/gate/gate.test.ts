/** @jest-environment node */
import { random } from '../numeric';
import { gate, GATE_DEFAULTS, type GateOptions } from '.';

const OK = [0.985, 0.01, 0.005];
const NAMES = ['200', '404', '500'];

function rollout(windows: number, canary: number[], seed = 1, events = 500, spread = 0) {
  const source = random(seed);
  const of = (n: number, shares: number[]) =>
    Array.from({ length: windows }, () =>
      source.multinomial(n, spread > 0 ? source.dirichlet(shares.map((s) => s * spread)) : shares)
    );
  return { categories: NAMES, canary: of(events, canary), against: { control: of(10 * events, OK) } };
}

const decide = (counts: Parameters<typeof gate>[0], options: Partial<GateOptions> = {}) =>
  gate(counts, { ...GATE_DEFAULTS, ...options });

describe('gate', () => {
  it('goes from undecided to pass where nothing differs', () => {
    expect(decide(rollout(5, OK)).verdict).toBe('undecided');
    const { verdict, more, needed, events } = decide(rollout(60, OK));
    expect({ verdict, more }).toEqual({ verdict: 'pass', more: 0 });
    expect(needed).toBeLessThanOrEqual(events.canary);
  });

  it('does not pass a few events that are all of one kind: another may come', () => {
    const of = (events: number) =>
      decide({ categories: ['200'], canary: [[events]], against: { control: [[10 * events]] } });
    expect(of(3)).toMatchObject({ verdict: 'undecided' });
    expect(of(3).needed).toBeGreaterThan(100);
    expect(of(100_000)).toMatchObject({ verdict: 'pass' });
  });

  it('names what moved most first, by windows compared with like', () => {
    const { verdict, categories } = decide(rollout(60, [0.965, 0.01, 0.025]));
    expect(verdict).toBe('drift');
    expect(categories[2]).toMatchObject({ category: '404', control: expect.any(Number) });
    expect(categories.find(({ category }) => category === '500')!.delta).toBeCloseTo(0.02, 2);
  });

  it('takes no change of traffic for a drift: shares and part of the canary that move together (Simpson)', () => {
    const source = random(5);
    const shares = Array.from({ length: 60 }, (_, t) => (t < 30 ? [0.99, 0.007, 0.003] : [0.8, 0.1, 0.1]));
    const counts = {
      categories: NAMES,
      canary: shares.map((own, t) => source.multinomial(t < 30 ? 100 : 2000, own)),
      against: { control: shares.map((own) => source.multinomial(5000, own)) },
    };
    const { verdict, categories } = decide(counts);
    expect(verdict).toBe('pass');
    categories.forEach(({ delta }) => expect(Math.abs(delta!)).toBeLessThan(0.01));
  });

  it('calls nothing a drift that is too small to matter', () => {
    const counts = rollout(20, [0.984, 0.01, 0.006], 2, 500_000);
    expect(decide(counts).verdict).toBe('drift');
    expect(decide(counts, { ignore: 0.5 })).toMatchObject({ verdict: 'pass' });
  });

  it('is more patient where windows vary more than chance allows', () => {
    const { ratio, verdict } = decide(rollout(60, OK, 3, 500, 150));
    expect(ratio).toBeGreaterThan(2);
    expect(verdict).not.toBe('drift');
    expect(decide(rollout(60, OK)).ratio).toBe(1);
  });

  it('keeps its level though it estimates by how much windows vary, and seldom thinks that they do where they do not', () => {
    const runs = 100;
    let drifts = 0;
    let patient = 0;
    for (let run = 0; run < runs; run++) {
      const { pValue, ratio } = decide(rollout(40, OK, 1000 + run));
      drifts += pValue <= 0.05 ? 1 : 0;
      patient += ratio > 1 ? 1 : 0;
    }
    // at most 5, with a standard deviation of 2
    expect(drifts).toBeLessThanOrEqual(13);
    expect(patient / runs).toBeLessThan(0.12);
  });

  it('knows what it needs: the change that is sought is found by then about as often as it was asked to', () => {
    const runs = 80;
    const { needed } = decide(rollout(1, OK), { ratio: 1 });
    const windows = Math.ceil(needed / 100);
    let found = 0;
    for (let run = 0; run < runs; run++) {
      found += decide(rollout(windows, [0.98, 0.01, 0.01], run, 100), { ratio: 1 }).verdict === 'drift' ? 1 : 0;
    }
    expect(found / runs).toBeGreaterThan(0.8);
  }, 60_000);

  it('carries fractions of events from window to window', () => {
    const canary = Array.from({ length: 100 }, () => [9.6, 0.4]);
    const { events, categories } = decide({ categories: ['a', 'b'], canary, against: { shares: [96, 4] } });
    expect(events.canary).toBe(1000);
    expect(categories.map(({ canary: count }) => count).sort((a, b) => a - b)).toEqual([40, 960]);
  });

  it('holds a split against intended shares, and finds what should not be there', () => {
    const split = (counts: number[]) =>
      decide({ categories: ['a', 'b', 'c'], canary: [counts], against: { shares: [50, 50, 0] } });
    expect(split([5300, 4700, 0]).verdict).toBe('drift');
    expect(split([500_000, 500_000, 0]).verdict).toBe('pass');
    expect(split([5000, 4990, 10])).toMatchObject({ verdict: 'drift', pValue: 0 });
  });
});
