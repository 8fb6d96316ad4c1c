import { BASELINE_KINDS } from '../baseline/kinds';
import { DIVERGENCES } from '../compare/divergences';
import { TEST_METHODS } from '../compare/tests';
import {
  BY_TEST,
  IDENTIFYING_WAYS,
  LIMIT_KINDS,
  STAMP_ENDS,
  VALUE_MEANINGS,
  WEEK_DAYS,
  type BaselineId,
  type DistributionQuery,
} from '../model/query';
import { REF, type ShapeOf } from '../model/shape';
import { OUTPUT_FORMATS } from '../output/formats';
import { REGISTRY } from '../registry';
import { ADJUSTMENTS } from '../stats/adjustPValues';

type Own = Omit<DistributionQuery, 'datasource' | 'baseline'> & { baseline?: { kind: BaselineId } };

const ids = (table: ReadonlyArray<{ id: string }>): string[] => table.map(({ id }) => id);

/** What can judge a window: the test's p, or a divergence. */
export const MEASURES: readonly string[] = [BY_TEST, ...ids(DIVERGENCES)];

/** Every setting of a query, as `DistributionQuery` has it; those of a baseline's kind are checked by the kind itself. */
export const QUERY: ShapeOf<Own> = {
  version: 'number',
  refId: 'text',
  hide: 'flag',
  upstream: { datasource: REF, query: 'object' },
  category: 'text',
  groupBy: 'texts',
  values: { words: VALUE_MEANINGS },
  valueField: 'text',
  window: {
    size: 'text',
    step: 'text',
    delay: 'text',
    timestamp: { words: STAMP_ENDS },
    weekStart: { words: WEEK_DAYS },
  },
  timeZone: 'text',
  categories: {
    map: { each: { is: 'text', matches: 'text', to: 'text' } },
    keep: { top: 'number', leastShare: 'number' },
    schema: 'texts',
    rare: 'texts',
    identifying: { words: IDENTIFYING_WAYS },
  },
  baseline: { kind: { words: ids(BASELINE_KINDS) } },
  test: { words: ids(TEST_METHODS) },
  detect: {
    alpha: 'number',
    budget: { alarms: 'number', period: 'text', groups: 'number' },
    measure: { words: MEASURES },
    limit: { words: LIMIT_KINDS },
    scales: 'numbers',
    correction: { words: ADJUSTMENTS },
    minEffect: 'number',
    minRelative: 'number',
    minPoints: 'number',
    minEvents: 'number',
    minN: 'number',
    m: 'number',
    n: 'number',
    newNormal: 'text',
    accepted: 'number',
    slow: 'text',
    leaveAlpha: 'number',
    leaveFraction: 'number',
  },
  quiet: { schedule: 'texts', afterDeploy: 'text', leastPart: 'number' },
  sequential: { period: 'text', since: 'number' },
  objective: 'number',
  budgetPeriod: 'text',
  format: { words: ids(OUTPUT_FORMATS) },
  statistics: { words: ids(REGISTRY), list: true },
  alertStatistic: { words: ids(REGISTRY) },
  deploys: 'texts',
};
