import React, { useSyncExternalStore } from 'react';
import { locationService } from '@grafana/runtime';
import { AlertPage } from './alert/AlertPage';
import { ALERT_PATH, REPORT_PATH } from './ids';
import { ReportPage } from './report/ReportPage';
import { SetupPage } from './setup/SetupPage';

const subscribe = (changed: () => void) => locationService.getHistory().listen(changed);
const pathname = () => locationService.getLocation().pathname;

const isAt = (path: string, page: string) => path.replace(/\/$/, '').endsWith(page);

/** The app's pages. */
export function App() {
  const path = useSyncExternalStore(subscribe, pathname);
  return isAt(path, ALERT_PATH) ? <AlertPage /> : isAt(path, REPORT_PATH) ? <ReportPage /> : <SetupPage />;
}
