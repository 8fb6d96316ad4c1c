#!/usr/bin/env node
/**
 * npm run study: pages, delays and how much of an incident is flagged, ours and other rules on the same seeded data, end to end on the
 * alert road. Prints the tables, checks the claims, and writes docs/study.md.
 *
 *   node study/run.mjs [--small] [--only pages,incidents,upstreams,late,hourly,delays,canaries,budgets,slow,packs,sequential] [--seed N]
 *
 * `--small` runs little and writes nothing (npm test does).
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../scripts/lib/loadTypeScript.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { main } = await loadTypeScript({ entryPoints: [join(here, 'main.ts')] });
const { values } = parseArgs({
  options: { small: { type: 'boolean' }, only: { type: 'string' }, seed: { type: 'string' } },
});
process.exitCode = main({
  small: values.small === true,
  only: values.only?.split(',') ?? [],
  seed: Number(values.seed ?? 0),
  docs: join(here, '..', 'docs'),
});
