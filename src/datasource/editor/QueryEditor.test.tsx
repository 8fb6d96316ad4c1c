import React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { CoreApp, LoadingState, type PanelData } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import { BASELINE_KINDS } from '../../core/baseline/kinds';
import { QUERY_VERSION } from '../../core/model/query';
import { isList, isObject, isSettings, type Shape } from '../../core/model/shape';
import { QUERY } from '../../core/normal/settings';
import { CountsDataSource } from '../testing/CountsDataSource';
import { distributionOver, hour, request, target } from '../testing/distribution';
import type { DistributionTarget } from '../types';
import { QueryEditor } from './QueryEditor';

/** A combobox measures its texts, and jsdom has no canvas. */
Object.assign(HTMLCanvasElement.prototype, { getContext: () => ({ measureText: () => ({ width: 0 }) }) });

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  DataSourcePicker: ({ inputId }: { inputId: string }) => <input id={inputId} readOnly />,
}));

// a whole editor, in a page without a layout
jest.setTimeout(30_000);

const now = hour().to.valueOf();
const BASELINES: Array<[string, Partial<DistributionTarget>]> = [
  ...BASELINE_KINDS.map(({ id, begin }): [string, Partial<DistributionTarget>] => [
    `${id}, as it begins`,
    { baseline: begin({ upstream: target().upstream }) },
  ]),
  ['earlier days', { baseline: { kind: 'offset', offsets: ['1d', '2d'] } }],
  ['seasonal', { baseline: { kind: 'season', every: 'week', periods: 3, leaveOut: ['2025-12-25'] } }],
  ['a training range', { baseline: { kind: 'training', from: now - 7_200_000, to: now - 3_600_000 } }],
  ['intended', { baseline: { kind: 'fixed', shares: { 200: 0.9, 500: 0.1 } } }],
  [
    'another query',
    { baseline: { kind: 'query', datasource: { uid: 'counts', type: 'counts' }, query: { expr: 'x' } } },
  ],
  [
    'pinned',
    {
      baseline: {
        kind: 'snapshot',
        pinned: [{ group: { pod: 'a' }, counts: { 200: 9 }, windows: 2 }],
        from: 1,
        to: now,
        deploy: '1.2.3',
        author: 'ada',
        note: 'quiet',
      },
    },
  ],
  ['shared', { baseline: { kind: 'snapshot', shared: 'gone' } }],
];
const STATES: Array<[string, Partial<DistributionTarget>]> = [
  ['nothing but an upstream', { category: undefined, baseline: undefined }],
  [
    'all that judges',
    {
      baseline: { kind: 'trailing', windows: 10, gap: 2, forget: 'ewma', halfLife: 2.5 },
      detect: {
        budget: { alarms: 2, period: '1w', groups: 3 },
        scales: [5, 60],
        newNormal: '2h',
        slow: '1d',
        correction: 'bonferroni',
        minEffect: 0.2,
        minRelative: 0.3,
        minPoints: 0.1,
        minEvents: 12,
        minN: 150,
        m: 2,
        n: 4,
        leaveAlpha: 0.1,
        leaveFraction: 0.5,
      },
      quiet: { schedule: ['daily 01:00-02:00'], afterDeploy: '10m', leastPart: 0.1 },
      objective: 0.99,
      budgetPeriod: '7d',
      sequential: { period: '1d', since: now },
      statistics: ['share', 'psi', 'entropy', 'budgetLeft', 'sequentialP'],
    },
  ],
  [
    'all that reads',
    {
      version: QUERY_VERSION,
      hide: false,
      values: 'rates',
      groupBy: ['pod'],
      valueField: 'n',
      timeZone: 'Europe/Berlin',
      window: { size: '5m', step: '1m', delay: '30s', timestamp: 'end', weekStart: 'sunday' },
      categories: {
        keep: { top: 3, leastShare: 0.01 },
        schema: ['200'],
        rare: ['500'],
        map: [
          { is: '404', to: 'gone' },
          { matches: '5..', to: '5xx' },
        ],
        identifying: 'hash',
      },
      detect: { alpha: 0.02, measure: 'psi', limit: 'percentile', accepted: now },
      test: 'homogeneity',
      format: 'latest',
      alertStatistic: 'p',
      deploys: ['deploy'],
    },
  ],
  ['variables, and what isn’t possible', { category: '$label', window: { size: '7m', step: '2m' }, test: 'G-test' }],
];

