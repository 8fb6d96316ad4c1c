import { useEffect, useMemo, useState } from 'react';
import { CoreApp, type PanelData, type TimeRange } from '@grafana/data';
import { describeAnswer, type ObservedAnswer } from '../answers';
import type { DistributionDataSource } from '../DataSource';
import { upstreamText } from '../sentences';
import type { DistributionTarget } from '../types';

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
 * The upstream's last answer to this query. Where Grafana doesn't run the query in the browser (alert rules) or not before it is
 * saved (annotations), the editor asks once by itself, so that labels can be chosen there too.
 */
export function useObserved({ datasource, query, data, range, app }: Asking): ObservedAnswer | null {
  const [, setAsked] = useState(0);
  const frames = datasource.answers.framesOf(query);
  const asks = !frames && (data === undefined || app === CoreApp.UnifiedAlerting);
  const key = asks && upstreamText(query.upstream?.query) ? JSON.stringify(query.upstream) : '';
  const [from, to] = [range?.from.valueOf(), range?.to.valueOf()];
  useEffect(() => {
    if (key === '' || !range) {
      return undefined;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      const asked = { ...query, category: '', groupBy: [], baseline: { kind: 'uniform' as const } };
      // whatever the answer: what it holds is in the memory, and a failure is told where the query itself is run
      datasource
        .answer(asked, range)
        .catch(() => undefined)
        .then(() => wanted && setAsked((count) => count + 1));
    }, SETTLED_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // the query's other parts don't change what the upstream answers
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, from, to, datasource]);
  const groups = (query.groupBy ?? []).join('\n');
  return useMemo(
    () => (frames ? describeAnswer(frames, groups === '' ? [] : groups.split('\n')) : null),
    [frames, groups]
  );
}
