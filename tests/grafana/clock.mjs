import { assert, check, skip } from '../lib/check.mjs';
import { backendFrames } from './api.mjs';
import { OVER } from './upstreams.mjs';

const [MINUTE, HOUR] = [60_000, 3_600_000];
const STEP = 10 * MINUTE;
const ZONE = 'America/New_York';
/** Office hours of the Monday after the clocks went forward (on 8 March 2026), New York's. */
const [FROM, TO] = [Date.UTC(2026, 2, 9, 10), Date.UTC(2026, 2, 9, 23)];
const EVENTS = 3000;

/** Kinds of client by ten minutes: desktops in office hours on the clock in New York, each day alike but for chance. */
function clients() {
  const hourThere = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });
  let state = 27;
  const random = () => (state = (1_103_515_245 * state + 12_345) % 2 ** 31) / 2 ** 31;
  // about normal, with a variance of 1
  const chance = () => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);
  const rows = [];
  for (let at = FROM - 11 * 24 * HOUR; at < TO; at += STEP) {
    const hour = Number(hourThere.format(at));
    const share = hour >= 9 && hour < 17 ? 0.7 : 0.45;
    const desktops = Math.round(EVENTS * share + chance() * Math.sqrt(EVENTS * share * (1 - share)));
    rows.push(`${at},desktop,${desktops}`, `${at},mobile,${EVENTS - desktops}`);
  }
  return ['time,client,events', ...rows].join('\n');
}

/**
 * A week that has a change of the clocks, replayed against the week before: no drift by the clock that the traffic follows, and one by UTC.
 * @param uids data sources that are there
 */
export async function clockChange(api, uids) {
  const name = 'a change of the clocks in a replayed week is no drift';
  if (!uids.includes('testdata')) {
    skip(name, 'there is no TestData');
    return;
  }
  await check(name, async () => {
    const query = { refId: 'A', scenarioId: 'csv_content', csvContent: clients() };
    const drifts = async (timeZone) => {
      const asked = {
        refId: 'A',
        datasource: OVER,
        upstream: { datasource: { uid: 'testdata', type: 'grafana-testdata-datasource' }, query },
        category: 'client',
        window: { size: '10m' },
        baseline: { kind: 'offset', offsets: ['1w'] },
        format: 'events',
        timeZone,
      };
      const [{ data }] = await backendFrames(api, asked, FROM, TO);
      return data.values[0]?.length ?? 0;
    };
    const [there, utc] = [await drifts(ZONE), await drifts('UTC')];
    assert(there === 0, `${there} drifts by the clock in New York`);
    assert(utc > 0, 'none by UTC: it would be found nowhere');
    return `none by the clock in New York, ${utc} by UTC`;
  });
}
