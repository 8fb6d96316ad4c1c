import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgets } from './budgets';
import { canaries } from './canaries';
import { delays } from './delays';
import { hourly } from './hourly';
import { incidents } from './incidents';
import { late } from './late';
import { lifePicture } from './lifePicture';
import { packs } from './packs';
import { pages } from './pages';
import { incidentPicture } from './picture';
import { sequential } from './sequential';
import { slow } from './slow';
import { verdict, type Table } from './tables';
import { upstreams } from './upstreams';

const SEED = 20_261_125;

interface Sizes {
  days: number;
  runs: number;
  delayRuns: number;
  simulatedDays: number;
  canaryRuns: number;
  budgetDays: number;
  hourlyRuns: number;
  slowRuns: number;
  slowDays: number;
  sequentialRuns: number;
  looks: number;
  packDays: number;
  packRuns: number;
}

const FULL: Sizes = {
  days: 100,
  runs: 200,
  delayRuns: 600,
  simulatedDays: 1500,
  canaryRuns: 200,
  budgetDays: 28,
  hourlyRuns: 120,
  slowRuns: 20,
  slowDays: 20,
  sequentialRuns: 4000,
  looks: 7 * 24 * 60,
  packDays: 28,
  packRuns: 20,
};
const SMALL: Sizes = {
  days: 10,
  runs: 20,
  delayRuns: 60,
  simulatedDays: 50,
  canaryRuns: 20,
  budgetDays: 2,
  hourlyRuns: 6,
  slowRuns: 2,
  slowDays: 0,
  sequentialRuns: 100,
  looks: 2000,
  packDays: 1,
  packRuns: 1,
};

/** The parts of the study, by the names that `--only` takes. */
const PARTS: Record<string, (sizes: Sizes, seed: number, small: boolean) => Table> = {
  pages: ({ days }, seed, small) => pages(days, seed, small),
  incidents: ({ runs }, seed, small) => incidents(runs, seed, small),
  upstreams: ({ days, runs }, seed, small) => upstreams(days, runs, seed, small),
  late: ({ days, runs }, seed, small) => late(days / (small ? 100 : 10), runs, seed, small),
  hourly: ({ hourlyRuns }, seed, small) => hourly(hourlyRuns, seed, small),
  // so few runs say nothing about limits that are passed once in a hundred days
  delays: ({ delayRuns, simulatedDays }, seed, small) =>
    small ? delays(delayRuns, 10, simulatedDays, seed) : delays(delayRuns, 100, simulatedDays, seed),
  canaries: ({ canaryRuns }, seed, small) => canaries(canaryRuns, seed, small),
  budgets: ({ budgetDays, runs }, seed, small) => budgets(budgetDays, runs, seed, small),
  slow: ({ slowRuns, slowDays }, seed, small) => slow(slowRuns, slowDays, seed, small),
  packs: ({ packDays, packRuns }, seed) => packs(packDays, packRuns, seed),
  sequential: ({ sequentialRuns, looks }, seed) => sequential(sequentialRuns, looks, seed),
};

export interface Options {
  small: boolean;
  only: string[];
  seed: number;
  docs: string;
}

/** Runs the study; full and whole it writes docs/study.md. @returns the exit code */
export function main({ small, only, seed, docs }: Options): number {
  const names = Object.keys(PARTS).filter((name) => only.length === 0 || only.includes(name));
  const tables = names
    .filter((name) => !(small && only.length === 0 && name === 'delays'))
    .map((name) => {
      const table = PARTS[name](small ? SMALL : FULL, (Number.isFinite(seed) ? seed : 0) + SEED, small);
      console.log(`\n${table.title}:\n\n${table.text}`);
      return table;
    });
  if (!small && only.length === 0) {
    mkdirSync(docs, { recursive: true });
    writeFileSync(join(docs, 'study.md'), document(tables));
    writeFileSync(join(docs, 'study-incident.svg'), incidentPicture(SEED) + '\n');
    writeFileSync(join(docs, 'drift-life.svg'), lifePicture(SEED) + '\n');
  }
  console.log('');
  return verdict(tables.flatMap(({ claims }) => claims));
}

function document(tables: Table[]): string {
  return `# Simulation study

How often does the drift flag cry wolf, how soon does it see an incident, and does it see all of it? \`npm run study\` simulated this,
seeded, and wrote this page. "Ours" is the flag that an alert rule gets, end to end: simulated counts, the upstream's answer, \`plan\` and
\`derive\`, default settings. A page is the flag going from 0 to 1; windows are minutes.

![An incident from start to end, under ours and under other rules](study-incident.svg)

${tables.map(({ title, text }) => `## ${title}\n\n${text}`).join('\n\n')}
`;
}
