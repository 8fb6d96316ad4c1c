#!/usr/bin/env node
/**
 * npm run compatibility [-- VERSION]: what the plugin uses of Grafana's packages, against a version of them (default: latest), by
 * Grafana's own levitate. Fails where something is gone or has changed.
 */
import { ROOT, run } from './lib/run.mjs';

const PACKAGES = ['@grafana/data', '@grafana/ui', '@grafana/runtime'];
const MODULES = ['src/module.tsx', 'src/datasource/module.ts', 'src/panel/module.tsx'];

const version = process.argv[2] ?? 'latest';
const target = PACKAGES.map((name) => `${name}@${version}`).join();

/** What is said of each use: "Changed `X.y` used in ...", and lines with - and +. */
const findings = (output) =>
  output
    .split(/^(?=\d+\) )/m)
    .slice(1)
    .map((text) => text.split(/^🔬/m)[0].trim().replaceAll(`${ROOT}/`, ''));

/** A type that is only written otherwise: `Props` and `type Props`. */
function onlyRewritten(finding) {
  const lines = (sign) =>
    finding
      .split('\n')
      .filter((line) => line.startsWith(sign) && !line.includes('- Removed'))
      .map((line) => line.slice(1).replace(/^type /, ''))
      .join('\n');
  return lines('+') !== '' && lines('+') === lines('-');
}

let found = 0;
for (const module of MODULES) {
  const { code, output } = await run(
    'npx',
    ['--yes', '@grafana/levitate@latest', 'is-compatible', '--path', module, '--target', target],
    { write: () => {} }
  );
  const all = findings(output);
  const real = all.filter((finding) => !onlyRewritten(finding));
  const named = /INCOMPATIBILITIES \((\d+)\)/g;
  const counted = [...output.matchAll(named)].reduce((sum, [, count]) => sum + Number(count), 0);
  const broken = code !== 0 && counted === 0;
  found += real.length + Number(broken);
  console.log(`${module} against ${target}: ${broken ? output : `${real.length} incompatible`}`);
  if (counted > all.length) {
    console.log(`  levitate counts ${counted - all.length} more, and doesn't name them`);
  }
  real.forEach((finding) => console.log(`\n${finding}\n`));
}
process.exitCode = found > 0 ? 1 : 0;
