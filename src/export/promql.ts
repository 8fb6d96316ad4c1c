import { formatDuration } from '../core/duration';
import { chiSquareLimits, TAIL, TAIL_T } from './chiSquareLimits';
import { yamlOf, type Rule } from './ruleYaml';
import { NOT_CARRIED, P_IS_NEAR, type ExportPlan } from './exportPlan';

export interface PromSource {
  /** A counter of events, with its selectors: `http_requests_total{job="shop"}`. */
  metric: string;
  /** The label that says which kind. */
  category: string;
  /** What the recorded series' names begin with: `shop` gives `shop:share`. */
  name: string;
}

const ALSO_NOT_CARRIED = [
  'categories without a series: they are absent, not 0, so let the counters begin at 0',
  'windows aligned to the epoch, and whole events: increase() counts from the scrapes in each window, and extrapolates to its ends',
];

/**
 * The query as a rule group for Prometheus, Mimir or Thanos: recorded counts, shares, baseline and delta by category; n, chi-square, df, p, w,
 * KL divergence, entropy, overdispersion and drift by group; and an alert. Evaluated once per window.
 */
export function promqlFor(plan: ExportPlan, source: PromSource): string {
  const comments = [...NOT_CARRIED, ...ALSO_NOT_CARRIED].map((what) => `# Not carried: ${what}.`);
  const group = [
    'groups:',
    `  - name: ${JSON.stringify(`${source.name} distribution`)}`,
    `    interval: ${formatDuration(plan.windowMs)}`,
    '    rules:',
    ...rulesOf(plan, source).flatMap(yamlOf),
  ];
  return `${[...comments, `# ${P_IS_NEAR}.`, ...group].join('\n')}\n`;
}

function rulesOf(plan: ExportPlan, { metric, category, name }: PromSource): Rule[] {
  const { windowMs, groupBy, detect, spread, baseline } = plan;
  const window = formatDuration(windowMs);
  const by = `by (${groupBy.join(', ')})`;
  const on = `on (${groupBy.join(', ')})`;
  const left = `${on} group_left ()`;
  const known = (what: string): string => `${name}:${what}`;
  const [x, n, q] = [known('count'), known('n'), known('baseline')];
  const past = ({ windows, gap }: { windows: number; gap: number }): string =>
    `[${stretch(windows, windowMs)}] offset ${formatDuration((gap + 1) * windowMs)}`;
  const record = (what: string, expr: string, labels?: Record<string, string>): Rule => ({
    record: known(what),
    expr,
    ...(labels && { labels }),
  });
  const y = known('baseline_count');
  const m = known('baseline_n');
  const counted = baseline.kind === 'trailing';
  const cells = counted ? `((${x} + ${y}) > 0)` : `(${q} > 0)`;
  const share = known('share');
  return [
    record('count', `sum by (${[...groupBy, category].join(', ')}) (increase(${metric}[${window}]))`),
    record('n', `sum ${by} (${x})`),
    record('share', `${x} / ${left} (${n} > 0)`),
    ...baselineRules(plan, { category, name, x, n, by, left, past, record }),
    record('delta', `${share} - ${q}`),
    record('entropy', `-sum ${by} (${share} * log2(${share} > 0))`),
    record('df', `count ${by} (${cells}) - 1`),
    record(
      'chi_square',
      counted
        ? `sum ${by} ((${x} * ${left} ${m} - ${y} * ${left} ${n}) ^ 2 / ${left} (${n} * ${m}) / ${cells})`
        : `sum ${by} ((${x} - ${q} * ${left} ${n}) ^ 2 / ${left} (${n} > 0) / ${cells})`
    ),
    // the window among the categories that the baseline has
    record('known_n', `sum ${by} (${x} and (${q} > 0))`),
    record('effect_w', `sqrt(sum ${by} ((${x} / ${left} (${known('known_n')} > 0) - ${q}) ^ 2 / (${q} > 0)))`),
    ...klRules({ counted, cells, x, y, q, by, left, n, m, known, record }),
    record('share_of_squares', `${x} * ${share}`),
    record('has_events', `${n} > bool 0`),
    record(
      'overdispersion',
      `(sum ${by} (sum_over_time(${x}${past(spread)}))
  * (sum ${by} (sum_over_time(${known('share_of_squares')}${past(spread)}) / (sum_over_time(${x}${past(spread)}) > 0)) - 1))
/ (sum_over_time(${known('has_events')}${past(spread)}) - 1)
/ (count ${by} (sum_over_time(${x}${past(spread)}) > 0) - 1)`
    ),
    record(
      'sparse',
      counted
        ? `min ${by} (${cells} * ${left} ((${n} < ${m} or ${m}) / (${n} + ${m}))) < bool 5`
        : `min ${by} (${cells} * ${left} ${n}) < bool 5`
    ),
    ...pRules(known, record),
    record(
      'moved',
      `max ${by} ((abs(${known('delta')}) >= bool ${detect.minPoints / 100}) * (abs(${known('delta')}) >= bool (${detect.minRelative} * ${q})) and (${q} > 0))`
    ),
    record('limit', limitOf(known('df'), detect.alpha)),
    record(
      'beyond',
      `(${n} >= bool ${detect.minN}) * (${known('chi_square')} > bool ${known('limit')})
* (((${known('effect_w')} >= bool ${detect.minEffect}) + ${known('moved')}) > bool 0)`
    ),
    record('drift', `sum_over_time(${known('beyond')}[${stretch(detect.n, windowMs)}]) >= bool ${detect.m}`),
    {
      alert: 'DistributionDrift',
      expr: `${known('drift')} == 1`,
      labels: { distribution: name },
      annotations: {
        summary: `The distribution of ${category} in ${name} has left its baseline${groupBy.map((label) => `, ${label} {{ .Labels.${label} }}`).join('')}.`,
      },
    },
  ];
}

