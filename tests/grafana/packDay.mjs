#!/usr/bin/env node
/**
 * npm run packs: the packs of alert rules in a real Grafana, over simulated traffic, with a webhook as the receiver. Takes half an hour: a
 * day without a fault at sixty times its speed, then a fault for each pack. `-- --faults` runs the latter alone, in two minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGrafana } from '../../scripts/lib/find.mjs';
import { startGrafana } from '../../scripts/lib/product.mjs';
import { freePort, stopServices } from '../../scripts/lib/run.mjs';
import { check, close } from '../lib/check.mjs';
import { grafanaApi } from './api.mjs';
import { contactPoints } from './contactPoints.mjs';
import { calmDay, packs } from './packs.mjs';
import { notify, webhookReceiver } from './webhook.mjs';

const data = mkdtempSync(join(tmpdir(), 'multinomial-packs-'));

async function main() {
  for (const [name, part] of [...(process.argv.includes('--faults') ? [] : [['day', calmDay]]), ['faults', packs]]) {
    const { url } = await startGrafana({ data: join(data, name), grafana: findGrafana(), port: await freePort(3300) });
    const receiver = await webhookReceiver();
    const api = grafanaApi(url);
    await contactPoints(api);
    await notify(api, receiver.url);
    await part(api, receiver);
    receiver.close();
  }
}

main()
  .catch((error) => check('the packs in Grafana', () => Promise.reject(error)))
  .finally(async () => {
    await stopServices();
    rmSync(data, { recursive: true, force: true });
    close();
  });
