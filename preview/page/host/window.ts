declare global {
  interface Window {
    /** Where @grafana/ui looks for icons. */
    __grafana_public_path__?: string;
    /** What Grafana's server tells its page; @grafana/runtime reads it once, when it is loaded. */
    grafanaBootData?: { settings: object; user: object; navTree: unknown[] };
  }
}

window.__grafana_public_path__ = '/public/';
window.grafanaBootData = {
  settings: { featureToggles: {} },
  user: { timezone: 'browser', orgRole: 'Admin' },
  navTree: [],
};

export {};
