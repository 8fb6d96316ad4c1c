import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, answers, freePort, must, service } from './run.mjs';

/** Seconds between scrapes of the shop: short, so that a window of 10 s holds several. */
const SCRAPE_SECONDS = 2;
const HISTORY_HOURS = 6;

const APP_ID = 'multinomial-distribution-app';
export const PLUGIN_IDS = [APP_ID, 'multinomial-distribution-datasource', 'multinomial-distribution-panel'];

/** Starts the demo shop and Prometheus, with hours of history before them. */
export async function startTraffic({ data, prometheus, calm = false, speed = 1 }) {
  const shopPort = await freePort(8400);
  const port = await freePort(9190);
  const folder = join(data, 'prometheus');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'prometheus.yml'),
    prometheusConfig({ self: `127.0.0.1:${port}`, shop: `127.0.0.1:${shopPort}` })
  );

  const state = join(folder, 'counters.json');
  if (prometheus.promtool) {
    const metrics = join(folder, 'history.om');
    await must('node', [
      'demo/history.mjs',
      '--hours',
      `${HISTORY_HOURS}`,
      '--metrics',
      metrics,
      '--state',
      state,
      '--instance',
      `127.0.0.1:${shopPort}`,
    ]);
    await must(prometheus.promtool, ['tsdb', 'create-blocks-from', 'openmetrics', '-q', metrics, join(folder, 'tsdb')]);
    rmSync(metrics);
  }
  const shop = service(
    'demo shop',
    'node',
    ['demo/traffic.mjs', '--port', `${shopPort}`, '--state', state, '--speed', `${speed}`, ...(calm ? ['--calm'] : [])],
    {
      log: join(data, 'shop.log'),
    }
  );
  const server = service(
    'Prometheus',
    prometheus.binary,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'tsdb')}`,
      '--storage.tsdb.retention.time=2d',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { log: join(data, 'prometheus.log') }
  );
  await answers(`http://127.0.0.1:${shopPort}/status`, shop);
  await answers(`http://127.0.0.1:${port}/-/ready`, server);
  return {
    shopUrl: `http://127.0.0.1:${shopPort}`,
    prometheusUrl: `http://127.0.0.1:${port}`,
    children: [shop, server],
  };
}

function prometheusConfig({ self, shop }) {
  return `global:
  scrape_interval: ${SCRAPE_SECONDS}s
  evaluation_interval: 15s
scrape_configs:
  - job_name: prometheus
    static_configs: [{ targets: ['${self}'] }]
  - job_name: shop
    static_configs: [{ targets: ['${shop}'] }]
`;
}

/** Starts the Grafana of this machine with the built plugin and the provisioned demo, on loopback. */
export async function startGrafana({
  data,
  grafana,
  prometheusUrl,
  port: asked,
  mode = 'production',
  provisioning = join(ROOT, 'provisioning'),
}) {
  const port = asked ?? (await freePort(3000));
  const folder = join(data, 'grafana');
  mkdirSync(join(folder, 'plugins'), { recursive: true });
  const ini = join(folder, 'grafana.ini');
  writeFileSync(ini, grafanaConfig({ folder, port, mode, provisioning }));
  const server = service('Grafana', grafana.binary, ['server', '--homepath', grafana.home, '--config', ini], {
    log: join(data, 'grafana.log'),
    cwd: grafana.home,
    extraEnv: {
      PROMETHEUS_URL: prometheusUrl ?? 'http://127.0.0.1:9090',
      DASHBOARDS_PATH: join(provisioning, 'dashboards'),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/api/health`, server, 180);
  return { url, server };
}

function grafanaConfig({ folder, port, mode, provisioning }) {
  return `app_mode = ${mode}
[paths]
data = ${folder}
logs = ${join(folder, 'log')}
plugins = ${join(folder, 'plugins')}
provisioning = ${provisioning}
[server]
http_addr = 127.0.0.1
http_port = ${port}
[analytics]
reporting_enabled = false
check_for_updates = false
check_for_plugin_updates = false
[news]
news_feed_enabled = false
[plugins]
allow_loading_unsigned_plugins = ${PLUGIN_IDS.join(',')}
preinstall_disabled = true
public_key_retrieval_disabled = true
[plugin.${APP_ID}]
path = ${join(ROOT, 'dist')}
[auth]
managed_service_accounts_enabled = true
[auth.anonymous]
enabled = true
org_role = Admin
[feature_toggles]
enable = externalServiceAccounts
[unified_alerting]
min_interval = 10s
[users]
default_theme = system
[dashboards]
default_home_dashboard_path = ${join(provisioning, 'dashboards', 'shop.json')}
`;
}
