import React, { useSyncExternalStore } from 'react';
import { locationService } from '@grafana/runtime';
import { AlertPage } from './alert/AlertPage';
import { DashboardsPage } from './dashboards/DashboardsPage';
import { ALERT_PATH, DASHBOARDS_PATH, REPORT_PATH } from './ids';
import { ReportPage } from './report/ReportPage';
import { SetupPage } from './setup/SetupPage';

const subscribe = (changed: () => void) => locationService.getHistory().listen(changed);
const pathname = () => locationService.getLocation().pathname;

const isAt = (path: string, page: string) => path.replace(/\/$/, '').endsWith(page);

const PAGES = [
  [ALERT_PATH, AlertPage],
  [REPORT_PATH, ReportPage],
  [DASHBOARDS_PATH, DashboardsPage],
] as const;

/** The app's pages. */
export function App() {
  const path = useSyncExternalStore(subscribe, pathname);
  const [, Page] = PAGES.find(([page]) => isAt(path, page)) ?? ['', SetupPage];
  return <Page />;
}
