import {
  createDataFrame,
  DataSourceApi,
  FieldType,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { of, type Observable } from 'rxjs';
import { settingsOf } from './grafana';

export interface CountsQuery extends DataQuery {
  expr?: string;
}

type Answer = (request: DataQueryRequest<CountsQuery>) => Observable<DataQueryResponse> | Promise<DataQueryResponse>;

/** A data source in memory: answers by a function, keeps what it was asked, and quotes variables in its own way. */
export class CountsDataSource extends DataSourceApi<CountsQuery> {
  readonly asked: Array<DataQueryRequest<CountsQuery>> = [];

  constructor(
    uid: string,
    private readonly answer: Answer = (request) => of({ data: countFrames(request) })
  ) {
    super(settingsOf(uid, 'counts', {}));
  }

  // the base class allows both forms, but only a Promise in its type for plugins of old
  query(request: DataQueryRequest<CountsQuery>): Observable<DataQueryResponse> {
    const filled = request.targets.map((target) => ({ ...target, expr: fill(target.expr, request.scopedVars) }));
    const own = { ...request, targets: filled };
    this.asked.push(own);
    return this.answer(own) as Observable<DataQueryResponse>;
  }

  filterQuery(query: CountsQuery): boolean {
    return query.expr !== '';
  }

  interpolateVariablesInQueries(queries: CountsQuery[], scopedVars: ScopedVars): CountsQuery[] {
    return queries.map((query) => ({ ...query, expr: fill(query.expr, scopedVars) }));
  }

  getDefaultQuery(): Partial<CountsQuery> {
    return { expr: '' };
  }

  async testDatasource(): Promise<TestDataSourceResponse> {
    return { status: 'success', message: 'ok' };
  }
}

/** Several values as `(a|b)`, as a query language would quote them. */
const fill = (text: string | undefined, scopedVars: ScopedVars) =>
  text === undefined
    ? undefined
    : getTemplateSrv().replace(text, scopedVars, (value: string | string[]) =>
        Array.isArray(value) ? `(${value.join('|')})` : value
      );

/** One point an interval over the request's range: `shares` of 1,000 events, labelled by `code`. */
export function countFrames(
  { range, intervalMs }: Pick<DataQueryRequest, 'range' | 'intervalMs'>,
  shares: Record<string, number> = { '200': 0.9, '404': 0.08, '500': 0.02 },
  labels: Record<string, string> = {}
): DataFrame[] {
  const times: number[] = [];
  for (let at = range.from.valueOf(); at < range.to.valueOf(); at += intervalMs) {
    times.push(at);
  }
  return Object.entries(shares).map(([code, share]) =>
    createDataFrame({
      fields: [
        { name: 'Time', type: FieldType.time, values: times },
        { name: 'Value', type: FieldType.number, labels: { ...labels, code }, values: times.map(() => 1000 * share) },
      ],
    })
  );
}
