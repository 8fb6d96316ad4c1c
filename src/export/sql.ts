import { chiSquareLimits, TAIL, TAIL_T } from './chiSquareLimits';
import { DIALECTS, type Dialect, type SqlDialect } from './dialects';
import { NOT_CARRIED, P_IS_NEAR, type ExportPlan } from './exportPlan';

export interface SqlSource {
  /** A table's name, or a query in parentheses. */
  table: string;
  time: string;
  category: string;
  count: string;
}

/**
 * The query's windows as one SQL statement: a row per window (and group) with n, chi-square, degrees of freedom, p, w, KL divergence,
 * entropy, overdispersion and a drift flag; or, `categories`, a row per window and category with count, share, baseline and delta.
 *
 * p is Wilson and Hilferty's; all else is exact.
 */
export function sqlFor(
  plan: ExportPlan,
  source: SqlSource,
  engine: SqlDialect,
  part: 'windows' | 'categories'
): string {
  const dialect: Dialect = DIALECTS[engine];
  const groups = plan.groupBy.map(dialect.name);
  const columns = (...more: string[]): string => [...groups, ...more].join(', ');
  const shown = [...groups, windowStart(plan, dialect)];
  const steps = [...countSteps(plan, source, dialect), ...baselineSteps(plan, dialect)];
  const last =
    part === 'categories'
      ? `SELECT ${[...shown, 'category', 'x AS count', 'x / NULLIF(n, 0) AS share', 'q AS baseline', 'x / NULLIF(n, 0) - q AS delta'].join(', ')}
FROM compared
ORDER BY ${columns('w', 'category')}`
      : `SELECT ${[...shown, 'n', ...MEASURES, driftFlag(plan, dialect)].join(',\n  ')}
FROM judged
ORDER BY ${columns('w')}`;
  const all = part === 'categories' ? steps : [...steps, ...windowSteps(plan, dialect)];
  return `${NOT_CARRIED.map((what) => `-- Not carried: ${what}.`).join('\n')}
-- ${P_IS_NEAR}.
WITH ${all.map(([step, text]) => `${step} AS (\n${text}\n)`).join(',\n')}
${last}${dialect.end};
`;
}

export const MEASURES = ['chi_square', 'df', 'p', 'effect_w', 'kl', 'entropy', 'overdispersion', 'sparse'];

const windowStart = ({ windowMs, anchorMs }: ExportPlan, { instant }: Dialect): string =>
  `${instant(`w * ${windowMs / 1000} + ${anchorMs / 1000}`)} AS window_start`;

type Step = [name: string, text: string];

function countSteps(plan: ExportPlan, source: SqlSource, dialect: Dialect): Step[] {
  const { name, literal, epoch, types, union } = dialect;
  const groups = plan.groupBy.map(name);
  const seconds = `${epoch(name(source.time))} - ${plan.anchorMs / 1000}`;
  const columns = [...groups, 'w', 'category'].join(', ');
  const named = plan.baseline.kind === 'intended' ? Object.keys(plan.baseline.shares) : [];
  const expected = named.map((category) => `${union} SELECT ${literal(category)}`);
  const sets = [
    ...(groups.length > 0 ? [`(SELECT DISTINCT ${groups.join(', ')} FROM counts) AS grouped`] : []),
    '(SELECT DISTINCT w FROM counts) AS windows',
    `(${['SELECT category FROM counts', ...expected].join(' ')}${expected.length > 0 ? '' : ' GROUP BY category'}) AS categories`,
  ];
  return [
    [
      'counts',
      `SELECT ${[...groups, `CAST(FLOOR((${seconds}) / ${plan.windowMs / 1000}) AS ${types.integer}) AS w`, `CAST(${name(source.category)} AS ${types.text}) AS category`, `SUM(CAST(${name(source.count)} AS ${types.float})) AS x`].join(', ')}
FROM ${source.table}
GROUP BY ${Array.from({ length: groups.length + 2 }, (_, i) => i + 1).join(', ')}`,
    ],
    [
      'cells',
      `SELECT ${columns}, COALESCE(x, 0) AS x
FROM ${sets.join(' CROSS JOIN ')} LEFT JOIN counts USING (${columns})`,
    ],
    ['totals', `SELECT *, SUM(x) OVER (PARTITION BY ${[...groups, 'w'].join(', ')}) AS n FROM cells`],
  ];
}

