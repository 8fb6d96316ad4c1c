import { createServer } from 'node:http';

/** Takes what Grafana's webhook contact point sends, on loopback. */
export async function webhookReceiver() {
  const received = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      received.push({ at: Date.now(), ...JSON.parse(body) });
      response.end();
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Alerts of that rule and status, oldest first, each with when it came. */
    alerts: (rule, status) =>
      received.flatMap(({ at, alerts }) =>
        alerts
          .filter((alert) => alert.labels.alertname === rule && alert.status === status)
          .map((alert) => ({ received: at, ...alert }))
      ),
    /** All that came, oldest first. */
    bodies: () => received,
    /** Notifications with alerts of that rule and status, oldest first. */
    notifications: (rule, status) =>
      received.filter((one) => one.status === status && one.alerts.some(({ labels }) => labels.alertname === rule)),
    close: () => server.close(),
  };
}

/** Sends every alert there at once, each by itself. */
export async function notify(api, url) {
  await api('POST', '/api/v1/provisioning/contact-points', { name: 'receiver', type: 'webhook', settings: { url } });
  await api('PUT', '/api/v1/provisioning/policies', {
    receiver: 'receiver',
    group_by: ['...'],
    group_wait: '0s',
    group_interval: '1s',
    repeat_interval: '4h',
  });
}
