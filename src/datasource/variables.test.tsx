import React from 'react';
import { CoreApp, type DataQueryRequest } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { firstValueFrom, of } from 'rxjs';
import { countFrames, CountsDataSource } from './testing/CountsDataSource';
import { distributionOver, hour, request, target } from './testing/distribution';
import type { DistributionVariable } from './types';
import { VariableEditor } from './editor/VariableEditor';
import { DistributionVariables } from './variables';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

const regions = () =>
  new CountsDataSource('counts', (asked) =>
    of({
      data: ['us', 'eu'].flatMap((region) =>
        countFrames(asked, { '200': 0.9, '503': 0.05, '500': 0.05 }, { region, pool: 'a' })
      ),
    })
  );

const asking = (variable: Partial<DistributionVariable>) =>
  ({ ...request([]), targets: [{ ...target(), ...variable }] }) as DataQueryRequest<DistributionVariable>;

async function values(variable: Partial<DistributionVariable>, counts = regions(), variables = {}) {
  const datasource = distributionOver([counts], variables);
  const support = new DistributionVariables(datasource, VariableEditor);
  const { data } = await firstValueFrom(support.query(asking(variable)));
  return (data as Array<{ text: string; value: string }>).map(({ value }) => value);
}

describe('a template variable', () => {
  it('lists the categories of the range, guessed and mapped as in the query, from one request', async () => {
    const counts = regions();
    expect(await values({ list: 'categories' }, counts)).toEqual(['200', '500', '503']);
    expect(counts.asked).toHaveLength(1);
    const { from, to } = counts.asked[0].range;
    expect([from.valueOf(), to.valueOf()]).toEqual([hour().from.valueOf(), hour().to.valueOf()]);
    const map = [{ matches: '(.)..', to: '$1xx' }];
    expect(await values({ category: '', categories: { map } })).toEqual(['2xx', '5xx']);
  });

  it('lists the groups of a label, the first one where none is named', async () => {
    expect(await values({ list: 'groups', groupBy: ['region', 'pool'] })).toEqual(['eu', 'us']);
    expect(await values({ list: 'groups', groupBy: ['region', 'pool'], groupLabel: 'pool' })).toEqual(['a']);
    expect(await values({ list: 'groups', groupBy: [] })).toEqual([]);
  });

  it('lists statistics without asking anything, and a query takes one', async () => {
    const counts = regions();
    const all = await values({ list: 'statistics', upstream: undefined }, counts);
    expect(all).toEqual(expect.arrayContaining(['drift', 'psi', 'share']));
    expect(counts.asked).toHaveLength(0);
    const datasource = distributionOver([counts], { what: ['psi', 'n'] });
    const filled = datasource.applyTemplateVariables(
      target({ statistics: ['$what', 'n'], alertStatistic: '$none' }),
      {}
    );
    expect(filled).toMatchObject({ statistics: ['psi', 'n'], alertStatistic: '$none' });
  });

  it('follows another variable', async () => {
    expect(await values({ category: '$label' }, regions(), { label: 'region' })).toEqual(['eu', 'us']);
  });

  it('has no values before there is a query, and the upstream’s words where that fails', async () => {
    expect(await values({ upstream: undefined })).toEqual([]);
    const failing = new CountsDataSource('counts', () => of({ data: [], errors: [{ message: 'no such metric' }] }));
    await expect(values({}, failing)).rejects.toThrow('The upstream failed: no such metric.');
  });
});

describe('the editor of a template variable', () => {
  const editor = (query: DistributionVariable) =>
    render(
      <VariableEditor
        datasource={distributionOver([regions()])}
        query={query}
        onChange={() => undefined}
        onRunQuery={() => undefined}
        range={hour()}
        app={CoreApp.Dashboard}
      />
    );

  it('asks for a query where there is one to ask', async () => {
    editor({ ...target(), list: 'groups', groupBy: ['region', 'pool'] });
    expect(await screen.findByRole('combobox', { name: 'of the label' })).toHaveValue('region');
    expect(screen.getByText('What')).toBeTruthy();
  });

  it('asks for none of statistics', () => {
    editor({ refId: 'A', list: 'statistics' });
    expect(screen.queryByText('What')).toBeNull();
  });

  it('takes what a variable of another data source was for an empty query', () => {
    editor('label_values(code)' as unknown as DistributionVariable);
    expect(screen.getByRole('combobox', { name: 'the' })).toHaveValue('categories');
    expect(screen.getByText('Pick the data source that has the counts')).toBeTruthy();
  });
});
