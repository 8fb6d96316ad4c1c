import {
  DataSourceApi,
  dataFrameFromJSON,
  type DataFrameJSON,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import { from, type Observable } from 'rxjs';
import { postJSON } from '../host/http';
import { DEFAULT_SHOP_QUERY, type ShopQuery } from './query';

/** The demo shop's metrics, asked of the preview's server: an upstream as any other, with its own query and editor. */
export class ShopDataSource extends DataSourceApi<ShopQuery> {
  query(request: DataQueryRequest<ShopQuery>): Observable<DataQueryResponse> {
    return from(this.answer(request));
  }

  private async answer({ targets, range, intervalMs }: DataQueryRequest<ShopQuery>): Promise<DataQueryResponse> {
    const asked = { from: range.from.valueOf(), to: range.to.valueOf(), stepMs: intervalMs };
    const answers = await Promise.all(
      targets.map(async ({ refId, metric, by, match, value }) => {
        const query = { metric, by, match, value };
        const { frames } = await postJSON<{ frames: DataFrameJSON[] }>('/shop/query', { query, range: asked });
        return frames.map((frame) => ({ ...dataFrameFromJSON(frame), refId }));
      })
    );
    return { data: answers.flat() };
  }

  async testDatasource() {
    return { status: 'success', message: 'The demo shop answers' };
  }

  getDefaultQuery(): Partial<ShopQuery> {
    return DEFAULT_SHOP_QUERY;
  }
}
