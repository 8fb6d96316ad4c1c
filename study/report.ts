import { ALPHA } from './rules';
import { OURS, type FalseAlarms } from './falseAlarms';
import { PATIENCE, type Delay } from './delays';
import type { BudgetResult } from './budget';
import type { SequentialResult } from './sequential';

const percent = (rate: number): string => `${(100 * rate).toFixed(2)} %`;

/** A Markdown table; numbers are aligned right. */
function table(head: string[], rows: string[][]): string {
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function falseAlarmTable(results: FalseAlarms[]): string {
  const rules = Object.keys(results[0].rates);
  const rows = results.map(({ title, rates, undecided, windows }) => [
    title,
    ...rules.map((rule) => percent(rates[rule])),
    percent(undecided / windows),
  ]);
  return table(['world', ...rules, 'no verdict'], rows);
}

export function testTable(results: FalseAlarms[]): string {
  const names = [...new Set(results.flatMap(({ tests }) => Object.keys(tests)))].sort();
  return table(
    ['world', ...names],
    results.map(({ title, tests, windows }) => [title, ...names.map((name) => percent((tests[name] ?? 0) / windows))])
  );
}

export function delayTable(results: Delay[]): string {
  return table(
    ['shift', 'rule', 'mean windows', 'median', 'never'],
    results.map(({ w, rule, mean, median, missed, runs }) => [
      `w = ${w}`,
      rule,
      missed === runs ? `over ${PATIENCE}` : mean.toFixed(2),
      median === Infinity ? 'never' : String(median),
      percent(missed / runs),
    ])
  );
}

export function sequentialTable(results: SequentialResult[]): string {
  return table(
    ['rule', 'runs', 'looks a run', 'runs with an alarm'],
    results.map(({ rule, runs, looks, alarmed }) => [rule, String(runs), String(looks), percent(alarmed / runs)])
  );
}

export function budgetTable(results: BudgetResult[]): string {
  return table(
    ['budget', 'alpha', 'groups', 'looks a group', 'tolerated', 'drifts'],
    results.map(({ title, alpha, groups, looks, tolerated, alarms }) => [
      title,
      alpha.toPrecision(2),
      String(groups),
      String(looks),
      tolerated.toFixed(1),
      String(alarms),
    ])
  );
}

const LABEL_WIDTH = 330;
const WIDTH = 900;
const ROW = 18;

/** Dots a world and rule on a logarithmic axis of false-alarm rates, with a line at α. */
export function falseAlarmPlot(results: FalseAlarms[]): string {
  const rules = Object.keys(results[0].rates);
  const colours = ['#1f77b4', '#d62728', '#9467bd', '#8c564b', '#e377c2'];
  const [low, high] = [1e-4, 1];
  const x = (rate: number) => {
    const part = (Math.log10(Math.max(rate, low)) - Math.log10(low)) / (Math.log10(high) - Math.log10(low));
    return LABEL_WIDTH + part * (WIDTH - LABEL_WIDTH - 20);
  };
  const top = 30 + rules.length * ROW;
  const height = top + results.length * 24 + 40;
  const legend = rules.map(
    (rule, i) =>
      `<circle cx="${LABEL_WIDTH}" cy="${20 + i * ROW}" r="5" fill="${colours[i]}"/><text x="${LABEL_WIDTH + 12}" y="${24 + i * ROW}">${escape(rule)}</text>`
  );
  const ticks = [1e-4, 1e-3, 1e-2, 1e-1, 1].map(
    (rate) =>
      `<line x1="${x(rate)}" x2="${x(rate)}" y1="${top}" y2="${height - 30}" stroke="#ccc"/><text x="${x(rate)}" y="${height - 12}" text-anchor="middle">${100 * rate} %</text>`
  );
  const rows = results.flatMap(({ title, rates }, row) => {
    const y = top + 16 + row * 24;
    return [
      `<text x="${LABEL_WIDTH - 10}" y="${y + 4}" text-anchor="end">${escape(title)}</text>`,
      ...[...rules.entries()]
        .reverse()
        .map(
          ([i, rule]) => `<circle cx="${x(rates[rule])}" cy="${y}" r="5" fill="${colours[i]}" fill-opacity="0.85"/>`
        ),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="False-alarm rates by world and rule">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...legend,
    ...ticks,
    `<line x1="${x(ALPHA)}" x2="${x(ALPHA)}" y1="${top}" y2="${height - 30}" stroke="#000" stroke-dasharray="4 3"/>`,
    ...rows,
    '</svg>',
  ].join('\n');
}

/** Bars of mean detection delay, a group a shift. */
export function delayPlot(results: Delay[]): string {
  const height = 40 + results.length * 22;
  const scale = (WIDTH - LABEL_WIDTH - 90) / PATIENCE;
  const bars = results.flatMap(({ w, rule, mean, missed, runs }, row) => {
    const y = 20 + row * 22;
    const label = missed === runs ? `over ${PATIENCE}` : mean.toFixed(2);
    return [
      `<text x="${LABEL_WIDTH - 10}" y="${y + 12}" text-anchor="end">w = ${w}, ${escape(rule)}</text>`,
      `<rect x="${LABEL_WIDTH}" y="${y}" width="${mean * scale}" height="16" fill="${rule === OURS ? '#1f77b4' : '#bbb'}"/>`,
      `<text x="${LABEL_WIDTH + mean * scale + 6}" y="${y + 12}">${label}</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="Windows until the first alarm, by shift and rule">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...bars,
    '</svg>',
  ].join('\n');
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
