import type { Random } from '../src/core/numeric';

/** Traffic of one group, window by window: how many events, and the shares that they are drawn from. */
export interface World {
  title: string;
  categories: number;
  /** Events of window t. */
  events(t: number): number;
  /** Begins a series: the shares of each window, asked for in order. */
  begin(random: Random): (t: number) => number[];
}

/** Status codes: 2xx, 3xx, 4xx, 5xx. */
export const CODES = [0.955, 0.02, 0.02, 0.005];
/** Six categories, one large, some small. */
export const SIX = [0.72, 0.12, 0.08, 0.05, 0.02, 0.01];
/** The category of `SIX` that wanders in the worlds where one does: 2 %. */
export const WANDERER = 4;

/** Kinds that may turn up beside `CODES`. */
const STRAYS = 6;

const DAY = 1440;
const TURN = 2 * Math.PI;

/** Category k by a factor; the others give way in proportion. */
export function scaled(shares: number[], k: number, factor: number): number[] {
  return moved(shares, k, Math.min(0.9, shares[k] * factor));
}

/** Category k at a share; the others give way in proportion. */
export function moved(shares: number[], k: number, share: number): number[] {
  const rest = (1 - share) / (1 - shares[k]);
  return shares.map((own, i) => (i === k ? share : own * rest));
}

/** Cohen's w from `SIX`: weight moves from the largest category to the second until w² = Σ (p - q)² / q. */
export function byEffect(w: number): number[] {
  const delta = w / Math.sqrt(1 / SIX[0] + 1 / SIX[1]);
  return SIX.map((share, i) => share + (i === 0 ? -delta : i === 1 ? delta : 0));
}

export const steady = (title: string, shares: number[], n: number): World => ({
  title,
  categories: shares.length,
  events: () => n,
  begin: () => () => shares,
});

/** Dirichlet-multinomial: every category varies alike, ρ = 1 / (1 + Σα). */
export const dirichlet = (title: string, shares: number[], n: number, rho: number): World => ({
  ...steady(title, shares, n),
  begin: (random) => () => Array.from(random.dirichlet(shares.map((share) => share * (1 / rho - 1)))),
});

/** One category is log-normal, windows independent. */
export const wandering = (title: string, shares: number[], n: number, k: number, sd: number): World => ({
  ...steady(title, shares, n),
  begin: (random) => () => scaled(shares, k, Math.exp(sd * random.normal() - (sd * sd) / 2)),
});

/** One category's logarithm is an AR(1) with a correlation time of `tau` windows. */
export const autocorrelated = (
  title: string,
  shares: number[],
  n: number,
  k: number,
  sd: number,
  tau: number
): World => ({
  ...steady(title, shares, n),
  begin: (random) => {
    const keep = Math.exp(-1 / tau);
    const fresh = Math.sqrt(1 - keep * keep);
    let state = sd * random.normal();
    return () => {
      state = keep * state + fresh * sd * random.normal();
      return scaled(shares, k, Math.exp(state));
    };
  },
});

/** One category swings over the day. */
export const daily = (title: string, shares: number[], n: number, k: number, amplitude: number): World => ({
  ...steady(title, shares, n),
  begin: (random) => {
    const phase = TURN * random.uniform();
    return (t) => scaled(shares, k, 1 + amplitude * Math.sin(phase + (TURN * t) / DAY));
  },
});

/** The number of events swings over the day between two bounds; `rho` as in `dirichlet`, 0 for none. */
export const swinging = (title: string, shares: number[], low: number, high: number, rho: number): World => ({
  ...(rho > 0 ? dirichlet(title, shares, 1, rho) : steady(title, shares, 1)),
  events: (t) => Math.round(low * Math.pow(high / low, 0.5 + 0.5 * Math.sin((TURN * t) / DAY))),
});

/** Storms of one category, `length` windows long: log-normal about a tenth of the events. */
export const stormy = (
  title: string,
  shares: number[],
  n: number,
  k: number,
  length: number,
  perDay: number
): World => ({
  ...steady(title, shares, n),
  begin: (random) =>
    withStorms(
      random,
      () => shares,
      () => k,
      length,
      perDay / DAY
    ),
});

/** Kinds that were never seen before, so many a day: a few events in one window. */
export const strays = (title: string, n: number, perDay: number): World => ({
  ...steady(title, CODES.concat(Array(STRAYS).fill(0)), n),
  begin: (random) => {
    let next = CODES.length;
    return () => {
      const shares = CODES.concat(Array(STRAYS).fill(0));
      if (random.uniform() < perDay / DAY) {
        shares[next] = Math.ceil(9 * random.uniform()) / n;
        next = next + 1 < shares.length ? next + 1 : CODES.length;
      }
      return shares;
    };
  },
});

/** What real traffic mixes: AR(1) of 30 minutes and 15 %, a daily swing of 20 %, fivefold traffic by day, bursts of two windows. */
export const mixed = (title: string, shares: number[], n: number, k: number): World => ({
  title,
  categories: shares.length,
  events: (t) => Math.round(n * Math.pow(5, 0.5 * Math.sin((TURN * t) / DAY))),
  begin: (random) => {
    const wander = autocorrelated('', shares, n, k, 0.15, 30).begin(random);
    const phase = TURN * random.uniform();
    const swung = (t: number) => scaled(wander(t), k, 1 + 0.2 * Math.sin(phase + (TURN * t) / DAY));
    const own = Math.floor(random.uniform() * shares.length);
    return withStorms(random, swung, () => own, 2, 0.01);
  },
});

/** Storms of a category, log-normal about a tenth of the events. */
export function withStorms(
  random: Random,
  sharesOf: (t: number) => number[],
  category: () => number,
  length: number,
  chance: number
): (t: number) => number[] {
  let left = 0;
  let part = 0;
  return (t) => {
    const shares = sharesOf(t);
    if (left === 0 && random.uniform() < chance) {
      left = length;
      part = Math.min(0.6, 0.1 * Math.exp(0.5 * random.normal()));
    }
    if (left === 0) {
      return shares;
    }
    left--;
    const k = category();
    return shares.map((share, i) => share * (1 - part) + (i === k ? part : 0));
  };
}
