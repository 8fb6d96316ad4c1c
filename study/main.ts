import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALPHA } from './rules';
import { OURS, falseAlarms, type FalseAlarms } from './falseAlarms';
import { budgetCases, keepsBudget, type BudgetResult } from './budget';
import { DELAY_WORLD, delays, type Delay } from './delays';
import { sequential, type SequentialResult } from './sequential';
import {
  budgetTable,
  delayPlot,
  delayTable,
  falseAlarmPlot,
  falseAlarmTable,
  sequentialTable,
  testTable,
} from './report';

const SEED = 20_240_501;
const SIZES = {
  full: { windows: 50_000, runs: 2000, sequentialRuns: 1000, looks: 7 * 24 * 60 },
  small: { windows: 4000, runs: 60, sequentialRuns: 100, looks: 2000 },
};
const EFFECTS = [0.05, 0.1, 0.3];

/** The claim: false alarms at most this many times α, beside what chance adds in so many windows (4 standard errors). */
const FACTOR = 1.2;

export function main({ small, docs }: { small: boolean; docs: string }): number {
  const size = small ? SIZES.small : SIZES.full;
  const alarms = falseAlarms(size.windows, SEED);
  const delay = delays(EFFECTS, size.runs, SEED + 100);
  const looks = sequential(size.sequentialRuns, size.looks, SEED + 200);
  const budgets = budgetCases(small).map((one, i) => keepsBudget(one, SEED + 300 + 100 * i));
  const text = [
    `False alarms at α = ${ALPHA}, ${size.windows} unchanged windows a world, N = 1,000 a window, seed ${SEED}:`,
    falseAlarmTable(alarms),
    'Which test the automatic choice used:',
    testTable(alarms),
    `A look every minute, each run ${size.looks} looks at unchanged traffic:`,
    sequentialTable(looks),
    `Windows until the first alarm after a shift, N = 1,000, baseline of 60 windows, ${size.runs} shifts each:`,
    delayTable(delay),
    soonest(alarms, delay).text,
    'Drifts entered under a budget of false alarms, one look a minute, nothing having changed:',
    budgetTable(budgets),
  ].join('\n\n');
  console.log(text);
  if (!small) {
    mkdirSync(docs, { recursive: true });
    writeFileSync(join(docs, 'study.md'), document(text));
    writeFileSync(join(docs, 'study-false-alarms.svg'), falseAlarmPlot(alarms) + '\n');
    writeFileSync(join(docs, 'study-delays.svg'), delayPlot(delay) + '\n');
  }
  return claims({ alarms, looks, delay, budgets }, size.windows, small);
}

/** Checks what the study is there to show, one line a claim. @returns the exit code */
function claims({ alarms, looks, delay, budgets }: Results, windows: number, small: boolean): number {
  const chance = small ? 4 * Math.sqrt((ALPHA * (1 - ALPHA)) / windows) : 0;
  const checks = alarms.map(({ title, rates }) => ({ title, rate: rates[OURS], most: FACTOR * ALPHA + chance }));
  checks.push({
    title: looks[0].rule,
    rate: looks[0].alarmed / looks[0].runs,
    most: FACTOR * ALPHA + (small ? 0.04 : 0),
  });
  const { ours, best } = soonest(alarms, delay);
  let failed = 0;
  const sooner = best === null || ours.median <= best.median;
  failed += Number(!sooner);
  console.log(`${sooner ? 'ok  ' : 'FAIL'} w = ${SHIFT} is found no later than by any naive rule that holds its level`);
  budgets.forEach(({ title, alarms: entered, tolerated }) => {
    const most = tolerated + (small ? 4 * Math.sqrt(tolerated) : 0);
    failed += Number(entered > most);
    console.log(`${entered <= most ? 'ok  ' : 'FAIL'} ${title}: ${entered} drifts, at most ${most.toFixed(1)}`);
  });
  for (const { title, rate, most } of checks) {
    const holds = rate <= most;
    failed += Number(!holds);
    console.log(
      `${holds ? 'ok  ' : 'FAIL'} ${title}: ${(100 * rate).toFixed(2)} %, at most ${(100 * most).toFixed(2)} %`
    );
  }
  console.log(`${checks.length + budgets.length + 1 - failed} passed, ${failed} failed, 0 skipped`);
  return failed > 0 ? 1 : 0;
}

interface Results {
  alarms: FalseAlarms[];
  looks: SequentialResult[];
  delay: Delay[];
  budgets: BudgetResult[];
}

const SHIFT = 0.1;

/**
 * The naive rule that is the soonest to find the shift, of those that hold their level in the world where that is measured; null where
 * none does. Judged by the median: the mean has the few shifts in it that went on until the trailing windows had taken them in.
 */
function soonest(alarms: FalseAlarms[], delay: Delay[]): { ours: Delay; best: Delay | null; text: string } {
  const { rates } = alarms.find(({ world }) => world === DELAY_WORLD)!;
  const found = delay.filter(({ w }) => w === SHIFT);
  const ours = found.find(({ rule }) => rule === OURS)!;
  const rivals = found
    .filter(({ rule }) => rule !== OURS && rates[rule] <= FACTOR * ALPHA)
    .sort((a, b) => a.median - b.median || a.mean - b.mean);
  const best = rivals[0] ?? null;
  const words = ({ rule, mean, median }: Delay) => `${rule}: median ${median}, mean ${mean.toFixed(2)}`;
  const everywhere = found.filter(({ rule }) => alarms.every((one) => one.rates[rule] <= FACTOR * ALPHA));
  const text = [
    `A shift of w = ${SHIFT}, windows until the first alarm. ${words(ours)}.`,
    best === null
      ? 'No naive rule holds its level in this world.'
      : `The soonest naive rule that holds its level in this world, ${words(best)}.`,
    `Rules that hold it in every world: ${everywhere.map(({ rule }) => rule).join(', ') || 'none'}.`,
  ].join(' ');
  return { ours, best, text };
}

function document(text: string): string {
  return `# Simulation study

How often do the rules cry wolf, and how soon do they see a shift? \`npm run study\` simulated this, seeded, and wrote this page.
"Ours" is the whole road from counts to p with the automatic choice of the test; the naive rules saw the same counts.

![False-alarm rates by world and rule](study-false-alarms.svg)

![Windows until the first alarm, by shift and rule](study-delays.svg)

${text}
`;
}
