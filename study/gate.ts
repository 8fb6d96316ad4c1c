import { normalQuantile, random } from '../src/core/numeric';
import { rankJudge } from './rankTest';
import { foundAt, plannedEvents, ROLLOUTS, type Rollout } from './rollouts';
import { eventsText } from '../src/core/model/numberWords';
import { median, partSlack, percent, table, verdict, type Claim } from './tables';

const SEED = 20_261_126;
const ALPHA = 0.01;
const POWER = 0.9;
/** An unchanged canary is asked on long after it might have passed. */
const BEYOND = 3;
/** Kayenta is asked less often: its judge wants many windows, and each has its price. */
const JUDGED_EVERY = 10;
const JUDGED_RUNS = 20;

interface Result {
  rollout: Rollout;
  error: number;
  power: number;
  medianEvents: number;
  planned: number;
  fixed: number;
  judge: Judged;
  /** With a control of the canary's own size, as Kayenta advises. */
  evenJudge: Judged;
}

interface Judged {
  error: number;
  once: number;
  power: number;
}

/** @returns the table for docs/gate.md and what has to hold */
export function gateStudy(runs: number): { text: string; claims: Claim[] } {
  const results = ROLLOUTS.map((rollout, i) => simulate(rollout, runs, SEED + 1_000_000 * i));
  return { text: textOf(results, runs), claims: results.flatMap((result) => claimsOf(result, runs)) };
}

function simulate(rollout: Rollout, runs: number, seed: number): Result {
  const events = rollout.canary + (rollout.control ?? 0);
  const part = rollout.canary / events;
  const planned = plannedEvents(rollout, ALPHA, POWER) / part;
  const last = Math.ceil(planned / events);
  let errors = 0;
  const found: number[] = [];
  for (let run = 0; run < runs; run++) {
    errors += Number(foundAt(rollout, rollout.shares, ALPHA, BEYOND * last, random(seed + 2 * run)) < Infinity);
    found.push(foundAt(rollout, rollout.changed, ALPHA, last, random(seed + 2 * run + 1)));
  }
  const power = found.filter((t) => t < Infinity).length / runs;
  const judgedRuns = Math.ceil(runs / JUDGED_RUNS);
  return {
    rollout,
    error: errors / runs,
    power,
    medianEvents: median(found) * events,
    planned,
    fixed: fixedEvents(rollout, Math.min(power, 0.9999)) / part,
    judge: judged(rollout, rollout.control ?? rollout.canary, judgedRuns, last, seed),
    evenJudge: judged(rollout, rollout.canary, judgedRuns, last, seed),
  };
}

/** Canary events of the usual test at one look, two-sided at ALPHA, with this power. */
function fixedEvents({ shares, changed, canary, control }: Rollout, power: number): number {
  const [q, p] = [shares[1], changed[1]];
  // m / n
  const times = control === null ? Infinity : control / canary;
  const pooled = (p + times * q) / (1 + times);
  const under = control === null ? q * (1 - q) : pooled * (1 - pooled) * (1 + 1 / times);
  const beyond = p * (1 - p) + (control === null ? 0 : (q * (1 - q)) / times);
  const root = normalQuantile(1 - ALPHA / 2) * Math.sqrt(under) + normalQuantile(power) * Math.sqrt(beyond);
  return (root / (p - q)) ** 2;
}

/** How often Kayenta's judge calls an unchanged canary High or Low: asked every few windows, and once at the end; and finds a changed one. */
function judged(rollout: Rollout, control: number, runs: number, last: number, seed: number): Judged {
  const { shares, changed, canary } = rollout;
  const count = { error: 0, once: 0, power: 0 };
  for (let run = 0; run < runs; run++) {
    const ask = (own: number[], every: boolean): boolean[] => {
      const source = random(seed + 500_000 + run);
      const x: number[] = [];
      const y: number[] = [];
      const verdicts: boolean[] = [];
      for (let t = 1; t <= last; t++) {
        x.push(source.multinomial(canary, own)[1] / canary);
        y.push(source.multinomial(control, shares)[1] / control);
        if (t === last || (every && t % JUDGED_EVERY === 0)) {
          verdicts.push(rankJudge(x, y));
        }
      }
      return verdicts;
    };
    const unchanged = ask(shares, true);
    count.error += Number(unchanged.includes(true));
    count.once += Number(unchanged[unchanged.length - 1]);
    count.power += Number(ask(changed, false)[0]);
  }
  return { error: count.error / runs, once: count.once / runs, power: count.power / runs };
}

function textOf(results: Result[], runs: number): string {
  const ours = table(
    [
      'rollout',
      'unchanged, called drift',
      'changed, found',
      'events at its median',
      'fixed-size test of equal power',
      'ratio',
      'events at most',
      'ratio',
    ],
    results.map(({ rollout, error, power, medianEvents, planned, fixed }) => [
      rollout.title,
      percent(error, 2),
      percent(power, 1),
      eventsText(medianEvents),
      eventsText(fixed),
      (medianEvents / fixed).toFixed(2),
      eventsText(planned),
      (planned / fixed).toFixed(2),
    ])
  );
  const judge = table(
    [
      'rollout',
      `unchanged, asked every ${JUDGED_EVERY} windows`,
      'unchanged, asked once',
      'changed, asked once at the end',
    ],
    results.flatMap(({ rollout, judge, evenJudge }) => [
      judgeRow(rollout.title, judge),
      ...(rollout.control === null || rollout.control === rollout.canary
        ? []
        : [judgeRow(`${rollout.title}, the control as large as the canary`, evenJudge)]),
    ])
  );
  return `${eventsText(runs)} rollouts each, level ${ALPHA}, asked after every window; unchanged ones ${BEYOND} times as long as it takes to pass.

${ours}

Kayenta's judge (Mann-Whitney on the share of the second category in each window, confidence 0.98, tolerance 0.25, outliers kept) over the same windows,
${eventsText(Math.ceil(runs / JUDGED_RUNS))} rollouts each; the split is given a control of its own size.

${judge}`;
}

const judgeRow = (title: string, { error, once, power }: Judged): string[] => [
  title,
  percent(error, 1),
  percent(once, 1),
  percent(power, 1),
];

function claimsOf({ rollout, error, medianEvents, fixed, power }: Result, runs: number): Claim[] {
  return [
    { title: `${rollout.title}: error`, value: error, most: ALPHA, slack: partSlack(ALPHA, runs) },
    { title: `${rollout.title}: power`, value: power, least: POWER - 0.05, slack: partSlack(POWER, runs) },
    // so few runs have no median to speak of
    { title: `${rollout.title}: events`, value: medianEvents / fixed, most: 1.6, slack: runs < 1000 ? 0.3 : 0 },
  ];
}

export { verdict };
