import React, { lazy, Suspense } from 'react';
import { AppPlugin, PluginExtensionPoints, type PluginExtensionPanelContext } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { CREATE_ALERT } from './app/alert/link';

const LazyApp = lazy(() => import('./app/App').then(({ App }) => ({ default: App })));

const Root = () => (
  <Suspense fallback={<LoadingPlaceholder text="Loading" />}>
    <LazyApp />
  </Suspense>
);

export const plugin = new AppPlugin<{}>()
  .setRootPage(Root)
  .addLink<PluginExtensionPanelContext>({ ...CREATE_ALERT, targets: PluginExtensionPoints.DashboardPanelMenu });
