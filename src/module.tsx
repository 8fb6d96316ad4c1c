import { AppPlugin, PluginExtensionPoints, type AppRootProps, type PluginExtensionPanelContext } from '@grafana/data';
import { CREATE_ALERT, CREATE_DASHBOARDS, INCIDENT_REPORT } from './app/alert/link';
import { lazily } from './lazily';

const Root = lazily<AppRootProps>(async () => (await import('./app/App')).App, 'Loading the page');

export const plugin = new AppPlugin<{}>()
  .setRootPage(Root)
  .addLink<PluginExtensionPanelContext>({ ...CREATE_ALERT, targets: PluginExtensionPoints.DashboardPanelMenu })
  .addLink<PluginExtensionPanelContext>({ ...INCIDENT_REPORT, targets: PluginExtensionPoints.DashboardPanelMenu })
  .addLink<PluginExtensionPanelContext>({ ...CREATE_DASHBOARDS, targets: PluginExtensionPoints.DashboardPanelMenu });
