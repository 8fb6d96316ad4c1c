import { derive, plan, VIEW_FORMAT } from '../src/core';
import { alertsOn, conditionOf, conditionText } from '../src/app/alert/condition';
import { packRules, PACKS, usualThreshold, type PackedRule } from '../src/app/alert/packs';
import { replayedJSON, replayFrames, valuesOf } from '../src/app/alert/replayFrames';
import type { Firing } from '../src/app/alert/firings';
import { answerOf, packQuery, packTraffic, PACK_WORLDS, type PackWorld } from './packWorlds';
import { median, rate, rateSlack, table, type Table } from './tables';

const DAY = 1440;
const MINUTE = 60_000;
/** A Monday. */
const START = Date.UTC(2026, 0, 5);
/** Windows before the first that is judged: thresholds are taken from them. */
const BEFORE = 2 * DAY;
/** Windows that a fault lasts. */
const LASTS = 60;
const BASE = { name: 'Shop', pending: '0s', noDataState: 'OK' as const, labels: {}, summary: '' };

interface Stretch {
  from: number;
  to: number;
}

/** A rule's statistic in the windows of a stretch, and when it fires there, as windows since the stretch's begin. */
function replayed(
  world: PackWorld,
  traffic: ReturnType<typeof packTraffic>,
  { target, settings }: PackedRule,
  { from, to }: Stretch
) {
  const range = { from: START + from * MINUTE, to: START + to * MINUTE, now: START + to * MINUTE };
  const asked = { ...target, format: VIEW_FORMAT, statistics: [alertsOn(target)] };
  const responses = plan(asked, range).requests.map(({ id, query, ...request }) => {
    const { ends, columns } = answerOf(query.expr === 'control' ? traffic.control! : traffic.observed, START, request);
    const fields = world.categories.map((code) => ({ name: 'Value', type: 'number' as const, labels: { code } }));
    const schema = { fields: [{ name: 'Time', type: 'time' as const }, ...fields] };
    return { id, frames: [{ schema, data: { values: [ends, ...columns] } }] };
  });
  const frames = replayedJSON(derive(asked, range, responses).frames);
  const { alerts } = replayFrames(frames, target, settings, [range.from, range.to]);
  const windowsOf = (time: number) => Math.round((time - range.from) / MINUTE);
  const firings = alerts.flatMap(({ firings: own }) =>
    own.map(({ start, end }): Firing => ({ start: windowsOf(start), end: end === null ? null : windowsOf(end) }))
  );
  return { firings, values: valuesOf(frames, alertsOn(target)) };
}

/** The rules of a world's pack, with thresholds from the days before. */
export function rulesOf(world: PackWorld, traffic: ReturnType<typeof packTraffic>): PackedRule[] {
  const pack = PACKS.filter(({ id }) => id === world.pack)[0];
  const query = packQuery(world, (expr) => ({ expr }));
  const target = {
    ...query,
    refId: 'A',
    upstream: { ...query.upstream, datasource: { uid: 'u', type: 'prometheus' } },
  };
  const rules = packRules(pack, target, BASE);
  const thresholds = pack.rules.flatMap(({ name, usual }, r) => {
    const past = usual && replayed(world, traffic, rules[r], { from: DAY, to: BEFORE });
    return past ? [[name, usualThreshold(usual, past.values)!] as const] : [];
  });
  return packRules(pack, target, BASE, Object.fromEntries(thresholds));
}

interface Tally {
  pages: number;
  delays: number[];
  ends: number[];
  early: number;
}

/** A fault at a time of the day that differs from run to run. */
const faultOf = (run: number) => {
  const from = BEFORE + ((run * 397) % DAY);
  return { from, until: from + LASTS };
};

/** Packs over days on which nothing happens, and over faults: pages, and when each rule fires and is over. */
export function packs(days: number, runs: number, seed: number): Table {
  const results = PACK_WORLDS.flatMap((world, i) => {
    const calm = packTraffic(world, BEFORE + days * DAY, seed + 1000 * i);
    return rulesOf(world, calm).map((rule, r) => {
      const tally: Tally = { pages: 0, delays: [], ends: [], early: 0 };
      // as many windows as a request may have, baseline included
      for (let day = 0; day < days; day += 5) {
        const to = BEFORE + Math.min(days, day + 5) * DAY;
        tally.pages += replayed(world, calm, rule, { from: BEFORE + day * DAY, to }).firings.length;
      }
      for (let run = 0; run < runs; run++) {
        addFault(tally, world, faultOf(run), seed + 1000 * i + 100 + run, r);
      }
      return { world, rule, tally };
    });
  });
  return {
    title: `Packs over ${days} days on which nothing happens, and over ${runs} faults of an hour`,
    text: table(
      [
        'rule',
        'fires where',
        'pages a day, ± one standard error',
        'faults found',
        'after, median',
        'over again after, median',
      ],
      results.map(({ rule: { target, settings }, tally: { pages, delays, ends } }) => [
        settings.name.replace(/^Shop: /, ''),
        `\`${alertsOn(target)}\` ${conditionText(conditionOf(target, settings.condition))}`,
        rate(pages, days),
        `${delays.length} of ${runs}`,
        delays.length > 0 ? `${median(delays)} min` : '',
        ends.length > 0 ? `${median(ends)} min` : '',
      ])
    ),
    claims: results.flatMap(({ world, rule, tally }) => {
      const name = rule.settings.name.replace(/^Shop: /, '');
      return [
        { title: `pages a day, ${name}`, value: tally.pages / days, most: 0.05, slack: rateSlack(0.05, days) },
        { title: `faults found, ${name}`, value: tally.delays.length / runs, least: 1 },
        { title: `alerts that were over before their fault, ${name}`, value: tally.early, most: 0 },
        { title: `minutes until it is over, ${name}`, value: Math.max(...tally.ends), most: world.over },
      ];
    }),
  };
}

function addFault(tally: Tally, world: PackWorld, fault: { from: number; until: number }, seed: number, r: number) {
  const to = fault.until + world.over + 30;
  const traffic = packTraffic(world, to, seed, fault);
  const { firings } = replayed(world, traffic, rulesOf(world, traffic)[r], { from: fault.from - 30, to });
  const found = firings.filter(({ start, end }) => start > 30 && start <= 30 + LASTS && end !== 0);
  if (found.length === 0) {
    return;
  }
  tally.delays.push(found[0].start - 30);
  const end = Math.max(...found.map((firing) => firing.end ?? Infinity)) - 30 - LASTS;
  tally.early += found.some((firing) => firing.end !== null && firing.end <= 30 + LASTS) ? 1 : 0;
  tally.ends.push(end);
}
