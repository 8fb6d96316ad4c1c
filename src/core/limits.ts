import { DistributionError } from './model/errors';

/** Every limit of the core, named. Past one comes an error with the limit, the value and the remedy, never a cut answer. */
export const LIMITS = {
  /** Windows a request may need, baseline included (Prometheus answers at most 11,000 points a series). */
  windows: 11_000,
  /** Groups a query may have. */
  groups: 500,
  /** Distinct categories read, before pooling, in all groups together. */
  categories: 10_000,
  /** window x category after pooling, in each group. */
  cells: 4_000_000,
  /** Values in all upstream frames together. */
  upstreamValues: 20_000_000,
  /** Windows a trailing baseline may have. */
  trailingWindows: 5_000,
  /** Longer windows that are judged beside the window. */
  scales: 8,
  /** Windows that the longest of them spans. */
  scale: 1_440,
  /** Offsets an offset baseline may have. */
  offsets: 30,
  /** Rules that map categories. */
  mappings: 50,
  /** Entries a schedule of quiet times may have. */
  schedule: 200,
} as const;

/** Those that a data source's settings can set. */
export const SETTABLE = ['groups', 'categories', 'windows', 'cells', 'upstreamValues'] as const;
export type SettableLimits = Record<(typeof SETTABLE)[number], number>;
/** How far above the plugin's own. */
export const MOST_TIMES = 10;

/** All limits of one query. */
export type Limits = Record<keyof typeof LIMITS, number>;

/**
 * The plugin's own limits, with those of a data source's settings in their place.
 *
 * @throws DistributionError for one that isn't a whole number from 1 to ten times the plugin's own
 */
export function limitsOf(own: Partial<SettableLimits> | undefined | null): Limits {
  const limits: Limits = { ...LIMITS };
  SETTABLE.forEach((name) => {
    const value = own?.[name];
    if (value === undefined || value === null) {
      return;
    }
    if (!(
      typeof value === 'number' &&
      Math.floor(value) === value &&
      value >= 1 &&
      value <= MOST_TIMES * LIMITS[name]
    )) {
      throw new DistributionError(
        'query',
        `Limit \`${name}\` of the data source’s settings is ${String(value)}.`,
        `It must be a whole number from 1 to ${MOST_TIMES * LIMITS[name]}.`
      );
    }
    limits[name] = value;
  });
  return limits;
}

const REMEDIES: Record<keyof typeof LIMITS, string> = {
  windows: 'Choose a longer window or step, a shorter time range, or fewer trailing windows.',
  groups: 'Group by fewer labels, or narrow the upstream query.',
  categories: 'Choose a label with fewer values as the category, or combine values in the upstream query.',
  cells: 'Choose a longer window, a shorter time range, fewer groups, or keep fewer categories by name.',
  upstreamValues: 'Aggregate in the upstream query, or choose a shorter time range.',
  trailingWindows: 'Choose fewer trailing windows, or a longer window.',
  scales: 'Choose fewer longer windows.',
  scale: 'Choose a shorter longest window, or a longer window.',
  offsets: 'Choose fewer offsets.',
  mappings: 'Combine rules by a regular expression.',
  schedule: 'Put them together: days as mon-fri, dates as a range.',
};

/** Throws when `value` is past the limit, in words that name the limit, the value and the remedy. */
export function requireWithin(limit: keyof typeof LIMITS, value: number, limits: Limits = LIMITS): void {
  if (value > limits[limit]) {
    throw new DistributionError(
      'limit',
      `Limit \`${limit}\` is ${limits[limit]}, and this query needs ${value}.`,
      REMEDIES[limit]
    );
  }
}