/** Adds y, m (the baseline's counts, where it was counted), q, and what the windows before say of how much windows vary. */
function baselineSteps({ groupBy, baseline, spread }: ExportPlan, { name, literal, types }: Dialect): Step[] {
  const groups = groupBy.map(name);
  const of = (...more: string[]): string => [...groups, ...more].join(', ');
  const before = ({ windows, gap }: { windows: number; gap: number }): string =>
    `(PARTITION BY ${of('category')} ORDER BY w RANGE BETWEEN ${windows + gap} PRECEDING AND ${gap + 1} PRECEDING)`;
  const own = {
    trailing: () => `COALESCE(SUM(x) OVER ${before(baseline as { windows: number; gap: number })}, 0)`,
    intended: () =>
      `CASE category ${Object.entries((baseline as { shares: Record<string, number> }).shares)
        .map(([category, share]) => `WHEN ${literal(category)} THEN ${share}`)
        .join(' ')} ELSE 0 END`,
    even: () => `CAST(1 AS ${types.float}) / COUNT(*) OVER (PARTITION BY ${of('w')})`,
  }[baseline.kind]();
  const counted = baseline.kind === 'trailing';
  const vary = before(spread);
  const everything = `(PARTITION BY ${of('w')})`;
  return [
    [
      'past',
      `SELECT *, CAST(${own} AS ${types.float}) AS y,
  SUM(x) OVER ${vary} AS vary_x,
  SUM(x * x / NULLIF(n, 0)) OVER ${vary} AS vary_xx,
  SUM(CASE WHEN n > 0 THEN 1 ELSE 0 END) OVER ${vary} AS vary_t
FROM totals`,
    ],
    [
      'compared',
      `SELECT *, ${counted ? `y / NULLIF(SUM(y) OVER ${everything}, 0)` : 'y'} AS q, SUM(y) OVER ${everything} AS m, SUM(vary_x) OVER ${everything} AS vary_n
FROM past`,
    ],
  ];
}

const sumWhere = (condition: string, value: string): string => `SUM(CASE WHEN ${condition} THEN ${value} END)`;

function windowSteps(plan: ExportPlan, { name, pi }: Dialect): Step[] {
  const of = (...more: string[]): string => [...plan.groupBy.map(name), ...more].join(', ');
  const everything = `(PARTITION BY ${of('w')})`;
  return [
    ['known', `SELECT *, ${knownColumns(plan, everything)}\nFROM compared`],
    ['windows_of', `SELECT ${of('w')}, ${measureColumns(plan)}\nFROM known\nGROUP BY ${of('w')}`],
    ['normal_law', `SELECT *, ${NORMAL_DEVIATE} AS z\nFROM windows_of\nWHERE df > 0`],
    ['tails', `SELECT *, ${tailOf(pi)} AS tail\nFROM (SELECT *, ${TAIL_ARGUMENT} AS t FROM normal_law) AS tailed`],
    ['judged', `SELECT *, ${judgedColumns(plan)}\nFROM tails`],
  ];
}

const cellOf = ({ baseline }: ExportPlan): string => (baseline.kind === 'trailing' ? 'x + y > 0' : 'q > 0');

/** Events in categories that the baseline has, and how many categories are compared. @param everything the window's rows */
export const knownColumns = (plan: ExportPlan, everything: string): string =>
  `${sumWhere('q > 0', 'x')} OVER ${everything} AS n_known,
  SUM(CASE WHEN ${cellOf(plan)} THEN 1 ELSE 0 END) OVER ${everything} AS cells`;