/** Every setting of a query by its path, those of each kind of baseline with its name. */
const SETTINGS = [
  ...pathsOf({ ...QUERY, baseline: {} }, ''),
  ...BASELINE_KINDS.flatMap(({ id, shape }) => pathsOf(shape, `baseline ${id}`)),
];

function pathsOf(shape: Shape, path: string): string[] {
  if (isList(shape)) {
    return pathsOf(shape.each, path);
  }
  return isSettings(shape) ? Object.keys(shape).flatMap((name) => pathsOf(shape[name], `${path}.${name}`)) : [path];
}

/** The settings that a query has. */
function pathsIn(value: unknown, path: string): string[] {
  if (Array.isArray(value) && value.every(isObject)) {
    return value.flatMap((one) => pathsIn(one, path));
  }
  return [path].concat(
    isObject(value) ? Object.keys(value).flatMap((name) => pathsIn(value[name], `${path}.${name}`)) : []
  );
}

it('is tried with every setting', () => {
  const tried = new Set(
    [...BASELINES, ...STATES].flatMap(([, settings]) => {
      const { baseline, ...query } = target(settings);
      return [...pathsIn(query, ''), ...pathsIn(baseline, `baseline ${baseline?.kind}`)];
    })
  );
  expect(SETTINGS.filter((path) => !tried.has(path))).toEqual([]);
});

async function opened(query: DistributionTarget) {
  const datasource = distributionOver([new CountsDataSource('counts')]);
  const changes: DistributionTarget[] = [];
  const asking = request([query]);
  const { data } = await lastValueFrom(datasource.query(asking));
  const answer: PanelData = { state: LoadingState.Done, series: data, timeRange: hour(), request: asking };
  render(
    <QueryEditor
      datasource={datasource}
      query={query}
      onChange={(next) => changes.push(next)}
      onRunQuery={() => undefined}
      data={answer}
      range={hour()}
      app={CoreApp.PanelEditor}
    />
  );
  // the upstream's editor is loaded, and the upstream asked for its labels
  await act(() => new Promise((wake) => setTimeout(wake, 50)));
  return changes;
}

/** Enters each field and leaves it, as the Tab key does. */
const tabThrough = () =>
  document.querySelectorAll('input, textarea').forEach((input) => {
    fireEvent.focus(input);
    fireEvent.blur(input);
  });

/** Unfolds all parts. */
function unfold() {
  const folded = () => Array.from(document.querySelectorAll('button[aria-expanded="false"]'));
  folded().forEach((button) => fireEvent.click(button));
  expect(folded()).toEqual([]);
}

describe('a query that was saved', () => {
  it.each(BASELINES)('is opened and left as it was: baseline %s', async (_, settings) => {
    const query = target(settings);
    const changes = await opened(query);
    tabThrough();
    expect(changes).toEqual([]);
  });

  it.each(STATES)('is opened, unfolded and left as it was: %s', async (_, settings) => {
    const query = target(settings);
    const changes = await opened(query);
    unfold();
    tabThrough();
    expect(changes).toEqual([]);
  });

  it.each(STATES)('keeps all else where one setting changes: %s', async (_, settings) => {
    const query = target(settings);
    const changes = await opened(query);
    unfold();
    const least = screen.getByLabelText('with at least');
    fireEvent.change(least, { target: { value: '7' } });
    fireEvent.blur(least);
    const { categories } = query;
    const keep = { ...categories?.keep, leastShare: 0.07 };
    expect(changes).toEqual([{ ...query, version: QUERY_VERSION, categories: { ...categories, keep } }]);
  });

  it('in an older version is shown as it was meant, and saved in the newest with the first change', async () => {
    const old = { ...target(), categories: { top: 3, rare: ['500'] } } as DistributionTarget;
    const changes = await opened(old);
    unfold();
    const keep = screen.getByLabelText<HTMLInputElement>('keep');
    expect(keep.value).toBe('3');
    tabThrough();
    expect(changes).toEqual([]);
    fireEvent.change(keep, { target: { value: '4' } });
    fireEvent.blur(keep);
    const categories = { keep: { top: 4 }, rare: ['500'] };
    expect(changes).toEqual([{ ...target(), version: QUERY_VERSION, categories }]);
  });
});
