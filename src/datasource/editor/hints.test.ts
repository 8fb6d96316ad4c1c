import type { ObservedAnswer } from './observed';
import { budgetHint, categoryHint, groupHint, upstreamHint } from './hints';

const label = (name: string, values: number) => ({ name, values, kind: 'label' as const, examples: [] });
const observed: ObservedAnswer = {
  frames: [],
  labels: [label('code', 5), label('job', 1), label('path', 900)],
  guess: 'code',
  valuesOf: () => [],
};

describe('categoryHint', () => {
  it('names the better label, and applies it', () => {
    const chosen: string[] = [];
    const hint = categoryHint('job', observed, (name) => chosen.push(name));
    expect(hint?.problem).toBe('`job` has 1 value in this range. Use `code`.');
    hint?.remedy?.apply();
    expect(chosen).toEqual(['code']);
  });
});

describe('groupHint', () => {
  const hintFor = (groupBy: string[]) => {
    const chosen: string[][] = [];
    return { hint: groupHint(groupBy, observed, (names) => chosen.push(names)), chosen };
  };

  it('says which label the answer lacks, and leaves it out', () => {
    const { hint, chosen } = hintFor(['job', 'pod']);
    expect(hint?.problem).toBe('The answer has no `pod` to group by.');
    hint?.remedy?.apply();
    expect(chosen).toEqual([['job']]);
  });

  it('says that there are more groups than are possible', () => {
    expect(hintFor(['path']).hint?.problem).toBe('`path` has 900 values; up to 500 groups are possible.');
  });

  it('is silent about a label that splits the answer, and before there is an answer', () => {
    expect(hintFor(['job']).hint).toBeNull();
    expect(groupHint(['pod'], null, () => undefined)).toBeNull();
  });
});

describe('budgetHint', () => {
  const hintFor = (groups: number, seen: number) => {
    const shared: number[] = [];
    const hint = budgetHint({ groups }, seen, (count) => shared.push(count));
    hint?.remedy?.apply();
    return { problem: hint?.problem, shared };
  };

  it('says that more groups share the budget than were named, and names them', () => {
    expect(hintFor(1, 3)).toEqual({ problem: 'The answer has 3 groups, and the budget is for 1.', shared: [3] });
  });

  it('is silent about groups that are there at other times', () => {
    expect(hintFor(20, 3).problem).toBeUndefined();
    expect(budgetHint(undefined, 3, () => undefined)).toBeNull();
    expect(budgetHint({}, 3, () => undefined)).toBeNull();
  });
});

describe('upstreamHint', () => {
  const hintFor = (query: Record<string, unknown>, type = 'prometheus') => {
    const chosen: Array<Record<string, unknown>> = [];
    const hint = upstreamHint({ datasource: { uid: 'a', type }, query }, 60_000, (own) => chosen.push(own!));
    hint?.remedy?.apply();
    return { problem: hint?.problem, chosen };
  };

  it('lets a range that is too long look back one window', () => {
    const { problem, chosen } = hintFor({ expr: 'sum by (code) (increase(x[5m]))', range: true });
    expect(problem).toContain('Each point looks back 5m, longer than the window');
    expect(chosen).toEqual([{ expr: 'sum by (code) (increase(x[$__interval]))', range: true }]);
    expect(hintFor({ expr: 'sum by (code) (increase(x[1m]))' }).problem).toBeUndefined();
  });

  it('makes a range query of an instant one', () => {
    expect(hintFor({ expr: 'x', instant: true, range: false }).chosen).toEqual([
      { expr: 'x', instant: false, range: true },
    ]);
    expect(hintFor({ expr: 'x', queryType: 'instant' }, 'loki').chosen).toEqual([{ expr: 'x', queryType: 'range' }]);
  });
});
