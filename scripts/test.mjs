#!/usr/bin/env node
/**
 * npm test: every check, from a fresh clone too, as many side by side as there are cores. What can't run here is printed as skipped,
 * with the reason. The last line is `N passed, N failed, N skipped`.
 *
 *   npm test -- [--only types,build,lint,docs,unit,grafana,study,backend,hosts,panel,preview]
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildCore } from './lib/build.mjs';
import { CHECKS, sum } from './lib/checks.mjs';
import { install } from './lib/install.mjs';
import { run } from './lib/run.mjs';
import { sideBySide, turns } from './lib/sideBySide.mjs';

let total = { passed: 0, failed: 0, skipped: 0 };
const say = (text) => console.log(text);
const words = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Runs one check. @returns {Promise<string>} its row in the table at the end */
async function perform({ id, title, check }, { write, end }) {
  const start = Date.now();
  write(`\n== ${title}\n`);
  const result = await check({
    say: (line) => write(`${line}\n`),
    run: (command, args, options) => run(command, args, { write, ...options }),
  });
  total = sum(total, result);
  const seconds = Math.round((Date.now() - start) / 1000);
  const verdict = result.reason ? `skipped: ${result.reason}` : words(result);
  const row = `${id.padEnd(8)} ${String(seconds).padStart(4)} s  ${verdict}`;
  write(`-- ${row}\n`);
  end();
  return row;
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const only = values.only?.split(',');
  const unknown = only?.find((name) => !CHECKS.some(({ id }) => id === name));
  if (unknown) {
    throw new Error(`there is no check ${unknown}; there are ${CHECKS.map(({ id }) => id).join(', ')}`);
  }
  await install(say);
  await buildCore();
  const start = Date.now();
  const chosen = CHECKS.filter(({ id }) => !only || only.includes(id));
  const rows = new Map();
  const nextTurn = turns((text) => process.stdout.write(text));
  await sideBySide(chosen, availableParallelism(), async (check) => {
    rows.set(check, await perform(check, nextTurn()));
  });
  say(`\n${chosen.map((check) => rows.get(check)).join('\n')}\n`);
  say(`${Math.round((Date.now() - start) / 1000)} s in all`);
  say(words(total));
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error.message);
  say(words({ ...total, failed: total.failed + 1 }));
  process.exit(1);
});
