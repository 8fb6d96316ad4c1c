import type { DataSourceApi, ScopedVars } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { from, tap, type Observable } from 'rxjs';
import type { UpstreamRef } from '../../core';

/** The upstreams' own plugins; those already loaded can be asked at once. */
export class Upstreams {
  private readonly instances = new Map<string, DataSourceApi>();

  load(ref: UpstreamRef, scopedVars: ScopedVars): Observable<DataSourceApi> {
    return from(getDataSourceSrv().get(ref, scopedVars)).pipe(tap((instance) => this.instances.set(ref.uid, instance)));
  }

  loaded(uid: string): DataSourceApi | undefined {
    return this.instances.get(uid);
  }
}
