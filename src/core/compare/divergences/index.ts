import type { Divergence } from './divergence';
import { DIVERGENCES } from './list';

const BY_ID = new Map<string, Divergence>(DIVERGENCES.map((entry) => [entry.id, entry]));

/** The divergence of that id; undefined where it is no divergence. */
export const findDivergence = (id: string): Divergence | undefined => BY_ID.get(id);

export { DIVERGENCES };
export type { Divergence } from './divergence';
