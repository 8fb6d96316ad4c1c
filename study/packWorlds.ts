import type { DistributionQuery, UpstreamQuery } from '../src/core';
import { random, type Random } from '../src/core/numeric';
import type { Counts } from './road';
import { autocorrelated, moved, scaled, SIX, WANDERER, withStorms } from './worlds';

/** Traffic over which a pack of alert rules is held: what it is while nothing has happened, and a fault that the pack is for. */
export interface PackWorld {
  /** The pack's id. */
  pack: string;
  categories: readonly string[];
  query: Partial<DistributionQuery>;
  shares: number[];
  /** Events of a window on average over the day. */
  n: number;
  /** Events of the control for each of the observed ones. */
  control?: number;
  fault(shares: number[], random: Random): { shares: number[]; n?: number };
  /** What its notification names. */
  names: string;
  /** Windows after the fault's end until every rule of the pack is over. */
  over: number;
}

const CODES = ['200', '201', '404', '429', '500', '503'] as const;
const LABELS = ['cat', 'dog', 'bird', 'fish', 'unsure', 'none'] as const;
const TIERS = ['edge', 'shield', 'peer', 'region', 'cold', 'origin'] as const;
const BUCKETS = ['control', 'blue', 'green'] as const;
const TYPES = ['page.view', 'cart.add', 'order.paid', 'login', 'search', 'refund', 'order_paid'] as const;

const HOUR = 60;

/** A world per pack, in the order of the packs. */
export const PACK_WORLDS: PackWorld[] = [
  {
    pack: 'error-class-shift',
    categories: CODES,
    query: {},
    shares: SIX,
    n: 3000,
    fault: (shares) => ({ shares: moved(shares, 5, 0.06) }),
    names: '503',
    over: 20,
  },
  {
    pack: 'allocation-mismatch',
    categories: BUCKETS,
    query: { baseline: { kind: 'fixed', shares: { control: 50, blue: 25, green: 25 } } },
    shares: [0.5, 0.25, 0.25],
    n: 3000,
    fault: () => ({ shares: [0.58, 0.21, 0.21] }),
    names: 'control',
    over: 10,
  },
  {
    pack: 'canary-mismatch',
    categories: CODES,
    query: {},
    shares: SIX,
    n: 1000,
    control: 9,
    fault: (shares) => ({ shares: moved(shares, 5, 0.06) }),
    names: '503',
    over: 20,
  },
  {
    pack: 'unseen-category',
    categories: TYPES,
    query: {},
    shares: [...SIX, 0],
    n: 3000,
    fault: (shares) => ({ shares: moved(shares, 6, 0.01) }),
    names: 'order_paid',
    over: 25,
  },
  {
    pack: 'rare-category-burst',
    categories: CODES,
    query: {},
    shares: [0.7595, 0.12, 0.08, 0.03, 0.01, 0.0005],
    n: 3000,
    fault: (shares) => ({ shares: moved(shares, 5, 0.01) }),
    names: '503',
    over: 20,
  },
  {
    pack: 'entropy-collapse',
    categories: TIERS,
    query: {},
    shares: SIX,
    n: 3000,
    fault: () => ({ shares: [0.995, 0.001, 0.001, 0.001, 0.001, 0.001] }),
    names: 'edge',
    over: 5,
  },
  {
    pack: 'overdispersion',
    categories: CODES,
    query: {},
    shares: SIX,
    n: 3000,
    fault: (_, source) => ({ shares: Array.from(source.dirichlet(SIX.map((share) => share * 12))) }),
    names: '',
    over: 3 * HOUR,
  },
  {
    pack: 'model-label-drift',
    categories: LABELS,
    query: {},
    shares: SIX,
    n: 3000,
    fault: (shares) => ({ shares: moved(shares, 4, 0.15) }),
    names: 'unsure',
    over: 20,
  },
  {
    pack: 'slo-burn',
    categories: CODES,
    query: { categories: { rare: ['500', '503'] }, objective: 0.995, budgetPeriod: '1d' },
    shares: [0.8585, 0.09, 0.03, 0.02, 0.001, 0.0005],
    n: 3000,
    fault: (shares) => ({ shares: moved(shares, 5, 0.9) }),
    names: '503',
    over: 25 * HOUR,
  },
  {
    pack: 'no-data',
    categories: CODES,
    query: {},
    shares: SIX,
    n: 3000,
    fault: (shares) => ({ shares, n: 0 }),
    names: '',
    over: 5,
  },
];

