import type { PluginExtensionAddedLinkConfig, PluginExtensionPanelContext } from '@grafana/data';
import { panelQuery } from './panelQuery';

type Link = Omit<PluginExtensionAddedLinkConfig<PluginExtensionPanelContext>, 'targets'>;

/**
 * "Create drift alert" in a panel's menu: only where the panel has a query that a drift rule can be made of. It has no `path`:
 * following one would leave the dashboard before its variables are read.
 */
export const CREATE_ALERT: Link = {
  title: 'Create drift alert',
  description: 'Open a filled-in alert rule over this panel’s distribution',
  icon: 'bell',
  configure: (context) => (context && panelQuery(context) ? {} : undefined),
  onClick: (_, { context }) => {
    if (context) {
      // what it takes to read the upstream's variables is only fetched on a click
      void import('./openAlertPage').then(({ openAlertPage }) => openAlertPage(context));
    }
  },
};

/** "Incident report" in a panel's menu: over its query and its time range. */
export const INCIDENT_REPORT: Link = {
  title: 'Incident report',
  description: 'Write the report of a drift in this panel’s time range',
  icon: 'file-alt',
  configure: (context) => (context && panelQuery(context) ? {} : undefined),
  onClick: (_, { context }) => {
    if (context) {
      void import('./openAlertPage').then(({ openReportPage }) => openReportPage(context));
    }
  },
};

/** "Create dashboards" in a panel's menu: the app's dashboards, over whatever upstream the panel has. */
export const CREATE_DASHBOARDS: Link = {
  title: 'Create dashboards',
  description: 'Executive, on call and debug over this panel’s distribution',
  icon: 'apps',
  configure: (context) => (context && panelQuery(context) ? {} : undefined),
  onClick: (_, { context }) => {
    if (context) {
      void import('./openAlertPage').then(({ openDashboardsPage }) => openDashboardsPage(context));
    }
  },
};
