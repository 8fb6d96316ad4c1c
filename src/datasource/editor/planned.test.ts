import { dateTime } from '@grafana/data';
import type { DistributionTarget } from '../types';
import { planHint, planned, type PlannedPart } from './planned';

jest.mock('../run/interpolate', () => ({ interpolateOwn: (target: DistributionTarget) => target }));

const HOUR = 3_600_000;
const span = { from: dateTime(0), to: dateTime(HOUR) };
const range = { ...span, raw: span };
const base: DistributionTarget = {
  refId: 'A',
  upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
  window: { size: '1m' },
};
const PARTS: PlannedPart[] = ['window', 'baseline', 'detect', 'categories'];

const hints = (query: DistributionTarget) => {
  const applied: DistributionTarget[] = [];
  const plan = planned({ query, range });
  const shown = PARTS.filter((part) => {
    const hint = planHint(plan, part, { query, onApply: (next) => applied.push(next) });
    hint?.remedy?.apply();
    return hint !== null;
  });
  return { plan, shown, applied };
};

describe('planned', () => {
  it('says what is asked of the upstream', () => {
    expect(hints(base)).toMatchObject({ plan: { problem: '', part: null }, shown: [] });
    expect(hints(base).plan.summary).toContain('1 range');
  });

  it('puts a problem beside the part that is to blame, with a click that mends it', () => {
    const { plan, shown, applied } = hints({ ...base, window: { size: 'soon' } });
    expect(plan.problem).toContain('soon');
    expect(shown).toEqual(['window']);
    expect(planned({ query: applied[0], range }).problem).toBe('');
  });

  it('blames the baseline for shares that are missing', () => {
    expect(hints({ ...base, baseline: { kind: 'fixed', shares: {} } }).shown).toEqual(['baseline']);
  });

  it('says nothing before there is a data source', () => {
    expect(planned({ query: { refId: 'A' }, range })).toEqual({ summary: '', problem: '', part: null });
  });
});
