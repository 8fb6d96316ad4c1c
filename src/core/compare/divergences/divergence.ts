import type { Vector } from '../../stats/checks';
import type { ChiSquareLaw } from '../../stats/divergenceLimit';

/** A divergence that can judge a window in place of a test's p, and is a statistic of it. */
export interface Divergence<Id extends string = string> {
  /** As queries and columns have it; its limit is the statistic of that id and `Limit`. */
  id: Id;
  /** As the editor and columns call it. */
  name: string;
  /** A few words below that. */
  hint: string;
  /** One line. */
  description: string;
  /** Grafana unit id. */
  unit: string;
  /** Of counts from baseline shares that `total` events are behind (Infinity where they are intended); null without events. */
  value(x: Vector, q: Vector, total: number): number | null;
  /** What chance makes of it; null where that can't be computed. */
  limit: {
    law: ChiSquareLaw;
    /** As columns call the limit. */
    name: string;
    /** As a sentence calls what is limited. */
    called: string;
  } | null;
  /** Much like it, and its limit can be computed: offered in place of one whose limit can't. */
  alike?: Divergence;
}

export const divergence = <const Id extends string>(entry: Divergence<Id>): Divergence<Id> => entry;

/** M as the smoothed divergences take it. */
export const smoothedBy = (total: number) => (total < Infinity ? { baselineTotal: total } : {});
