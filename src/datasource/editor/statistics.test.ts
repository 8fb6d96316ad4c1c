import { DEFAULTS, REGISTRY } from '../../core';
import type { DistributionTarget } from '../types';
import { namesText, readsObjective, readsSequential, returned, statisticHint, statisticOptions } from './statistics';

const base: DistributionTarget = { refId: 'A' };
const uniform: DistributionTarget = { refId: 'A', baseline: { kind: 'uniform' } };

describe('statisticOptions', () => {
  it('offers the whole registry, by what there is a value for', () => {
    const options = statisticOptions(uniform);
    expect(options.map(({ value }) => value).sort()).toEqual(REGISTRY.map(({ id }) => id).sort());
    expect(Array.from(new Set(options.map(({ group }) => group)))).toEqual([
      'Each window',
      'Each window and category',
      'Each group, over the range',
    ]);
  });

  it('puts what is about intended shares apart where the baseline is counted', () => {
    const apart = statisticOptions(base).filter(({ group }) => group === 'Only against intended shares');
    expect(apart.map(({ value }) => value)).toContain('sampleRatioMismatch');
    expect(apart.every(({ value }) => REGISTRY.find(({ id }) => id === value)!.needs === 'intended')).toBe(true);
  });
});

it('returned is what an alert rule gets, or what a panel gets', () => {
  expect(returned({ ...base, statistics: ['share'] }, false)).toEqual(['share']);
  expect(returned(base, false)).toEqual(DEFAULTS.statistics);
  expect(returned({ ...base, statistics: ['share'] }, true)).toEqual(['drift']);
});

it('knows which statistics read a setting of their own', () => {
  expect([readsObjective(['burnRate', 'n']), readsObjective(['rareRate'])]).toEqual([true, false]);
  expect([readsSequential(['sequentialSince']), readsSequential(['p'])]).toEqual([true, false]);
});

it('namesText ends a long list', () => {
  expect(namesText(['share', 'count'])).toBe('share, count');
  expect(namesText(REGISTRY.map(({ id }) => id))).toMatch(new RegExp(` and ${REGISTRY.length - 8} more$`));
});

describe('statisticHint', () => {
  const hintFor = (query: DistributionTarget, alerting = false) => {
    const applied: DistributionTarget[] = [];
    const hint = statisticHint(query, alerting, (next) => applied.push(next));
    hint?.remedy?.apply();
    return { problem: hint?.problem, applied };
  };

  it('says which statistic has no value against a counted baseline, and leaves it out', () => {
    const { problem, applied } = hintFor({ ...base, statistics: ['share', 'allocationP'] });
    expect(problem).toBe('allocation p is about intended shares, and this baseline is counted.');
    expect(applied[0].statistics).toEqual(['share']);
    expect(hintFor({ ...uniform, statistics: ['allocationP'] }).problem).toBeUndefined();
  });

  it('says that no category is rare', () => {
    const query: DistributionTarget = { ...base, statistics: ['burnRate'] };
    expect(hintFor(query).problem).toBe('burn rate adds up the rare categories, and none is named under Categories.');
    expect(hintFor({ ...query, categories: { rare: ['5xx'] } }).problem).toBeUndefined();
  });

  it('alerts on drift in place of what has no value', () => {
    const { applied } = hintFor({ ...base, alertStatistic: 'rareRate' }, true);
    expect(applied[0].alertStatistic).toBeUndefined();
  });
});
