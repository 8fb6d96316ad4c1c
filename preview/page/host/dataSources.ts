import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef } from '@grafana/data';
import type { DataSourceSrv, GetDataSourceListFilters } from '@grafana/runtime';
import { DISTRIBUTION } from './ids';
import { installAll, type Installed } from './plugins';

/** Grafana's data source service over the two data sources of this page. */
export class DataSources implements DataSourceSrv {
  private all: Map<string, Installed> | undefined;

  /** Made on first use: the plugins read Grafana's services when they are made. */
  private installed(): Map<string, Installed> {
    return (this.all ??= installAll());
  }

  private find(ref?: DataSourceRef | string | null): Installed | undefined {
    const uid = (typeof ref === 'string' ? ref : ref?.uid) ?? DISTRIBUTION.uid;
    return this.installed().get(uid) ?? [...this.installed().values()].find(({ settings }) => settings.name === uid);
  }

  async get(ref?: DataSourceRef | string | null): Promise<DataSourceApi> {
    const found = this.find(ref);
    if (!found) {
      throw new Error(`Data source ${typeof ref === 'string' ? ref : ref?.uid} was not found`);
    }
    return found.instance;
  }

  getList({ filter, type }: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const types = type === undefined ? null : [type].flat();
    return [...this.installed().values()]
      .map(({ settings }) => settings)
      .filter((settings) => types?.includes(settings.type) ?? true)
      .filter((settings) => filter?.(settings) ?? true);
  }

  getInstanceSettings(ref?: DataSourceRef | string | null): DataSourceInstanceSettings | undefined {
    return this.find(ref)?.settings;
  }

  reload(): void {
    this.all = undefined;
  }

  registerRuntimeDataSource(): void {
    throw new Error('The preview has the data sources that it starts with, and no others');
  }
}
