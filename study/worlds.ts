import type { Random } from '../src/core/numeric';
import type { BaselineSettings } from '../src/core/model/query';

/** One kind of traffic: windows of counts whose distribution never shifts, so that every alarm is a false one. */
export interface World {
  id: string;
  title: string;
  /** Length of a window, ms. */
  windowMs: number;
  baseline: BaselineSettings;
  /** Windows before the first one that is judged. */
  before: number;
  /** Windows whose counts a naive rule takes as its baseline, for window `t`: positions in the series. */
  reference(t: number): number[];
  /** `count` windows in order. */
  generate(random: Random, count: number): Float64Array[];
}

const MINUTE = 60_000;
/** Six categories, as status codes have: one large, some small. */
export const SHARES = [0.72, 0.12, 0.08, 0.05, 0.02, 0.01];
export const EVENTS = 1000;

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function trailing(windows: number): Pick<World, 'windowMs' | 'baseline' | 'before' | 'reference'> {
  return {
    windowMs: MINUTE,
    baseline: { kind: 'trailing', windows, gap: 0 },
    before: windows,
    reference: (t) => range(t - windows, t),
  };
}

function multinomial(windows: number): World {
  return {
    id: `multinomial-${windows}`,
    title: `multinomial, baseline of ${windows} window${windows === 1 ? '' : 's'}`,
    ...trailing(windows),
    generate: (random, count) => range(0, count).map(() => random.multinomial(EVENTS, SHARES)),
  };
}

/** Dirichlet-multinomial windows: rho = 1 / (1 + Σα). */
function overdispersed(rho: number, windows: number): World {
  const alpha = SHARES.map((share) => (share * (1 - rho)) / rho);
  return {
    id: `rho-${rho}-${windows}`,
    title: `Dirichlet-multinomial, ρ = ${rho}, baseline of ${windows} windows`,
    ...trailing(windows),
    generate: (random, count) => range(0, count).map(() => random.multinomial(EVENTS, random.dirichlet(alpha))),
  };
}

const RARE = 200;

function sparseTail(): World {
  const shares = [0.7, 0.15, 0.1, ...range(0, RARE).map(() => 0.05 / RARE)];
  return {
    id: 'sparse-tail',
    title: `sparse tail of ${RARE} rare categories, baseline of 60 windows`,
    ...trailing(60),
    generate: (random, count) => range(0, count).map(() => random.multinomial(EVENTS, shares)),
  };
}

const SEASON_WINDOW = 30 * MINUTE;
const DAY_WINDOWS = (24 * 60 * MINUTE) / SEASON_WINDOW;
const DAYS = 7;

/** Shares follow the hour of the day; the baseline is the same time on the days before. */
function season(): World {
  const shares = (t: number) => {
    const swing = 0.1 * Math.sin((2 * Math.PI * t) / DAY_WINDOWS);
    return SHARES.map((share, i) => share + (i === 0 ? -swing : i === 1 ? swing : 0));
  };
  return {
    id: 'season',
    title: `daily season, baseline the same time on ${DAYS} days before`,
    windowMs: SEASON_WINDOW,
    baseline: { kind: 'offset', offsets: range(1, DAYS + 1).map((day) => `${day}d`) },
    before: DAYS * DAY_WINDOWS,
    reference: (t) => range(1, DAYS + 1).map((day) => t - day * DAY_WINDOWS),
    generate: (random, count) =>
      range(0, count).map((t) =>
        random.multinomial(
          EVENTS,
          shares(t).map((p) => Math.max(p, 0))
        )
      ),
  };
}

export const WORLDS: World[] = [
  ...[1, 10, 60].map(multinomial),
  ...[0.001, 0.01, 0.05].flatMap((rho) => [10, 60].map((windows) => overdispersed(rho, windows))),
  sparseTail(),
  season(),
];

/**
 * Shares at Cohen's w from `SHARES`: weight moves from the largest category to the second. The shift is scaled until
 * w² = Σ (p - q)² / q is met.
 */
export function shifted(w: number): number[] {
  const delta = w / Math.sqrt(1 / SHARES[0] + 1 / SHARES[1]);
  return SHARES.map((share, i) => share + (i === 0 ? -delta : i === 1 ? delta : 0));
}
