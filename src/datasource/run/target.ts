import {
  LoadingState,
  rangeUtil,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type TimeRange,
} from '@grafana/data';
import { catchError, combineLatest, defer, map, of, type Observable } from 'rxjs';
import { derive, DistributionError, plan, type DistributionQuery, type Kept, type QueryRange } from '../../core';
import { KERNEL } from '../../core/kernel';
import { toCoreQuery, type DistributionTarget } from '../types';
import { toQueryError } from './queryErrors';
import { fromCoreFrame, toCoreFrame } from './upstreamFrames';
import { interpolateOwn } from './interpolate';
import { addLinks } from './links';
import { overallState } from './state';
import { queryRange } from './range';
import { DerivedMemory } from './derivedMemory';
import { remembering } from './remembering';
import { runUpstream, type UpstreamAnswer } from './upstream';
import type { Upstreams } from './upstreams';

/** What one query has brought so far. */
export interface TargetAnswer {
  frames: DataFrame[];
  state: LoadingState;
  error?: DataQueryError;
}

/** What a data source's settings say of every query. */
interface Settings {
  kept: Kept;
  /** Whether what the page has judged before is used again. */
  remembers: boolean;
}

/** The whole page's, whichever panel and data source asks: what the drift rule said, and what became of it. */
const REMEMBERING = remembering(KERNEL);
const DERIVED = new DerivedMemory();

/** Sees the upstream's answer about the observed windows, for the editor. */
export type OnObserved = (frames: DataFrame[]) => void;

/**
 * Plans the query, runs the plan with the upstreams' plugins, and derives the distribution from what has arrived, again with every
 * further part. Never fails: what goes wrong is in the answer. Unsubscribing cancels the upstreams' requests.
 */
export function runTarget(
  target: DistributionTarget,
  request: DataQueryRequest<DistributionTarget>,
  upstreams: Upstreams,
  settings: Settings,
  onObserved: OnObserved
): Observable<TargetAnswer> {
  const { refId } = target;
  return defer(() => {
    const query = toCoreQuery(interpolateOwn(target, request.scopedVars));
    const range = queryRange(query, request.range, request.timezone);
    const { requests } = plan(query, range, settings.kept);
    const answers = requests.map((planned) => runUpstream(planned, request, refId, upstreams));
    return combineLatest(answers).pipe(
      map((arrived) => {
        const observed = arrived[0];
        if (!observed.error && !observed.empty) {
          onObserved(observed.frames);
        }
        // a stream goes on where the range ended
        const until = arrived.some(({ state }) => state === LoadingState.Streaming)
          ? goneOn(request.range)
          : request.range;
        const answer = deriveAnswer(query, queryRange(query, until, request.timezone), arrived, settings, refId);
        const upstream = upstreams.loaded(requests[0].datasource.uid);
        if (upstream !== undefined) {
          addLinks(answer.frames, { query, planned: requests[0], answer: observed.frames, upstream, request });
        }
        return answer;
      })
    );
  }).pipe(
    catchError((error: unknown) => of({ frames: [], state: LoadingState.Error, error: toQueryError(error, refId) }))
  );
}

/** A range that ends now, as of now. */
const goneOn = (range: TimeRange): TimeRange =>
  typeof range.raw.to === 'string' ? rangeUtil.convertRawToRange(range.raw) : range;

function deriveAnswer(
  query: DistributionQuery,
  range: QueryRange,
  answers: UpstreamAnswer[],
  { kept, remembers }: Settings,
  refId: string
): TargetAnswer {
  if (answers[0].empty) {
    // nothing is asked yet: no answer, and no error either
    return { frames: [], state: LoadingState.Done };
  }
  const state = overallState(answers.map((answer) => answer.state));
  try {
    answers.forEach(requireQuery);
    const responses = answers.map(({ id, frames, error }) => ({ id, frames: frames.map(toCoreFrame), error }));
    const frames = remembers
      ? DERIVED.derive(query, range, responses, kept, REMEMBERING)
      : derive(query, range, responses, { kept }).frames;
    return { frames: frames.map(fromCoreFrame), state };
  } catch (error) {
    const unfinished = state === LoadingState.Loading && !(error instanceof DistributionError && error.code !== 'data');
    return unfinished
      ? { frames: [], state }
      : { frames: [], state: LoadingState.Error, error: toQueryError(error, refId) };
  }
}

function requireQuery({ empty }: UpstreamAnswer): void {
  if (empty) {
    throw new DistributionError('query', 'The baseline query is empty.', 'Write the query that counts the baseline.');
  }
}
