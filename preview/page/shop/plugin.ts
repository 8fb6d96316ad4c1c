import { DataSourcePlugin } from '@grafana/data';
import type { ShopQuery } from './query';
import { ShopDataSource } from './ShopDataSource';
import { ShopQueryEditor } from './ShopQueryEditor';

export const plugin = new DataSourcePlugin<ShopDataSource, ShopQuery>(ShopDataSource).setQueryEditor(ShopQueryEditor);
