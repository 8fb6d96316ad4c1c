import { DistributionError, plan } from '../../core';
import { asked, gridOf } from '../../core/asked';
import { levelsOf } from '../../core/detect/levels';
import { Notices } from '../../core/model/notices';
import { interpolateOwn } from '../run/interpolate';
import { queryRange } from '../run/range';
import { toCoreQuery, type DistributionTarget } from '../types';
import type { HintText } from './Hint';
import { remedies, type PlannedPart, type Remedy } from './remedies';
import type { SectionProps } from './section';

/** What a query asks of its upstream, in words; or what is impossible about it, and which part is to blame. */
export interface Planned {
  summary: string;
  problem: string;
  part: PlannedPart | null;
  /** What makes it possible. */
  remedy?: Remedy;
  windowMs?: number;
  /** What p of a window is held against. */
  alpha?: number;
}

/** The plan of the query as it is being edited. The part to blame is the first without which the query would be possible. */
export function planned({
  datasource,
  query,
  data,
  range,
  groups,
}: Pick<SectionProps, 'query' | 'data' | 'range' | 'groups'> & {
  datasource?: Pick<SectionProps['datasource'], 'kept'>;
}): Planned {
  const shown = data?.timeRange ?? range;
  if (!shown || !query.upstream?.datasource) {
    return { summary: '', problem: '', part: null };
  }
  const attempt = (target: DistributionTarget) => {
    try {
      const own = toCoreQuery(interpolateOwn(target, data?.request?.scopedVars ?? {}));
      const when = queryRange(own, shown, data?.request?.timezone);
      const { summary, windowMs } = plan(own, when, datasource?.kept);
      const normal = asked(own, datasource?.kept);
      const { alpha } = levelsOf(normal, gridOf(normal, when), groups, new Notices());
      return { summary, windowMs, alpha, problem: '' };
    } catch (error) {
      if (error instanceof DistributionError) {
        return { summary: '', problem: error.message };
      }
      throw error;
    }
  };
  const answer = attempt(query);
  const remedy =
    answer.problem === '' ? undefined : remedies(query).find(({ query: mended }) => attempt(mended).problem === '');
  return { ...answer, part: remedy?.part ?? null, ...(remedy && { remedy }) };
}

/** The problem as a hint beside the part that is to blame; what no part alone can mend stands beside the baseline. */
export function planHint(
  { problem, part, remedy }: Planned,
  beside: PlannedPart,
  onApply: SectionProps['onApply']
): HintText | null {
  if (problem === '' || (part ?? 'baseline') !== beside) {
    return null;
  }
  return { problem, remedy: remedy && { label: remedy.label, apply: () => onApply(remedy.query) } };
}