const ROOT_2_PI = Math.sqrt(2 * Math.PI);

type Recorder = (what: string, expr: string, labels?: Record<string, string>) => Rule;

/** A range that holds so many evaluations, whether or not it takes in its beginning (Prometheus 2 does, 3 doesn't). */
const stretch = (windows: number, windowMs: number): string => formatDuration((windows - 0.5) * windowMs);

interface Names {
  category: string;
  name: string;
  x: string;
  n: string;
  by: string;
  left: string;
  past: (stretch: { windows: number; gap: number }) => string;
  record: Recorder;
}

function baselineRules({ baseline }: ExportPlan, { category, name, x, n, by, left, past, record }: Names): Rule[] {
  switch (baseline.kind) {
    case 'intended':
      return Object.entries(baseline.shares).map(([value, share]) =>
        record('baseline', `${n} * 0 + ${share}`, { [category]: value })
      );
    case 'even':
      return [record('baseline', `${x} * 0 + ${left} (1 / count ${by} (${x}))`)];
    case 'trailing':
      return [
        record('baseline_count', `sum_over_time(${x}${past(baseline)})`),
        record('baseline_n', `sum ${by} (${name}:baseline_count)`),
        record('baseline', `${name}:baseline_count / ${left} (${name}:baseline_n > 0)`),
      ];
  }
}

interface Smoothing {
  counted: boolean;
  cells: string;
  x: string;
  y: string;
  q: string;
  n: string;
  m: string;
  by: string;
  left: string;
  known: (what: string) => string;
  record: Recorder;
}

/** Smoothed by half an event: of the window, and of a baseline that was counted. */
function klRules({ counted, cells, x, y, q, by, left, n, m, known, record }: Smoothing): Rule[] {
  const half = `0.5 * count ${by} (${cells})`;
  const a = known('smoothed_share');
  const b = counted ? known('smoothed_baseline') : q;
  return [
    record(
      'smoothed_share',
      `((${x} + 0.5) and ${cells}) / ${left} ((${counted ? n : known('known_n')} > 0) + ${half})`
    ),
    ...(counted ? [record('smoothed_baseline', `((${y} + 0.5) and ${cells}) / ${left} ((${m} > 0) + ${half})`)] : []),
    record('kl', `sum ${by} (${a} * ln(${a} / ${b}))`),
  ];
}

function pRules(known: (what: string) => string, record: Recorder): Rule[] {
  const z = known('z');
  const df = known('df');
  const t = known('tail_t');
  const tail = TAIL.reduceRight(
    (inner, coefficient) => (inner === '' ? `${coefficient} * ${t}` : `${t} * (${coefficient} + ${inner})`),
    ''
  );
  const upper = `exp(-(${z} ^ 2) / 2) / ${ROOT_2_PI} * ${tail}`;
  return [
    record('z', `((${known('chi_square')} / (${df} > 0)) ^ (1 / 3) - (1 - 2 / (9 * ${df}))) / sqrt(2 / (9 * ${df}))`),
    record('tail_t', `1 / (1 + ${TAIL_T} * abs(${z}))`),
    record('p', `(${upper} and ${z} >= 0) or (1 - ${upper})`),
  ];
}

/** The exact limit for each number of degrees of freedom; none beyond those that are written out. */
function limitOf(df: string, alpha: number): string {
  return chiSquareLimits(alpha)
    .slice(0, 30)
    .map((limit, i) => `(${df} == ${i + 1}) * 0 + ${limit}`)
    .join('\nor ');
}
