import { dateTime } from '@grafana/data';
import type { DistributionTarget } from '../types';
import { planHint, planned } from './planned';
import type { PlannedPart } from './remedies';

jest.mock('../run/interpolate', () => ({ interpolateOwn: (target: DistributionTarget) => target }));

const HOUR = 3_600_000;
const span = { from: dateTime(0), to: dateTime(HOUR) };
const range = { ...span, raw: span };
const base: DistributionTarget = {
  refId: 'A',
  upstream: { datasource: { uid: 'p', type: 'prometheus' }, query: { expr: 'x' } },
  window: { size: '1m' },
};
const PARTS: PlannedPart[] = ['window', 'baseline', 'detect', 'quiet', 'categories', 'return'];

const hints = (query: DistributionTarget) => {
  const applied: DistributionTarget[] = [];
  const plan = planned({ query, range, groups: 0 });
  const shown = PARTS.filter((part) => {
    const hint = planHint(plan, part, (next) => applied.push(next));
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
    expect(planned({ query: applied[0], range, groups: 0 }).problem).toBe('');
  });

  it('blames the quiet times for an entry that is none', () => {
    const { plan, shown } = hints({ ...base, quiet: { schedule: ['often'] } });
    expect([shown, plan.remedy?.label]).toEqual([['quiet'], 'Leave out the quiet times']);
  });

  it('blames the baseline for shares that are missing', () => {
    expect(hints({ ...base, baseline: { kind: 'fixed', shares: {} } }).shown).toEqual(['baseline']);
  });

  it('says nothing before there is a data source', () => {
    expect(planned({ query: { refId: 'A' }, range, groups: 0 })).toEqual({ summary: '', problem: '', part: null });
  });

  const mended = (query: DistributionTarget) => {
    const { plan, shown, applied } = hints(query);
    expect(plan.problem).not.toBe('');
    expect(planned({ query: applied[0], range, groups: 0 }).problem).toBe('');
    return { shown, label: plan.remedy?.label, to: applied[0] };
  };

  it('takes the smallest change that mends a test which doesn’t fit the baseline', () => {
    const { shown, label, to } = mended({ ...base, test: 'G-test' });
    expect([shown, label]).toEqual([['detect'], 'Use the fitting test']);
    expect(to.baseline).toBeUndefined();
  });

  it('asks for as many windows as a percentile needs', () => {
    const { label, to } = mended({ ...base, detect: { measure: 'kl', limit: 'percentile', scales: [5] } });
    expect(label).toBe('Compare with 200 windows');
    expect(to.baseline).toEqual({ kind: 'trailing', windows: 200 });
  });

  it('takes a limit that can be computed where there are no windows before', () => {
    const fixed = { ...base, baseline: { kind: 'uniform' as const } };
    expect(mended({ ...fixed, detect: { measure: 'psi', limit: 'percentile' } }).label).toBe(
      'Use what chance allows as the limit'
    );
    expect(mended({ ...fixed, detect: { measure: 'totalVariation', limit: 'percentile' } }).to.detect).toEqual({
      measure: 'jensenShannon',
    });
  });

  it('puts an impossible period beside the statistics that read it', () => {
    expect(mended({ ...base, sequential: { period: 'soon' } }).shown).toEqual(['return']);
  });

  it('says which p a budget of false alarms comes to', () => {
    const alpha = (groups: number) =>
      hints({ ...base, groupBy: ['region'], detect: { budget: { alarms: 1, period: '4w', groups } } }).plan.alpha!;
    expect(alpha(1)).toBeLessThan(0.05);
    expect(alpha(20)).toBeLessThan(alpha(1));
  });
});
