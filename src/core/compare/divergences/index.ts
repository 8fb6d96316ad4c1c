import type { Divergence } from './divergence';
import { hellinger } from './hellinger';
import { jensenShannon } from './jensenShannon';
import { kl } from './kl';
import { psi } from './psi';
import { totalVariation } from './totalVariation';

/**
 * Every divergence that can judge a window, in the order of the editor's list. The query's checks, the statistics and their limits
 * follow from it, so that adding one is its file and a line here.
 */
const ENTRIES = [kl, psi, jensenShannon, hellinger, totalVariation] as const;

export type DivergenceId = (typeof ENTRIES)[number]['id'];

/** What says how significant a window is: the test's p, or a divergence held against what chance makes of it. */
export type Measure = 'p' | DivergenceId;

/** Where a divergence's limit comes from: computed by its law, or a percentile of the divergences of the earlier windows. */
export type LimitKind = 'computed' | 'percentile';

export const DIVERGENCES: ReadonlyArray<Divergence<DivergenceId>> = ENTRIES;

const BY_ID = new Map<string, Divergence<DivergenceId>>(DIVERGENCES.map((entry) => [entry.id, entry]));

/** The divergence of that id; undefined where it is no divergence. */
export const findDivergence = (id: string): Divergence<DivergenceId> | undefined => BY_ID.get(id);

export type { Divergence } from './divergence';
