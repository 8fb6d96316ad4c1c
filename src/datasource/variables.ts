import type { ComponentType } from 'react';
import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type MetricFindValue,
  type QueryEditorProps,
} from '@grafana/data';
import { from, map, type Observable } from 'rxjs';
import type { DistributionOptions, DistributionTarget, DistributionVariable } from './types';

type Api = DataSourceApi<DistributionTarget, DistributionOptions>;

interface Lists extends Api {
  list(request: DataQueryRequest<DistributionVariable>): Promise<MetricFindValue[]>;
}

/** Template variables: the categories, groups or statistics of a query, as values to choose from. */
export class DistributionVariables<DS extends Lists> extends CustomVariableSupport<
  DS,
  DistributionVariable,
  DistributionTarget,
  DistributionOptions
> {
  constructor(
    private readonly datasource: DS,
    readonly editor: ComponentType<QueryEditorProps<DS, DistributionTarget, DistributionOptions, DistributionVariable>>
  ) {
    super();
  }

  query(request: DataQueryRequest<DistributionVariable>): Observable<DataQueryResponse> {
    return from(this.datasource.list(request)).pipe(map((data) => ({ data })));
  }
}
