import { TESTS } from '../../core/compare/tests';
import type { DistributionTarget } from '../types';
import { judgedBy, judgeOf, judgeOptions, withDetect } from './judges';

const base: DistributionTarget = { refId: 'A' };
const fixed: DistributionTarget = { refId: 'A', baseline: { kind: 'fixed', shares: { a: 1 } } };
const values = (query: DistributionTarget) => judgeOptions(query).map(({ value }) => value);

describe('judgeOptions', () => {
  it('begins with the fitting test', () => {
    expect(values(base)[0]).toBe('auto');
  });

  it('offers one-sample tests only against intended shares, and the two-sample test only against counted ones', () => {
    const oneSample = ['goodness of fit', 'exact multinomial', 'Monte Carlo', 'G-test'];
    expect(values(base)).not.toEqual(expect.arrayContaining([expect.stringMatching(oneSample.join('|'))]));
    expect(values(fixed)).toEqual(expect.arrayContaining(oneSample));
    expect(values(base)).toContain('homogeneity');
    expect(values(fixed)).not.toContain('homogeneity');
  });

  it('offers every test of the core against one baseline or another', () => {
    const offered: string[] = [...values(base), ...values(fixed)];
    expect(TESTS.filter((name) => name !== 'none' && !offered.includes(name))).toEqual([]);
  });

  it('offers the divergences whatever the baseline', () => {
    expect(values(base)).toEqual(expect.arrayContaining(['kl', 'psi', 'jensenShannon', 'hellinger', 'totalVariation']));
  });
});

describe('judgedBy', () => {
  it('takes a divergence in place of the test, and a test in place of the divergence', () => {
    const kl = judgedBy({ ...base, detect: { alpha: 0.001 } }, 'kl');
    expect(kl.detect).toEqual({ alpha: 0.001, measure: 'kl' });
    expect(judgeOf(kl).value).toBe('kl');
    const quasi = judgedBy(judgedBy(kl, 'totalVariation'), 'quasi-F');
    expect(quasi).toMatchObject({ test: 'quasi-F', detect: { alpha: 0.001 } });
    expect(Object.keys(quasi.detect!)).toEqual(['alpha']);
    expect(judgeOf(quasi)).toEqual({ value: 'quasi-F', label: 'quasi-F test' });
  });

  it('holds total variation against a percentile, the only limit that it has', () => {
    expect(judgedBy(base, 'totalVariation').detect).toEqual({ measure: 'totalVariation', limit: 'percentile' });
  });
});

it('withDetect goes back to a default without leaving a trace', () => {
  expect(withDetect({ ...base, detect: { scales: [5], m: 2 } }, { scales: undefined }).detect).toEqual({ m: 2 });
});
