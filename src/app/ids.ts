export { DATASOURCE_ID } from '../datasource/types';
/** The folder that rules are saved in, and how often they are evaluated, s. */
export const FOLDER = 'Multinomial';
export const EVALUATED_EVERY = 60;
const APP_ID = 'multinomial-distribution-app';
export const PANEL_ID = 'multinomial-distribution-panel';

export const ALERT_PATH = `/a/${APP_ID}/alert`;
export const REPORT_PATH = `/a/${APP_ID}/report`;
export const DASHBOARDS_PATH = `/a/${APP_ID}/dashboards`;
export const SETUP_PATH = `/a/${APP_ID}/setup`;
