import { loadTypeScript } from '../../scripts/lib/loadTypeScript.mjs';
import { ROOT } from '../../scripts/lib/run.mjs';
import { assert, check, eventually } from '../lib/check.mjs';
import { DISTRIBUTION } from './api.mjs';
import { packUpstream } from './packUpstream.mjs';

const DAY = 1440;
/** Windows of a world before its fault, and how long that lasts. */
const BEFORE = 2 * DAY;
const LASTS = 120;
const SEED = 20_261_128;
const FOLDER = 'packs';
const EVALUATED = '10s';
const OVER = { ...DISTRIBUTION, uid: 'over-packs' };
/** A rule over tenants, fifty of which are in the region that is hit. */
const TENANTS = 'tenants';
const HIT = 50;
const SPARED = 5;
const UPSTREAM = { type: 'prometheus', uid: 'pack-worlds' };

/** Every pack's rules over a world of its own, evaluated every ten seconds; a window of the worlds is a minute. */
async function packRulesIn(api, fault) {
  const { ruleBody, rulesOf, packTraffic, PACK_WORLDS } = await loadTypeScript({
    entryPoints: [`${ROOT}/study/packsInGrafana.ts`],
  });
  const windows = BEFORE + LASTS + Math.max(...PACK_WORLDS.map(({ over }) => over)) + DAY;
  const known = PACK_WORLDS.map((world, i) => {
    const traffic = packTraffic(world, windows, SEED + i, fault);
    return { world, traffic, packed: rulesOf(world, traffic) };
  });
  const exprOf = ({ pack }, side) => `${side} ${pack}`;
  const worlds = known.flatMap(({ world, traffic: { observed, control } }) => {
    const group = (traffic) => [{ names: world.categories, traffic }];
    return [
      [exprOf(world, 'observed'), group(observed)],
      ...(control ? [[exprOf(world, 'control'), group(control)]] : []),
    ];
  });
  const tenants = fault
    ? tenantsOf(PACK_WORLDS[0], (...seeded) => packTraffic(PACK_WORLDS[0], windows, ...seeded), fault)
    : [];
  const upstream = await packUpstream(Object.fromEntries([...worlds, [TENANTS, tenants]]));
  const query = (expr) => ({ refId: 'A', expr, range: true, instant: false });
  const rules = known.flatMap(({ world, packed }, i) =>
    packed.map(({ target, settings }) => ({
      world,
      name: settings.name,
      panel: i + 1,
      body: ruleBody(
        {
          ...target,
          datasource: OVER,
          upstream: { datasource: UPSTREAM, query: query(exprOf(world, 'observed')) },
          ...(world.control && {
            baseline: { kind: 'query', datasource: UPSTREAM, query: query(exprOf(world, 'control')) },
          }),
        },
        {
          ...settings,
          panel: { dashboard: 'multinomial-packs', id: String(i + 1) },
          // an evaluation stands for minutes
          pending: settings.pending === '0s' ? '0s' : EVALUATED,
          keepFiring: settings.keepFiring === undefined ? '0s' : EVALUATED,
        }
      ),
    }))
  );
  await api('POST', '/api/datasources', { ...UPSTREAM, name: 'Pack worlds', access: 'proxy', url: upstream.url });
  await api('POST', '/api/datasources', {
    ...OVER,
    name: 'Over pack worlds',
    access: 'proxy',
    jsonData: { upstreams: [UPSTREAM.uid] },
  });
  const { uid } = await api('POST', '/api/folders', { title: FOLDER });
  const [{ target, settings }] = known[0].packed;
  const shared = ruleBody(
    {
      ...target,
      datasource: OVER,
      upstream: { datasource: UPSTREAM, query: query(TENANTS) },
      groupBy: ['region', 'tenant'],
    },
    { ...settings, name: TENANTS, notify: { contactPoint: 'receiver', per: ['region'], muteTiming: undefined } }
  );
  // as long as it takes until the alerts of one evaluation have come
  Object.assign(shared.grafana_alert.notification_settings, { group_wait: '30s', group_interval: '1m' });
  const start = () =>
    api('POST', `/api/ruler/grafana/api/v1/rules/${uid}`, {
      name: FOLDER,
      interval: EVALUATED,
      rules: [...rules.map(({ body }) => body), ...(fault ? [shared] : [])],
    });
  return { rules, upstream, start };
}

const tenantsOf = ({ categories }, trafficOf, fault) =>
  Array.from({ length: HIT + SPARED }, (_, i) => ({
    labels: { region: i < HIT ? 'eu' : 'us', tenant: `t${i}` },
    names: categories,
    traffic: trafficOf(SEED + 100 + i, i < HIT ? fault : undefined).observed,
  }));

/** The rules as Grafana has them once each was evaluated after `since`. */
const evaluated = (api, since) => async () => {
  const { data } = await api('GET', '/api/prometheus/grafana/api/v1/rules');
  const rules = data.groups.filter(({ name }) => name === FOLDER).flatMap(({ rules: own }) => own);
  return rules.length > 0 && rules.every(({ lastEvaluation }) => Date.parse(lastEvaluation) > since) ? rules : null;
};

const named = (rules) => rules.map(({ name }) => name).join(', ');

