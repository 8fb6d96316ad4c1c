import type { GateCategory, GateOptions, GateResult } from '../../core/gate';
import { counted, eventsText, orDash, percent, points } from '../../core/model/numberWords';
import { aligned } from './aligned';
import { xml } from './xml';

export interface GateReport extends GateResult {
  from: number | null;
  to: number | null;
  options: GateOptions;
  against: 'control' | 'intended shares';
}

export const GATE_OUTPUTS = { human, json, junit };

function human(report: GateReport): string {
  const rows = report.categories.map((row) => [
    row.category,
    eventsText(row.canary),
    row.control === null ? '' : eventsText(row.control),
    orDash(row.share, percent),
    orDash(row.expected, percent),
    orDash(row.delta, points),
  ]);
  const head = ['category', 'canary', report.events.control === null ? '' : 'control', 'share', 'expected', 'change'];
  return `${headline(report)}\n${evidence(report)}\n\n${aligned([head, ...rows])}\n`;
}

const SHOWN = 3;

/** "DRIFT: 500 +0.52 pt (0.5 % to 1.02 %)" */
function headline(report: GateReport): string {
  if (report.verdict === 'drift') {
    const moved = report.categories.filter(({ matters }) => matters).slice(0, SHOWN);
    return `DRIFT: the ${report.events.control === null ? 'split' : 'canary'} differs from its ${report.against}: ${moved.map(change).join('; ')}.`;
  }
  const { relative, points: least } = report.options;
  const sought = `a change by ${percent(relative)} of a category's share and at least ${least} pt`;
  if (report.verdict === 'pass') {
    return `PASS: ${sought} would have been found with a chance of ${percent(report.options.power)}, and none was.`;
  }
  const events = report.events.canary === 0 || report.events.control === 0;
  return events
    ? `UNDECIDED: there are no events${report.events.control === null ? '' : ` of the ${report.events.canary === 0 ? 'canary' : 'control'}`} yet.`
    : `UNDECIDED: no drift so far; about ${eventsText(report.more)} more ${report.events.control === null ? '' : 'canary '}${report.more === 1 ? 'event is' : 'events are'} needed to find ${sought}.`;
}

const change = ({ category, share, expected, delta }: GateCategory): string =>
  `${category} ${orDash(delta, points)} (${orDash(expected, percent)} to ${orDash(share, percent)})`;

function evidence({ pValue, alpha, events, windows, ratio }: GateReport): string {
  const p = pValue > 0 && pValue < 1e-4 ? pValue.toExponential(1) : String(Number(pValue.toPrecision(2)));
  const control = events.control === null ? '' : ` canary and ${eventsText(events.control)} control`;
  const varies = ratio > 1 ? `, which vary ${ratio.toFixed(1)} times as much as chance allows` : '';
  return `Always-valid p = ${p}, level ${alpha}; ${eventsText(events.canary)}${control} events in ${counted(windows, 'window', 'windows')}${varies}.`;
}

function json(report: GateReport): string {
  return `${JSON.stringify({ ...report, sentence: headline(report) }, null, 2)}\n`;
}

/** One test case: failed by a drift, skipped while undecided. */
function junit(report: GateReport): string {
  const { verdict } = report;
  const told = `${headline(report)}\n${evidence(report)}`;
  const inside = {
    pass: xml('system-out', {}, told),
    drift: xml('failure', { message: headline(report), type: 'drift' }, human(report)),
    undecided: xml('skipped', { message: headline(report) }, ''),
  }[verdict];
  const counts = {
    tests: 1,
    failures: Number(verdict === 'drift'),
    errors: 0,
    skipped: Number(verdict === 'undecided'),
  };
  const testcase = xml(
    'testcase',
    {
      name: `${report.events.control === null ? 'split' : 'canary'} against ${report.against}`,
      classname: 'multinomial.gate',
    },
    inside,
    true
  );
  const suite = xml('testsuite', { name: 'multinomial gate', ...counts }, testcase, true);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml('testsuites', counts, suite, true)}\n`;
}
