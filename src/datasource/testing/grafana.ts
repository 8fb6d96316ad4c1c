import {
  PluginType,
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceJsonData,
  type ScopedVars,
  type TimeRange,
  type TypedVariableModel,
} from '@grafana/data';
import type { DataSourceRef } from '@grafana/schema';
import { setDataSourceSrv, setTemplateSrv, type DataSourceSrv, type TemplateSrv } from '@grafana/runtime';

/** Settings as Grafana hands them to a data source. */
export function settingsOf<T extends DataSourceJsonData>(
  uid: string,
  type: string,
  jsonData: T,
  name = uid
): DataSourceInstanceSettings<T> {
  return {
    id: 1,
    uid,
    type,
    name,
    jsonData,
    readOnly: false,
    access: 'proxy',
    meta: {
      id: type,
      name: type,
      type: PluginType.datasource,
      module: '',
      baseUrl: '',
      metrics: true,
      alerting: true,
      info: {
        author: { name: '' },
        description: '',
        links: [],
        logos: { small: '', large: '' },
        screenshots: [],
        updated: '',
        version: '',
      },
    },
  };
}

export interface Installed {
  settings: DataSourceInstanceSettings;
  instance?: DataSourceApi;
}

type Values = Record<string, string | string[]>;

/** Grafana's two services that the plugin asks, over data sources and variables held in memory. */
export function installGrafana(dataSources: Installed[], variables: Values = {}): void {
  setTemplateSrv(templates(variables));
  setDataSourceSrv(services(dataSources, variables));
}

function services(dataSources: Installed[], variables: Values): DataSourceSrv {
  const find = (ref?: DataSourceRef | string | null, scopedVars?: ScopedVars) => {
    const asked = typeof ref === 'string' ? ref : ref?.uid;
    const uid = templates(variables).replace(asked, scopedVars);
    const found = dataSources.find(({ settings }) => settings.uid === uid || settings.name === uid);
    return { asked, found };
  };
  return {
    get: async (ref, scopedVars) => {
      const { found, asked } = find(ref, scopedVars);
      if (!found?.instance) {
        throw new Error(`Datasource ${asked} was not found`);
      }
      return found.instance;
    },
    getInstanceSettings: (ref, scopedVars) => {
      const { found, asked } = find(ref, scopedVars);
      // as Grafana does for a variable: what was asked for, and what it stands for
      return found && asked !== found.settings.uid && asked !== found.settings.name
        ? { ...found.settings, uid: asked!, rawRef: { uid: found.settings.uid, type: found.settings.type } }
        : found?.settings;
    },
    getList: (filters = {}) =>
      dataSources
        .map(({ settings }) => settings)
        .filter(({ type }) => !filters.type || filters.type === type)
        .filter((settings) => !filters.filter || filters.filter(settings)),
    reload: async () => undefined,
    registerRuntimeDataSource: () => undefined,
  };
}

/** `$name` and `${name}`; several values become `{a,b}` unless a format function says otherwise. */
function templates(variables: Values): TemplateSrv {
  const pattern = () => /\$(\w+)|\$\{(\w+)\}/g;
  return {
    getVariables: () => [] as TypedVariableModel[],
    containsTemplate: (target = '') => pattern().test(target),
    updateTimeRange: (_: TimeRange) => undefined,
    replace: (target = '', scopedVars = {}, format) =>
      target.replace(pattern(), (match: string, plain?: string, braced?: string) => {
        const name = plain ?? braced ?? '';
        const value: string | string[] | undefined = scopedVars[name]?.value ?? variables[name];
        if (value === undefined) {
          return match;
        }
        if (typeof format === 'function') {
          return String(format(value));
        }
        return Array.isArray(value) ? `{${value.join(',')}}` : String(value);
      }),
  };
}