/**
 * Each pack in a real Grafana: quiet over two days on which nothing happens but a daily cycle, wander and storms; a fault of each pack's
 * kind is told to the webhook with what moved and links; nothing is said to be over before it is; and then it is.
 */
export async function packs(api, receiver) {
  const { rules, upstream, start } = await packRulesIn(api, { from: BEFORE, until: BEFORE + LASTS });
  const now = (t) => {
    upstream.at(t);
    return Date.now();
  };
  // a day after the fault one of 55 groups may have a drift of its own
  const packed = (found) => found.filter(({ name }) => name !== TENANTS);
  const all = async (state, since) => {
    const found = await evaluated(api, since)();
    return found && packed(found).every((rule) => rule.state === state && rule.health === 'ok') ? found : null;
  };
  const told = (status) => rules.filter(({ name }) => receiver.alerts(name, status).length > 0);
  const quiet = await check('packs: no rule fires while nothing has happened', async () => {
    const since = now(BEFORE - 60);
    await start();
    const found = await eventually('an evaluation of each rule', 120, evaluated(api, since));
    const odd = found.filter(({ state, health }) => state !== 'inactive' || health !== 'ok');
    assert(
      odd.length === 0,
      odd.map(({ name, state, health, lastError }) => `${name}: ${state}, ${health} ${lastError}`).join('\n')
    );
    return `${found.length} rules of ${new Set(rules.map(({ world }) => world.pack)).size} packs`;
  });
  if (!quiet) {
    return;
  }
  await check('packs: the fault of each is told, with what moved, a link to the panel and a runbook', async () => {
    const since = now(BEFORE + 50);
    await eventually('firing', 180, () => all('firing', since)).catch(async (error) => {
      const found = await evaluated(api, 0)();
      throw new Error(`${error.message}: ${named(packed(found).filter(({ state }) => state !== 'firing'))}`);
    });
    await eventually('a notification of each', 60, () => told('firing').length === rules.length);
    for (const { name, world, panel } of rules) {
      const [{ annotations, labels }] = receiver.alerts(name, 'firing');
      assert(annotations.summary.includes(world.names), `${name}: ${annotations.summary}`);
      assert(
        new RegExp(`/d/multinomial-packs\\?viewPanel=${panel}&from=\\d+&to=now$`).test(annotations.dashboard),
        `${name}: ${annotations.dashboard}`
      );
      assert(
        annotations.runbook_url.endsWith(`/docs/runbooks/${world.pack}.md`),
        `${name}: ${annotations.runbook_url}`
      );
      assert(labels.pack === world.pack && /^(page|ticket)$/.test(labels.severity), JSON.stringify(labels));
    }
    return receiver.alerts(rules[0].name, 'firing')[0].annotations.summary;
  });
  await check('packs: fifty groups that one cause hits are one notification', async () => {
    const [told] = await eventually('the notification', 180, () => {
      const all = receiver.notifications(TENANTS, 'firing');
      return all.length > 0 && all;
    });
    assert(receiver.notifications(TENANTS, 'firing').length === 1, 'there are several');
    assert(told.alerts.length === HIT, `${told.alerts.length} alerts`);
    assert(told.groupLabels.region === 'eu', JSON.stringify(told.groupLabels));
    return `${told.alerts.length} alerts, by ${Object.keys(told.groupLabels).join(', ')}`;
  });
  await check('packs: none is over before its fault is', async () => {
    const since = now(BEFORE + 100);
    const found = await eventually('an evaluation of each rule', 120, evaluated(api, since));
    const over = found.filter(({ state }) => state !== 'firing');
    assert(over.length === 0, `over: ${named(over)}`);
    assert(told('resolved').length === 0, `told as over: ${named(told('resolved'))}`);
  });
  await check('packs: each is over, and told so, after its fault', async () => {
    const since = now(BEFORE + LASTS + Math.max(...rules.map(({ world }) => world.over)));
    await eventually('the end of all', 180, () => all('inactive', since)).catch(async (error) => {
      const found = await evaluated(api, 0)();
      throw new Error(`${error.message}: ${named(packed(found).filter(({ state }) => state !== 'inactive'))}`);
    });
    await eventually('a notification of each', 60, () => told('resolved').length === rules.length);
    return `${rules.length} rules`;
  });
  upstream.close();
}

/** A day on which nothing happens, at sixty times its speed: no rule of any pack says anything. */
export async function calmDay(api, receiver) {
  const { rules, upstream, start } = await packRulesIn(api);
  const names = rules.map(({ name }) => name);
  await check('packs: a day without a fault, at 60x, is a day without a page', async () => {
    upstream.at(BEFORE);
    await start();
    const began = Date.now();
    for (let t = 0; t < DAY; t = Math.floor((Date.now() - began) / 1000)) {
      upstream.at(BEFORE + t);
      await new Promise((wake) => setTimeout(wake, 1000));
    }
    const found = await evaluated(api, began)();
    assert(
      found.every(({ health }) => health === 'ok'),
      found.map(({ name, health, lastError }) => `${name}: ${health} ${lastError}`).join('\n')
    );
    const pages = names.flatMap((name) => receiver.alerts(name, 'firing'));
    assert(pages.length === 0, pages.map(({ annotations }) => annotations.summary).join('\n'));
    return `${names.length} rules, evaluated every ten seconds`;
  });
  upstream.close();
}
