import { isFormer, migrate } from './migrate';
import { withPanelDefaults } from './options';

describe('migrate', () => {
  it('makes of a table that was switched off a legend that is', () => {
    const { legend, ...others } = migrate({ options: { showTable: false, style: 'bars' } });
    expect(legend).toMatchObject({ showLegend: false, displayMode: 'table', placement: 'bottom' });
    expect(others).toEqual({ style: 'bars' });
    expect(migrate({ options: { showTable: true } }).legend?.showLegend).toBe(true);
  });

  it('leaves what is saved now as it is', () => {
    const options = withPanelDefaults({
      legend: { showLegend: false, displayMode: 'list', placement: 'right', calcs: ['mean'] },
    });
    expect(migrate({ options })).toEqual(options);
    expect([isFormer(options), isFormer({ showTable: false }), isFormer(undefined)]).toEqual([false, true, false]);
  });
});
