import { derive, plan, readViewJSON, type DistributionQuery, type DistributionView, type FrameJSON } from '../../core';
import { random } from '../../core/numeric';
import { longFrame } from '../../core/testing/frames';

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 12);
const WINDOWS = 90;
/** Of the rows (ms). */
export const RANGE = { from: START, to: START + WINDOWS * MINUTE };

export interface Row {
  time: number;
  region: string;
  code: string;
  n: number;
}

/** Ninety minutes of two regions; the second drifts from minute 60 to 70. Some windows have two rows per category, one has none. */
export function rows(): Row[] {
  const source = random(20_261_127);
  const usual = { '200': 0.9, '404': 0.06, '500': 0.04 };
  const drifted = { '200': 0.8, '404': 0.06, '500': 0.14 };
  return Array.from({ length: WINDOWS }, (_, t) =>
    ['eu', 'us'].flatMap((region) => {
      const shares = region === 'us' && t >= 60 && t < 70 ? drifted : usual;
      const parts = t % 7 === 0 ? 2 : 1;
      return Array.from({ length: parts }, (_, part) => {
        const counts = source.multinomial((600 + 10 * (t % 11)) / parts, Object.values(shares));
        return Object.keys(shares).map((code, k) => ({
          time: START + t * MINUTE + part * 20_000,
          region,
          code,
          n: counts[k],
        }));
      }).flat();
    })
  ).flat();
}

export const QUERY: DistributionQuery = {
  category: 'code',
  groupBy: ['region'],
  window: { size: '1m' },
};

const STATISTICS = [
  'n',
  'chiSquare',
  'df',
  'p',
  'w',
  'kl',
  'entropy',
  'overdispersion',
  'share',
  'count',
  'baseline',
  'delta',
];

/** What the core says of the same counts, window by window. */
export function views(query: DistributionQuery, data: Row[]): DistributionView[] {
  const frame: FrameJSON = longFrame(data.map((row) => ({ ...row })));
  const asked: DistributionQuery = {
    ...query,
    upstream: { datasource: { uid: 'table', type: 'table' }, query: {} },
    format: 'series',
    statistics: STATISTICS,
  };
  const range = { ...RANGE, now: RANGE.to };
  const [{ id }] = plan(asked, range).requests;
  return readViewJSON(derive(asked, range, [{ id, frames: [frame] }]).frames);
}
