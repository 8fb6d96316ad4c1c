import {
  CoreApp,
  LoadingState,
  type AdHocVariableFilter,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { config, DataSourceWithBackend } from '@grafana/runtime';
import {
  catchError,
  combineLatest,
  defer,
  filter,
  lastValueFrom,
  map,
  of,
  startWith,
  switchMap,
  type Observable,
} from 'rxjs';
import type { Kept, UpstreamQuery, UpstreamRef } from '../core';
import { ALERT_FORMAT } from '../core/model/query';
import { DEFAULTS } from '../core/defaults';
import { annotationSupport } from './annotationSupport';
import { AnswerMemory } from './answerMemory';
import { containsVariable, interpolateOwn, interpolateTexts } from './run/interpolate';
import type { TargetAnswer } from './run/target';
import { overallState } from './run/state';
import { Upstreams } from './run/upstreams';
import { queryText } from './sentences';
import {
  toCoreQuery,
  type DistributionAnnotation,
  type DistributionOptions,
  type DistributionTarget,
  type DistributionVariable,
} from './types';

/** Nothing has arrived yet. */
const PENDING: TargetAnswer = { frames: [], state: LoadingState.Loading };

/**
 * The browser host: runs the plan with the upstreams' own plugins, under the viewer's permission. Alert rules and public dashboards,
 * which have no viewer who may query, are answered by the backend, as is the health check.
 */
export class DistributionDataSource extends DataSourceWithBackend<DistributionTarget, DistributionOptions> {
  annotations = annotationSupport;
  readonly answers = new AnswerMemory();
  /** What the settings keep for all queries; what the editor shares is added to it, until the page is loaded again. */
  readonly kept: Kept;
  private readonly begins: DistributionOptions['detect'];
  private readonly remembers: boolean;
  private readonly upstreams = new Upstreams();

  constructor(settings: DataSourceInstanceSettings<DistributionOptions>) {
    super(settings);
    const { snapshots = {}, limits, detect, remember = true } = settings.jsonData ?? {};
    this.kept = { snapshots: { ...snapshots }, limits };
    this.begins = detect;
    this.remembers = remember;
  }

  query(request: DataQueryRequest<DistributionTarget>): Observable<DataQueryResponse> {
    if (config.publicDashboardAccessToken || isAlerting(request.app)) {
      return super.query(request);
    }
    const targets = request.targets.filter((target) => this.filterQuery(target));
    if (targets.length === 0) {
      return of({ data: [], state: LoadingState.Done });
    }
    return combineLatest(
      targets.map((target) =>
        (marksSilences(target) ? this.silences(target, request) : this.run(target, request)).pipe(startWith(PENDING))
      )
    ).pipe(
      filter((answers) => answers.some((answer) => answer !== PENDING)),
      map(toResponse)
    );
  }

  /** One query's frames over a range, whatever host a request of that app would go to: for the editor's own questions. */
  async answer(target: DistributionTarget, range: TimeRange): Promise<DataFrame[]> {
    const request: DataQueryRequest<DistributionTarget> = {
      requestId: `editor|${this.uid}|${target.refId}`,
      interval: '',
      intervalMs: 0,
      range,
      scopedVars: {},
      targets: [target],
      timezone: 'browser',
      app: CoreApp.Unknown,
      startTime: Date.now(),
    };
    const { frames, error } = await lastValueFrom(this.run(target, request));
    if (error) {
      throw new Error(error.message);
    }
    return frames;
  }

  /** What a template variable can be. */
  async list(request: DataQueryRequest<DistributionVariable>): Promise<MetricFindValue[]> {
    const { listed } = await import('./run/listed');
    return listed(request, this.upstreams);
  }

  /** What an ad-hoc filter over this data source can name: what the upstreams of its queries say. */
  async getTagKeys(options?: DataSourceGetTagKeysOptions<DistributionTarget>): Promise<MetricFindValue[]> {
    const { tagsOf } = await import('./run/tags');
    return tagsOf(options?.queries, (upstream, queries) =>
      upstream.getTagKeys?.({ ...options, filters: options?.filters ?? [], queries })
    );
  }

  async getTagValues(options: DataSourceGetTagValuesOptions<DistributionTarget>): Promise<MetricFindValue[]> {
    const { tagsOf } = await import('./run/tags');
    return tagsOf(options.queries, (upstream, queries) => upstream.getTagValues?.({ ...options, queries }));
  }

  filterQuery(query: DistributionTarget): boolean {
    return (
      marksSilences(query) ||
      (!query.hide && Boolean(query.upstream?.datasource?.uid) && query.upstream?.query !== undefined)
    );
  }

  getDefaultQuery(app: CoreApp): Partial<DistributionTarget> {
    return {
      ...(this.begins && { detect: this.begins }),
      ...(isAlerting(app) && { format: ALERT_FORMAT, alertStatistic: DEFAULTS.alertStatistic }),
    };
  }

  getQueryDisplayText(query: DistributionTarget): string {
    return queryText(toCoreQuery(query));
  }

  targetContainsTemplate(query: DistributionTarget): boolean {
    return containsVariable({ ...query, datasource: undefined });
  }

  applyTemplateVariables(
    query: DistributionTarget,
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): DistributionTarget {
    return interpolateOwn(query, scopedVars, (embedded, ref) =>
      this.interpolateEmbedded(ref, embedded, scopedVars, filters)
    );
  }

  private silences({ refId }: DistributionTarget, { range }: DataQueryRequest): Observable<TargetAnswer> {
    return defer(async () => {
      const { silencesBetween } = await import('./silences/silencesBetween');
      return silencesBetween(this.uid, { from: range.from.valueOf(), to: range.to.valueOf() }, refId);
    }).pipe(catchError(() => of(notLoaded(refId))));
  }

  private run(target: DistributionTarget, request: DataQueryRequest<DistributionTarget>): Observable<TargetAnswer> {
    // a dashboard loads this module before it shows anything; the core comes with the first query
    return defer(() => import('./run/target')).pipe(
      switchMap(({ runTarget }) =>
        runTarget(target, request, this.upstreams, { kept: this.kept, remembers: this.remembers }, (frames) =>
          this.answers.remember(target, frames)
        )
      ),
      catchError(() => of(notLoaded(target.refId)))
    );
  }

  /** By the upstream's plugin once it is loaded, since that one knows how to quote. */
  private interpolateEmbedded(
    ref: UpstreamRef | undefined,
    query: UpstreamQuery,
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): UpstreamQuery {
    const upstream = ref && this.upstreams.loaded(ref.uid);
    if (!upstream?.interpolateVariablesInQueries) {
      return interpolateTexts(query, scopedVars);
    }
    const whole: DataQuery = { refId: 'A', ...query, datasource: ref };
    const { datasource: _, ...filled } = upstream.interpolateVariablesInQueries([whole], scopedVars, filters)[0];
    return filled;
  }
}

const marksSilences = ({ marks }: DistributionAnnotation): boolean => marks === 'silences';

/** The one thing that `runTarget` can't answer for itself. */
const notLoaded = (refId: string): TargetAnswer => ({
  frames: [],
  state: LoadingState.Error,
  error: { refId, message: 'A part of the plugin could not be loaded, perhaps because of an update. Reload the page.' },
});

const isAlerting = (app: string | undefined) => app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;

function toResponse(answers: TargetAnswer[]): DataQueryResponse {
  const errors = answers.flatMap(({ error }) => (error ? [error] : []));
  return {
    data: answers.flatMap(({ frames }) => frames),
    state: overallState(answers.map(({ state }) => state)),
    ...(errors.length > 0 && { errors }),
  };
}
