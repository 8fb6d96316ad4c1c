import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { CoreApp, LoadingState, type PanelData, type TimeRange } from '@grafana/data';
import { askedKey } from '../answerMemory';
import type { DistributionDataSource } from '../DataSource';
import { upstreamText } from '../sentences';
import type { DistributionTarget } from '../types';
import { describeAnswer, type ObservedAnswer } from './observed';

/** How long the upstream's query has to stay as it is before it is asked. */
const SETTLED_MS = 500;

interface Asking {
  datasource: DistributionDataSource;
  query: DistributionTarget;
  data?: PanelData;
  range?: TimeRange;
  app?: string;
}

/**
 * The upstream's last answer to this query. Where Grafana doesn't run the query in the browser (alert rules), not before it is saved
 * (annotations), or has run it before the editor opened, the editor asks once by itself, so that labels can be chosen there too.
 */
export function useObserved({ datasource, query, data, range, app }: Asking): ObservedAnswer | null {
  const frames = useSyncExternalStore(datasource.answers.subscribe, () => datasource.answers.framesOf(query));
  const asks = !frames && (data === undefined || app === CoreApp.UnifiedAlerting || hasRun(query, data));
  const key = asks && upstreamText(query.upstream?.query) ? JSON.stringify(query.upstream) : '';
  const [from, to] = [range?.from.valueOf(), range?.to.valueOf()];
  useEffect(() => {
    if (key === '' || !range) {
      return undefined;
    }
    const timer = setTimeout(() => {
      const asked = { ...query, category: '', groupBy: [], baseline: { kind: 'uniform' as const } };
      // whatever the answer: what it holds comes by the memory, and a failure is told where the query itself is run
      datasource.answer(asked, range).catch(() => undefined);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
    // the query's other parts don't change what the upstream answers
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, from, to, datasource]);
  const groups = (query.groupBy ?? []).join('\n');
  return useMemo(
    () => (frames?.length ? describeAnswer(frames, groups === '' ? [] : groups.split('\n')) : null),
    [frames, groups]
  );
}

/** Whether what is shown is the answer to the query as it is now, and not to what it was before it was changed. */
function hasRun(query: DistributionTarget, { state, request }: PanelData): boolean {
  const run = request?.targets.find(({ refId }) => refId === query.refId) as DistributionTarget | undefined;
  return state === LoadingState.Done && run !== undefined && askedKey(run) === askedKey(query);
}