/** What is computed of a window, over its rows by category: x, y, q; n, m; n_known, cells; vary_x, vary_xx, vary_t, vary_n. */
export function measureColumns(plan: ExportPlan): string {
  const { baseline, detect } = plan;
  const counted = baseline.kind === 'trailing';
  const cell = cellOf(plan);
  const chi = counted ? 'POWER(x * m - y * n, 2) / (n * m * (x + y))' : 'POWER(x - n * q, 2) / (n * q)';
  const least = counted ? '(x + y) * LEAST(n, m) / (n + m)' : 'n * q';
  // the window among the categories that the baseline has
  const share = 'x / NULLIF(n_known, 0)';
  const b = counted ? '(y + 0.5) / (m + 0.5 * cells)' : 'q';
  const a = `((x + 0.5) / (${counted ? 'n' : 'n_known'} + 0.5 * cells))`;
  const varied = sumWhere('vary_x > 0', '1');
  return `MAX(n) AS n,
  CASE WHEN MAX(n) > 0 AND MAX(m) > 0 THEN ${sumWhere(`n > 0 AND m > 0 AND ${cell}`, chi)} END AS chi_square,
  MAX(cells) - 1 AS df,
  SQRT(${sumWhere('q > 0', `POWER(${share} - q, 2) / q`)}) AS effect_w,
  CASE WHEN MAX(n) > 0 AND MAX(m) > 0 THEN ${sumWhere(cell, `${a} * LN(${a} / (${b}))`)} END AS kl,
  -${sumWhere('x > 0', 'x / n * LN(x / n)')} / LN(2) AS entropy,
  CASE WHEN MAX(vary_t) > 1 AND ${varied} > 1 THEN
    MAX(vary_n) * (${sumWhere('vary_x > 0', 'vary_xx / vary_x')} - 1) / ((MAX(vary_t) - 1) * (${varied} - 1)) END AS overdispersion,
  MIN(CASE WHEN ${cell} THEN ${least} END) < 5 AS sparse,
  MAX(CASE WHEN q > 0 AND ABS(x / NULLIF(n, 0) - q) >= ${detect.minPoints / 100} AND ABS(x / NULLIF(n, 0) - q) >= ${detect.minRelative} * q THEN 1 ELSE 0 END) AS moved`;
}

/** Wilson and Hilferty's. */
export const NORMAL_DEVIATE = `(POWER(chi_square / df, ${1 / 3}) - (1 - ${2 / 9} / df)) / SQRT(${2 / 9} / df)`;
export const TAIL_ARGUMENT = `1 / (1 + ${TAIL_T} * ABS(z))`;

/** The upper tail of the normal law beyond |z|, of t. */
export function tailOf(pi: string): string {
  const tail = TAIL.reduceRight(
    (inner, coefficient) => (inner === '' ? `${coefficient} * t` : `t * (${coefficient} + ${inner})`),
    ''
  );
  return `EXP(-z * z / 2) / SQRT(2 * ${pi}) * (${tail})`;
}

export const judgedColumns = ({ detect }: ExportPlan): string =>
  `CASE WHEN z >= 0 THEN tail ELSE 1 - tail END AS p,
  CASE WHEN n >= ${detect.minN} AND chi_square > ${limitCase(detect.alpha)} AND (effect_w >= ${detect.minEffect} OR moved = 1) THEN 1 ELSE 0 END AS beyond`;

/** The exact limit for as many degrees of freedom as are written out, and Wilson and Hilferty's beyond. */
function limitCase(alpha: number): string {
  const limits = chiSquareLimits(alpha);
  const cases = limits.map((limit, i) => `WHEN ${i + 1} THEN ${limit}`).join(' ');
  const last = limits.length;
  // the deviate that Wilson and Hilferty's cube root has at the last of them
  const z = (Math.cbrt(limits[last - 1] / last) - (1 - 2 / (9 * last))) / Math.sqrt(2 / (9 * last));
  return `CASE df ${cases} ELSE df * POWER(1 - ${2 / 9} / df + ${z} * SQRT(${2 / 9} / df), 3) END`;
}

function driftFlag({ groupBy, detect }: ExportPlan, { name }: Dialect): string {
  const partition = groupBy.length > 0 ? `PARTITION BY ${groupBy.map(name).join(', ')} ` : '';
  return `CASE WHEN SUM(beyond) OVER (${partition}ORDER BY w RANGE BETWEEN ${detect.n - 1} PRECEDING AND CURRENT ROW) >= ${detect.m} THEN 1 ELSE 0 END AS drift`;
}
