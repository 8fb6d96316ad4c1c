import { kindOf } from '../baseline/kinds';
import { explainP } from '../compare/explain';
import { DEPLOY_LEAD, likelyDeploy } from '../detect/likelyDeploy';
import type { FrameJSON } from '../model/frame';
import { percent, points, short, timeText } from '../model/numberWords';
import { statistic } from '../registry';
import { fractions } from '../stats/fractions';
import { windowEnd, windowStart } from '../window/grid';
import { categoryRows } from './categoriesFrame';
import { movedMost } from './driftEvents';
import { groupColumns } from './latestFrame';
import { column, frameOf, type GroupResult, type Results } from './results';

/** Name of each text column: what an annotation finds in `$values.<refId>.Labels`. */
export const WORDS = [
  'drift',
  'moved',
  'began',
  'from',
  'decided',
  'ended',
  'deploy',
  'test',
  'events',
  'against',
] as const;
/** Windows before a drift that `from`, the start of a link to a dashboard, shows. */
const LEAD_WINDOWS = 30;

/** Characters of a deploy's text. */
const LONGEST_DEPLOY = 120;

type Words = Record<(typeof WORDS)[number], string>;

/**
 * Format `words`: one row per group (and category, if the alert statistic is one of a category), with `n`, the events of the latest
 * window, as its number, and texts of the latest drift, or of the latest window where there is none. Server-side expressions take text
 * columns for labels. Grafana hands a rule's annotations every query whose labels contain those of the alert, so that these texts reach
 * them without being labels of the alert itself: they may change while it fires. A group label of the same name keeps its own value.
 */
export function wordsFrame(results: Results): FrameJSON {
  const { query, groups, set } = results;
  const perCategory = statistic(query.alertStatistic).scope === 'category';
  const times = perCategory ? set.names.length : 1;
  const rows = groups.map((group) => wordsOf(results, group));
  const repeated = <T>(values: T[]): T[] => values.flatMap((value) => new Array<T>(times).fill(value));
  const labels = perCategory ? categoryRows(results, set.names) : groupColumns(results);
  const last = results.grid.windows - 1;
  return frameOf('words', { type: 'numeric-long', typeVersion: [0, 1], preferredVisualisationType: 'table' }, [
    ...labels,
    ...WORDS.filter((name) => !labels.some((label) => label.name === name)).map((name) =>
      column(name, 'string', repeated(rows.map((row) => row[name])))
    ),
    column('n', 'number', repeated(groups.map(({ judged }) => judged.comparison(last).n))),
  ]);
}

/** When the deploys were that may be named; null where nothing has drifted. */
export function wordsDeploys({ grid, groups }: Results): { from: number; to: number } | null {
  const drifts = groups.flatMap(({ judged: { drifts: own } }) => own.slice(-1));
  return drifts.length === 0
    ? null
    : {
        from: Math.min(...drifts.map(({ onsetEarliest }) => windowStart(grid, onsetEarliest))) - DEPLOY_LEAD,
        to: Math.max(...drifts.map(({ onsetLatest }) => windowEnd(grid, onsetLatest))),
      };
}

function wordsOf(results: Results, group: GroupResult): Words {
  const { query, grid, set, deploys } = results;
  const { comparison, drifts } = group.judged;
  const drift = drifts[drifts.length - 1];
  const over = drift !== undefined && drift.end >= 0;
  const last = grid.windows - 1;
  const { tested, effect, n, shares } = comparison(last);
  // of a drift that goes on, its latest window is told; of one that is over, all of its windows together
  const [from, to] = over ? [drift.onset, drift.end] : [last, last + 1];
  const moved = movedMost(sharesOf(group, set.names.length, from, to), shares, set.names, query).map(
    ({ category, share, baseline, delta }) =>
      `${category}: ${percent(baseline)} to ${percent(share)} (${points(delta)})`
  );
  const deploy =
    drift === undefined
      ? null
      : likelyDeploy(deploys, windowStart(grid, drift.onsetEarliest), windowEnd(grid, drift.onsetLatest));
  return {
    drift: drift === undefined ? 'none' : !over ? 'on' : drift.newNormal ? 'new normal' : 'over',
    moved: moved.join(', '),
    began: drift === undefined ? '' : timeText(windowStart(grid, drift.onset)),
    from: String(windowStart(grid, drift === undefined ? last : drift.onset) - LEAD_WINDOWS * grid.stepMs),
    decided: drift === undefined ? '' : timeText(windowEnd(grid, drift.entry)),
    ended: over ? timeText(windowEnd(grid, drift.end - 1)) : '',
    deploy: deploy === null ? '' : `${lineOf(deploy.text)}, ${timeText(deploy.time)}`,
    test: explainP(tested.test, tested.p, effect),
    events: short(Math.round(n)),
    against: kindOf(query.baseline).text(query.baseline, query),
  };
}

/** A text without line breaks, and not longer than an alert has room for. */
function lineOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_DEPLOY ? `${line.slice(0, LONGEST_DEPLOY)}…` : line;
}

/** Shares of the windows from one to before another, added up; null without events. */
function sharesOf({ table: { counts } }: GroupResult, categories: number, from: number, to: number): number[] | null {
  const sums = new Array<number>(categories).fill(0);
  for (let at = Math.max(0, from) * categories; at < to * categories; at++) {
    sums[at % categories] += counts[at];
  }
  return fractions(sums);
}
