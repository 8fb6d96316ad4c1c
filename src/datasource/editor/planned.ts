import { DistributionError, plan } from '../../core';
import { interpolateOwn } from '../run/interpolate';
import { toCoreQuery, type DistributionTarget } from '../types';
import type { HintText } from './Hint';
import type { SectionProps } from './section';

/** Parts of a query that can be impossible by themselves, and what to click in place of what was chosen. */
const REMEDIES = {
  window: 'Use windows that fit the range',
  baseline: 'Use the windows before',
  detect: 'Use the usual thresholds',
  categories: 'Use the largest categories',
} as const;
export type PlannedPart = keyof typeof REMEDIES;

/** What a query asks of its upstream, in words; or what is impossible about it, and which part is to blame. */
export interface Planned {
  summary: string;
  problem: string;
  part: PlannedPart | null;
}

/** The plan of the query as it is being edited. The part to blame is the first without which the query would be possible. */
export function planned({ query, data, range }: Pick<SectionProps, 'query' | 'data' | 'range'>): Planned {
  const asked = data?.timeRange ?? range;
  if (!asked || !query.upstream?.datasource) {
    return { summary: '', problem: '', part: null };
  }
  const [from, to] = [asked.from.valueOf(), asked.to.valueOf()];
  const attempt = (target: DistributionTarget) => {
    try {
      const filled = toCoreQuery(interpolateOwn(target, data?.request?.scopedVars ?? {}));
      return { summary: plan(filled, { from, to, now: Date.now() }).summary, problem: '' };
    } catch (error) {
      if (error instanceof DistributionError) {
        return { summary: '', problem: error.message };
      }
      throw error;
    }
  };
  const answer = attempt(query);
  const parts = Object.keys(REMEDIES) as PlannedPart[];
  const blamed = answer.problem === '' ? null : parts.find((part) => attempt(without(query, part)).problem === '');
  return { ...answer, part: blamed ?? null };
}

/** The problem as a hint beside the part that is to blame; what no part alone can mend stands beside the baseline. */
export function planHint(
  { problem, part }: Planned,
  beside: PlannedPart,
  { query, onApply }: Pick<SectionProps, 'query' | 'onApply'>
): HintText | null {
  if (problem === '' || (part ?? 'baseline') !== beside) {
    return null;
  }
  return {
    problem,
    remedy: part ? { label: REMEDIES[part], apply: () => onApply(without(query, part)) } : undefined,
  };
}

const without = (query: DistributionTarget, part: PlannedPart): DistributionTarget => ({ ...query, [part]: undefined });
