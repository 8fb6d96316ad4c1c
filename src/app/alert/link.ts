import type { PluginExtensionAddedLinkConfig, PluginExtensionPanelContext } from '@grafana/data';
import { ALERT_PATH } from '../ids';
import { panelQuery } from './panelQuery';

type Link = Omit<PluginExtensionAddedLinkConfig<PluginExtensionPanelContext>, 'targets'>;

/** "Create drift alert" in a panel's menu: only where the panel has a query that a drift rule can be made of. */
export const CREATE_ALERT: Link = {
  title: 'Create drift alert',
  description: 'Open a filled-in alert rule over this panel’s distribution',
  icon: 'bell',
  path: ALERT_PATH,
  configure: (context) => (context && panelQuery(context) ? { path: ALERT_PATH } : undefined),
  onClick: (_, { context }) => {
    if (context) {
      // what it takes to read the upstream's variables is only fetched on a click
      void import('./openAlertPage').then(({ openAlertPage }) => openAlertPage(context));
    }
  },
};