const MINUTE = 60_000;

/**
 * What an upstream answers: a column of events per category, by intervals of whole minutes that lie within the range and what there is.
 *
 * @param begin when the first window of the counts begins, ms since the epoch
 * @returns ends of the intervals, and a column per category
 */
export function answerOf(
  { windows, categories, counts }: Counts,
  begin: number,
  { from, to, intervalMs }: { from: number; to: number; intervalMs: number }
): { ends: number[]; columns: number[][] } {
  const width = intervalMs / MINUTE;
  const ends: number[] = [];
  const columns = Array.from({ length: categories }, (): number[] => []);
  const first = Math.max(Math.ceil(from / intervalMs), Math.ceil(begin / intervalMs));
  for (let i = first; (i + 1) * intervalMs <= Math.min(to, begin + windows * MINUTE); i++) {
    const t = (i * intervalMs - begin) / MINUTE;
    ends.push((i + 1) * intervalMs);
    columns.forEach((column, k) => {
      let sum = 0;
      for (let w = t; w < t + width; w++) {
        sum += counts[w * categories + k];
      }
      column.push(sum);
    });
  }
  return { ends, columns };
}

/** The query that a pack's rules are made over, of an upstream that is asked for `expr`, and for `control`. */
export function packQuery({ query, control }: PackWorld, of: (expr: string) => UpstreamQuery): DistributionQuery {
  return {
    refId: 'A',
    category: 'code',
    window: { size: '1m' },
    ...query,
    ...(control && { baseline: { kind: 'query', query: of('control') } }),
    upstream: { query: of('observed') },
  };
}

const DAY = 1440;
const TURN = 2 * Math.PI;
/** Storms a window, of two windows each: 14 a day. */
const STORMS = 0.01;

/**
 * Traffic that swings fivefold over the day, with a category that wanders by 15 % for half an hour at a time and swings by 20 % over the
 * day, and storms of two windows in a category that is neither bad nor new. An experiment's buckets are drawn by a hash: their shares
 * stand still.
 */
export function packTraffic(
  world: PackWorld,
  windows: number,
  seed: number,
  fault?: { from: number; until: number }
): { observed: Counts; control?: Counts } {
  const source = random(seed);
  const categories = world.categories.length;
  const sharesOf = usualShares(world, source);
  const observed = new Float64Array(windows * categories);
  const beside = new Float64Array(world.control ? windows * categories : 0);
  for (let t = 0; t < windows; t++) {
    const n = Math.round(world.n * Math.pow(5, 0.5 * Math.sin((TURN * t) / DAY)));
    const usual = sharesOf(t);
    const hit = fault !== undefined && t >= fault.from && t < fault.until;
    const now = hit ? world.fault(usual, source) : { shares: usual };
    observed.set(source.multinomial(now.n ?? n, now.shares), t * categories);
    if (world.control) {
      beside.set(source.multinomial(n * world.control, usual), t * categories);
    }
  }
  const counts = (own: Float64Array): Counts => ({ windows, categories, counts: own });
  return { observed: counts(observed), ...(world.control && { control: counts(beside) }) };
}

function usualShares({ shares, query, n }: PackWorld, source: Random): (t: number) => number[] {
  if (query.baseline?.kind === 'fixed') {
    return () => shares;
  }
  const wander = autocorrelated('', shares, n, WANDERER, 0.15, 30).begin(source);
  const phase = TURN * source.uniform();
  const swung = (t: number) => scaled(wander(t), WANDERER, 1 + 0.2 * Math.sin(phase + (TURN * t) / DAY));
  const stormy = Math.floor(source.uniform() * WANDERER);
  return withStorms(source, swung, () => stormy, 2, STORMS);
}
