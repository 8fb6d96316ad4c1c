import { dataFrameToJSON, LoadingState } from '@grafana/data';
import { useEffect, useRef, useState } from 'react';
import type { FrameJSON } from '../../../src/core';
import type { Answer } from '../host/useAnswer';
import { postJSON } from '../host/http';
import { compareHosts, type HostsCompared } from './rows';

export type BackendState =
  | { kind: 'asking' }
  | { kind: 'compared'; comparison: HostsCompared }
  /** One of the hosts refuses the query, or there is no backend. */
  | { kind: 'refused'; browser: string | null; backend: string | null }
  | { kind: 'different'; how: string };

/**
 * Asks the backend what the browser has just answered, over the same range. One question at a time: live data must not take back the
 * question that a slow backend is answering (what came meanwhile is asked next); another query does.
 */
export function useBackend({ query, range, data }: Answer): BackendState {
  const [state, setState] = useState<BackendState>({ kind: 'asking' });
  const asked = useRef<{ query: Answer['query']; ended: AbortController } | null>(null);
  const answered = useRef<Answer['data']['series'] | null>(null);
  const { series, state: loading, errors } = data;
  useEffect(() => {
    if (loading !== LoadingState.Done && loading !== LoadingState.Error) {
      return;
    }
    if (asked.current?.query === query || answered.current === series) {
      return;
    }
    asked.current?.ended.abort();
    const own = { query, ended: new AbortController() };
    asked.current = own;
    const answer = (next: BackendState) => {
      if (asked.current === own) {
        asked.current = null;
        answered.current = series;
        setState(next);
      }
    };
    const browser = errors?.[0] ? (errors[0].message ?? 'The query failed') : null;
    const question = { query, range: { from: range.from.valueOf(), to: range.to.valueOf() } };
    const ours = series.map((frame) => dataFrameToJSON(frame) as FrameJSON);
    postJSON<{ frames: FrameJSON[] | null }>('/backend/query', question, own.ended.signal).then(
      ({ frames }) =>
        answer(browser === null ? compared(ours, frames ?? []) : { kind: 'refused', browser, backend: null }),
      (error: Error) => answer({ kind: 'refused', browser, backend: error.message })
    );
  }, [query, range, series, loading, errors, state]);
  useEffect(() => () => asked.current?.ended.abort(), []);
  return state;
}

function compared(ours: FrameJSON[], theirs: FrameJSON[]): BackendState {
  try {
    return { kind: 'compared', comparison: compareHosts(ours, theirs) };
  } catch (error) {
    return { kind: 'different', how: error instanceof Error ? error.message : String(error) };
  }
}
