import type { DataSourceApi, DataSourceInstanceSettings, DataSourcePlugin, DataSourcePluginMeta } from '@grafana/data';
import { PluginType } from '@grafana/data';
import { plugin as distributionPlugin } from '../../../src/datasource/module';
import logo from '../../../src/img/logo.svg';
import { plugin as shopPlugin } from '../shop/plugin';
import { DISTRIBUTION, SHOP } from './ids';

/** What Grafana would know of a data source from its plugin.json and its settings. */
function settings(
  id: number,
  ref: { uid: string; type: string },
  name: string,
  jsonData = {}
): DataSourceInstanceSettings {
  const meta: DataSourcePluginMeta = {
    id: ref.type,
    name,
    type: PluginType.datasource,
    module: '',
    baseUrl: '',
    metrics: true,
    info: {
      author: { name: 'Multinomial' },
      description: '',
      links: [],
      logos: { small: logo, large: logo },
      screenshots: [],
      updated: '',
      version: '',
    },
  };
  return { id, ...ref, name, meta, jsonData, readOnly: true, access: 'proxy', isDefault: ref.uid === DISTRIBUTION.uid };
}

export interface Installed {
  settings: DataSourceInstanceSettings;
  instance: DataSourceApi;
}

/** Makes a data source of its plugin as Grafana does: its class with the settings, then its components and meta. */
function installed(
  from: DataSourceInstanceSettings,
  plugin: Pick<DataSourcePlugin<never>, 'components' | 'DataSourceClass'>
): Installed {
  const instance = new plugin.DataSourceClass(from as never) as unknown as DataSourceApi;
  instance.components = plugin.components as unknown as DataSourceApi['components'];
  instance.meta = from.meta;
  return { settings: from, instance };
}

/** The data sources of this page, by uid. */
export function installAll(): Map<string, Installed> {
  const all = [
    installed(settings(1, DISTRIBUTION, 'Distribution', { upstreams: [SHOP.uid] }), distributionPlugin as never),
    installed(settings(2, SHOP, 'Demo shop'), shopPlugin as never),
  ];
  return new Map(all.map((one) => [one.settings.uid, one]));
}
