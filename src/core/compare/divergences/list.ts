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
export const DIVERGENCES: readonly Divergence[] = [kl, psi, jensenShannon, hellinger, totalVariation];
