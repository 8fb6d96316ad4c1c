// First: @grafana/runtime and @grafana/ui read it while they are loaded.
import './window';
import './fieldConfig';
import { setDataSourceSrv, setTemplateSrv } from '@grafana/runtime';
import { DataSources } from './dataSources';
import { Templates } from './templates';

export const dataSources = new DataSources();
export const templates = new Templates();
setTemplateSrv(templates);
setDataSourceSrv(dataSources);
