import { PANEL_DEFAULTS, withPanelDefaults } from '../options';
import { parseShares, plainQuery } from './plainQuery';

const { plain } = PANEL_DEFAULTS;

describe('plainQuery', () => {
  it('asks for series over trailing windows unless told otherwise', () => {
    expect(plainQuery(plain)).toMatchObject({
      format: 'series',
      window: { size: 'auto' },
      baseline: { kind: 'trailing', windows: 60, gap: 1 },
    });
  });

  it('carries every option on', () => {
    const query = plainQuery({
      ...plain,
      baseline: 'fixed',
      fixedShares: 'a=2, b=1',
      category: 'code',
      groupBy: ['region'],
      minN: 5,
    });
    expect(query).toMatchObject({ category: 'code', groupBy: ['region'], detect: { minN: 5 } });
    expect(query.baseline).toEqual({ kind: 'fixed', shares: { a: 2, b: 1 } });
  });
});

describe('parseShares', () => {
  it('reads categories that have an equals sign in their name', () => {
    expect(parseShares('x=y=10%, z=90')).toEqual({ 'x=y': 10, z: 90 });
  });

  it('says how to write what it cannot read', () => {
    expect(() => parseShares('2xx 95')).toThrow('`2xx 95` is not a share. Write the intended shares as category=share');
    expect(() => parseShares('2xx=many')).toThrow('`2xx=many` is not a share.');
  });
});

describe('withPanelDefaults', () => {
  it('fills what an older panel does not have', () => {
    expect(withPanelDefaults(undefined)).toEqual(PANEL_DEFAULTS);
    expect(withPanelDefaults({ plain: { ...plain, minN: 7 } }).plain.minN).toBe(7);
  });
});
