import React, { useSyncExternalStore } from 'react';
import { locationService } from '@grafana/runtime';
import { AlertPage } from './alert/AlertPage';
import { ALERT_PATH } from './ids';
import { SetupPage } from './setup/SetupPage';

const subscribe = (changed: () => void) => locationService.getHistory().listen(changed);
const pathname = () => locationService.getLocation().pathname;

/** The app's two pages. */
export function App() {
  const path = useSyncExternalStore(subscribe, pathname);
  return path.replace(/\/$/, '').endsWith(ALERT_PATH) ? <AlertPage /> : <SetupPage />;
}
