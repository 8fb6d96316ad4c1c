import { CoreApp, dateTime, LoadingState, type DataQueryResponse } from '@grafana/data';
import { lastValueFrom, NEVER, Observable, of, Subject, throwError, toArray } from 'rxjs';
import { readView } from '../core';
import { KERNEL } from '../core/kernel';
import { CountsDataSource, countFrames } from './testing/CountsDataSource';
import { distributionOver, hour, installedCounts, request, target } from './testing/distribution';
import { installGrafana, settingsOf } from './testing/grafana';
import { DATASOURCE_ID, type DistributionOptions } from './types';

const view = (response: DataQueryResponse) => readView(response.data)[0];

describe('a query', () => {
  it('asks the upstream’s own plugin for the planned range and derives shares from its answer', async () => {
    const counts = new CountsDataSource('counts');
    const response = await lastValueFrom(distributionOver([counts]).query(request([target()])));
    expect(response.state).toBe(LoadingState.Done);
    expect(response.errors).toBeUndefined();
    const shown = view(response);
    expect(shown.categories.map(({ category }) => category).sort()).toEqual(['200', '404', '500']);
    const ok = shown.categories.find(({ category }) => category === '200')!;
    expect(ok.share![ok.share!.length - 1]).toBeCloseTo(0.9, 12);
    expect(shown.times).toHaveLength(60);
    const [asked] = counts.asked;
    expect(asked.range.from.valueOf()).toBeLessThanOrEqual(hour().from.valueOf() - 11 * 60_000);
    expect(asked.intervalMs).toBe(60_000);
    expect(asked.interval).toBe('1m');
    expect(asked.scopedVars.__interval?.value).toBe('1m');
    expect(asked.scopedVars.__interval_ms?.value).toBe(60_000);
    expect(asked.range.raw.to).not.toBe('now');
  });

  it('gives each planned request an id of its own, so that none cancels another', async () => {
    const counts = new CountsDataSource('counts');
    await lastValueFrom(
      distributionOver([counts]).query(request([target({ baseline: { kind: 'offset', offsets: ['1d', '1w'] } })]))
    );
    const ids = counts.asked.map(({ requestId }) => requestId);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });

  it('takes a promise as well as an observable', async () => {
    const counts = new CountsDataSource('counts', async (asked) => ({ data: countFrames(asked) }));
    const response = await lastValueFrom(distributionOver([counts]).query(request([target()])));
    expect(view(response).times).toHaveLength(60);
  });

  it('judges the same counts once for all panels, unless the settings say otherwise', async () => {
    const judge = jest.spyOn(KERNEL, 'life');
    const ask = async (options: DistributionOptions) => {
      const asked = request([target({ window: { size: '2m' } })]);
      const counts = new CountsDataSource('counts');
      return view(await lastValueFrom(distributionOver([counts], {}, options).query(asked)));
    };
    const first = await ask({});
    expect(judge).toHaveBeenCalledTimes(1);
    expect(await ask({ remember: true })).toEqual(first);
    expect(judge).toHaveBeenCalledTimes(1);
    expect(await ask({ remember: false })).toEqual(first);
    expect(judge).toHaveBeenCalledTimes(2);
    judge.mockRestore();
  });

  it('offers for ad-hoc filters what the upstreams of its queries do', async () => {
    const keys = jest.fn(async (_: object) => [{ text: 'region' }, { text: 'code' }]);
    const counts = Object.assign(new CountsDataSource('counts'), {
      getTagKeys: keys,
      getTagValues: async ({ key }: { key: string }) => ({ data: [{ text: `${key} 1` }] }),
    });
    const other = Object.assign(new CountsDataSource('other'), { getTagKeys: () => Promise.reject(new Error('no')) });
    const dist = distributionOver([counts, other]);
    const elsewhere = { datasource: { uid: 'other', type: 'counts' }, query: { refId: 'A', expr: 'x' } };
    const queries = [target(), target({ refId: 'B' }), target({ refId: 'C', upstream: elsewhere })];
    expect(await dist.getTagKeys({ filters: [], queries })).toEqual([{ text: 'region' }, { text: 'code' }]);
    expect(keys).toHaveBeenCalledTimes(1);
    const counted = { uid: 'counts', type: 'counts' };
    expect(keys.mock.calls[0][0]).toMatchObject({
      queries: [{ expr: 'requests', datasource: counted }, { refId: 'B' }],
    });
    expect(await dist.getTagValues({ key: 'region', filters: [], queries })).toEqual([{ text: 'region 1' }]);
    expect(await dist.getTagKeys()).toEqual([]);
  });

  it('passes ad-hoc filters, scoped variables and the app on to the upstream', async () => {
    const counts = new CountsDataSource('counts');
    const filters = [{ key: 'region', operator: '=', value: 'eu' }];
    await lastValueFrom(
      distributionOver([counts]).query(
        request([target()], { filters, scopedVars: { pod: { text: 'a', value: 'a' } }, app: CoreApp.Explore })
      )
    );
    expect(counts.asked[0].filters).toEqual(filters);
    expect(counts.asked[0].scopedVars.pod?.value).toBe('a');
    expect(counts.asked[0].app).toBe(CoreApp.Explore);
  });

  it('leaves out hidden queries and those without an upstream', async () => {
    const counts = new CountsDataSource('counts');
    const response = await lastValueFrom(
      distributionOver([counts]).query(request([target({ hide: true }), target({ upstream: undefined })]))
    );
    expect(response).toEqual({ data: [], state: LoadingState.Done });
    expect(counts.asked).toHaveLength(0);
  });

  it('shows nothing, and no error, while the upstream’s query is still empty', async () => {
    const counts = new CountsDataSource('counts');
    const empty = target({ upstream: { datasource: { uid: 'counts' }, query: { expr: '' } } });
    const response = await lastValueFrom(distributionOver([counts]).query(request([empty])));
    expect(response).toEqual({ data: [], state: LoadingState.Done });
  });

  it('compares with another query of another data source', async () => {
    const canary = new CountsDataSource('counts', (asked) =>
      of({ data: countFrames(asked, { '200': 0.5, '500': 0.5 }) })
    );
    const control = new CountsDataSource('control');
    const response = await lastValueFrom(
      distributionOver([canary, control]).query(
        request([
          target({
            baseline: { kind: 'query', datasource: { uid: 'control', type: 'counts' }, query: { expr: 'control' } },
          }),
        ])
      )
    );
    expect(control.asked[0].targets[0].expr).toBe('control');
    const failing = view(response).categories.find(({ category }) => category === '500')!;
    expect(failing.share![30]).toBeCloseTo(0.5, 12);
    expect(failing.baseline![30]).toBeCloseTo(0.02, 12);
    expect(view(response).meta.drifting).toBe(true);
  });
});

describe('while answers come in', () => {
  it('waits for every planned request, then is done when all are', async () => {
    const late = new Subject<DataQueryResponse>();
    const counts = new CountsDataSource('counts', (asked) =>
      asked.targets[0].expr === 'control' ? late : of({ data: countFrames(asked) })
    );
    const seen: DataQueryResponse[] = [];
    const both = target({ baseline: { kind: 'query', query: { expr: 'control' } } });
    distributionOver([counts])
      .query(request([both]))
      .subscribe((response) => seen.push(response));
    await settled();
    expect(seen).toHaveLength(0);
    late.next({ data: countFrames(counts.asked[1]), state: LoadingState.Loading });
    expect(seen.map(({ state }) => state)).toEqual([LoadingState.Loading]);
    expect(view(seen[0]).times).toHaveLength(60);
    late.next({ data: countFrames(counts.asked[1]), state: LoadingState.Done });
    expect(seen[1].state).toBe(LoadingState.Done);
  });

  it('derives again from each part, parts with the same key replacing one another', async () => {
    const parts = new Subject<DataQueryResponse>();
    const counts = new CountsDataSource('counts', () => parts);
    const seen: DataQueryResponse[] = [];
    const { from, to } = hour();
    distributionOver([counts])
      .query(request([target({ baseline: { kind: 'uniform' } })], { range: { from, to, raw: { from, to } } }))
      .subscribe((response) => seen.push(response));
    await settled();
    const [asked] = counts.asked;
    const send = (key: string, shares: Record<string, number>) =>
      parts.next({ key, data: countFrames(asked, shares), state: LoadingState.Streaming });
    send('a', { '200': 0.5 });
    send('b', { '500': 0.5 });
    send('b', { '500': 0.25 });
    expect(seen.map(({ state }) => state)).toEqual(Array(3).fill(LoadingState.Streaming));
    const share = (response: DataQueryResponse) =>
      view(response).categories.find(({ category }) => category === '500')?.share?.[10];
    expect(seen.map(share)).toEqual([undefined, 0.5, 1 / 3]);
  });

  it('goes on with a stream beyond the end of the range as it was asked', async () => {
    const parts = new Subject<DataQueryResponse>();
    const counts = new CountsDataSource('counts', () => parts);
    const { from, to, raw } = hour();
    const seen: DataQueryResponse[] = [];
    jest.useFakeTimers({ now: to.valueOf(), doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      distributionOver([counts])
        .query(request([target()]))
        .subscribe((response) => seen.push(response));
      await settled();
      const send = (minutes: number) => {
        jest.setSystemTime(to.valueOf() + minutes * 60_000);
        const range = { from, to: dateTime(Date.now()), raw };
        parts.next({ data: countFrames({ range, intervalMs: 60_000 }), state: LoadingState.Streaming });
        const { times } = view(seen[seen.length - 1]);
        return [(times[0] - from.valueOf()) / 60_000, (times[times.length - 1] - to.valueOf()) / 60_000];
      };
      expect(send(0)).toEqual([0, -1]);
      expect(send(1)).toEqual([1, 0]);
      expect(send(7)).toEqual([7, 6]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('does not call a part that can’t be read yet an error', async () => {
    const counts = new CountsDataSource('counts', (asked) =>
      of(
        {
          data: countFrames(asked, { a: 1 }).map((frame) => ({ ...frame, fields: withoutLabels(frame.fields) })),
          state: LoadingState.Loading,
        },
        { data: countFrames(asked), state: LoadingState.Done }
      )
    );
    const seen = await lastValueFrom(
      distributionOver([counts])
        .query(request([target()]))
        .pipe(toArray())
    );
    expect(seen.map(({ state, errors }) => [state, errors])).toEqual([
      [LoadingState.Loading, undefined],
      [LoadingState.Done, undefined],
    ]);
  });

  it('is not done before its slowest query', async () => {
    const late = new Subject<DataQueryResponse>();
    const [fast, slow] = [new CountsDataSource('counts'), new CountsDataSource('slow', () => late)];
    const seen: DataQueryResponse[] = [];
    distributionOver([fast, slow])
      .query(
        request([
          target(),
          target({ refId: 'B', upstream: { datasource: { uid: 'slow' }, query: { refId: 'A', expr: 'x' } } }),
        ])
      )
      .subscribe((response) => seen.push(response));
    await settled();
    expect(seen.map(({ state }) => state)).toEqual([LoadingState.Loading]);
    late.next({ data: countFrames(slow.asked[0]) });
    expect(seen[1].state).toBe(LoadingState.Done);
    expect(seen[1].data.map(({ refId }) => refId)).toEqual(['A', 'B']);
  });

  it('cancels the upstream’s requests when nobody listens any more', async () => {
    let cancelled = 0;
    const counts = new CountsDataSource(
      'counts',
      () => new Observable<DataQueryResponse>(() => () => (cancelled += 1))
    );
    const running = distributionOver([counts])
      .query(request([target({ baseline: { kind: 'offset', offsets: ['1d'] } })]))
      .subscribe();
    await settled();
    running.unsubscribe();
    expect(cancelled).toBe(2);
  });
});

describe('an error', () => {
  const failing = async (answer: () => Observable<DataQueryResponse>, more = {}) => {
    const response = await lastValueFrom(
      distributionOver([new CountsDataSource('counts', answer)]).query(request([target(more)]))
    );
    expect(response.state).toBe(LoadingState.Error);
    return response.errors![0];
  };

  it('that the upstream throws is passed on with its status', async () => {
    const error = await failing(() =>
      throwError(() => ({ status: 504, statusText: 'Gateway Timeout', data: { message: 'query timed out' } }))
    );
    expect(error).toEqual({
      refId: 'A',
      status: 504,
      message: 'The upstream failed: query timed out. Correct the upstream query, or try again.',
    });
  });

  it('that is thrown before there is an observable is passed on too', async () => {
    const error = await failing(() => {
      throw new Error('bad_data: parse error');
    });
    expect(error.message).toContain('bad_data: parse error');
  });

  it.each(['error', 'errors'])('in the answer’s `%s` is passed on', async (field) => {
    const told = { message: 'no such table', status: 400 };
    const error = await failing(() => of({ data: [], [field]: field === 'error' ? told : [told] }));
    expect(error.message).toContain('no such table');
    expect(error.status).toBe(400);
  });

  it('of one query leaves the others their answers', async () => {
    const [good, bad] = [
      new CountsDataSource('counts'),
      new CountsDataSource('bad', () => throwError(() => new Error('down'))),
    ];
    const response = await lastValueFrom(
      distributionOver([good, bad]).query(
        request([
          target(),
          target({ refId: 'B', upstream: { datasource: { uid: 'bad' }, query: { refId: 'A', expr: 'x' } } }),
        ])
      )
    );
    expect(response.data.map(({ refId }) => refId)).toEqual(['A']);
    expect(response.errors!.map(({ refId }) => refId)).toEqual(['B']);
  });

  it('says which labels there are when the category is not among them', async () => {
    const error = await failing(() => of({ data: countFrames(request([])) }), { category: 'status' });
    expect(error.message).toContain('status');
    expect(error.message).toContain('code');
  });

  it('says that the baseline query is empty', async () => {
    const error = await failing(() => of({ data: countFrames(request([])) }), {
      baseline: { kind: 'query', query: { expr: '' } },
    });
    expect(error.message).toBe('The baseline query is empty. Write the query that counts the baseline.');
  });

  it('names an upstream that is gone', async () => {
    const response = await lastValueFrom(distributionOver([]).query(request([target()])));
    expect(response.errors![0].message).toBe(
      'The upstream data source `counts` is not there. Choose another one, or ask for permission to query it.'
    );
  });

  it('of an upstream that can be listed but not loaded is the upstream’s', async () => {
    const counts = new CountsDataSource('counts');
    const distribution = distributionOver([]);
    installGrafana([{ settings: installedCounts(counts).settings }]);
    const response = await lastValueFrom(distribution.query(request([target()])));
    expect(response.errors![0].message).toContain('Datasource counts was not found');
  });

  it.each([
    ['dist', DATASOURCE_ID, 'A Distribution data source'],
    ['__expr__', '__expr__', 'An expression'],
    ['-- Mixed --', 'mixed', 'The mixed data source'],
    ['-- Dashboard --', 'dashboard', 'Another panel'],
  ])('refuses %s as the upstream', async (uid, type, name) => {
    const distribution = distributionOver([]);
    installGrafana([{ settings: settingsOf(uid, type, {}) }]);
    const looped = target({ upstream: { datasource: { uid }, query: { expr: 'x' } } });
    const response = await lastValueFrom(distribution.query(request([looped])));
    expect(response.errors![0].message).toMatch(new RegExp(`^${name} can’t be the upstream. Choose`));
  });
});

describe('variables', () => {
  const variables = { source: 'counts', by: ['region', 'tier'], kind: 'code', size: '5m', job: ['api', 'web'] };

  it('are filled in, in the query’s own fields as in the upstream’s query', async () => {
    const counts = new CountsDataSource('counts', (asked) =>
      of({ data: countFrames(asked, undefined, { region: 'eu', tier: 'free' }) })
    );
    const response = await lastValueFrom(
      distributionOver([counts], variables).query(
        request([
          target({
            upstream: { datasource: { uid: '$source' }, query: { expr: 'x{job=~"$job"}[$__interval]' } },
            category: '$kind',
            groupBy: ['$by'],
            window: { size: '$size' },
          }),
        ])
      )
    );
    expect(response.errors).toBeUndefined();
    expect(view(response).meta).toMatchObject({
      categoryLabel: 'code',
      windowMs: 300_000,
      group: { region: 'eu', tier: 'free' },
    });
    expect(counts.asked[0].targets[0].expr).toBe('x{job=~"(api|web)"}[5m]');
  });

  it('are filled in by the upstream’s plugin for Explore, once it is loaded', async () => {
    const counts = new CountsDataSource('counts');
    const distribution = distributionOver([counts], variables);
    const query = target({
      upstream: { datasource: { uid: 'counts' }, query: { expr: '{job=~"$job"}' } },
      baseline: { kind: 'query', query: { expr: '{job="$kind"}' } },
    });
    const exprs = () => {
      const [{ upstream, baseline }] = distribution.interpolateVariablesInQueries([query], {});
      return [upstream?.query?.expr, baseline?.kind === 'query' && baseline.query.expr];
    };
    expect(exprs()).toEqual(['{job=~"{api,web}"}', '{job="code"}']);
    await lastValueFrom(distribution.query(request([query])));
    expect(exprs()).toEqual(['{job=~"(api|web)"}', '{job="code"}']);
  });

  it('are found wherever they are', () => {
    const distribution = distributionOver([]);
    expect(distribution.targetContainsTemplate(target())).toBe(false);
    expect(distribution.targetContainsTemplate(target({ groupBy: ['$by'] }))).toBe(true);
    expect(distribution.targetContainsTemplate(target({ upstream: { query: { expr: '{job="$job"}' } } }))).toBe(true);
  });
});

describe('beside queries', () => {
  it('an alert rule’s query begins with format latest and the drift flag', () => {
    const distribution = distributionOver([]);
    expect(distribution.getDefaultQuery(CoreApp.UnifiedAlerting)).toEqual({
      format: 'latest',
      alertStatistic: 'drift',
    });
    expect(distribution.getDefaultQuery(CoreApp.Dashboard)).toEqual({});
  });

  it('annotations are the same query in format events', () => {
    const { annotations } = distributionOver([]);
    const anno = { name: 'Drift', enable: true, iconColor: 'red', target: target({ refId: '' }) };
    expect(annotations.prepareQuery!(anno)).toMatchObject({ refId: 'Anno', format: 'events', category: 'code' });
    expect(annotations.prepareQuery!({ ...anno, target: undefined })).toBeUndefined();
  });

  it('annotations come back as frames of drifts', async () => {
    const counts = new CountsDataSource('counts', (asked) =>
      of({ data: countFrames(asked, { '200': 0.5, '500': 0.5 }) })
    );
    const fixed = target({ format: 'events', baseline: { kind: 'fixed', shares: { '200': 0.9, '500': 0.1 } } });
    const { data } = await lastValueFrom(distributionOver([counts]).query(request([fixed])));
    expect(data[0].fields.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['time', 'timeEnd', 'title', 'text', 'tags'])
    );
    expect(data[0].length).toBe(1);
  });

  it('a collapsed query reads as one line', () => {
    expect(distributionOver([]).getQueryDisplayText(target())).toBe(
      'code of requests, against trailing 10 windows, gap 1'
    );
  });

  it('the editor’s own question rejects with the sentence of the error', async () => {
    const distribution = distributionOver([new CountsDataSource('counts', () => throwError(() => new Error('down')))]);
    await expect(distribution.answer(target(), hour())).rejects.toThrow('The upstream failed: down.');
  });

  it('remembers what the upstream answered, by what it was asked, while someone subscribes', async () => {
    const distribution = distributionOver([new CountsDataSource('counts')]);
    await lastValueFrom(distribution.query(request([target()])));
    expect(distribution.answers.framesOf(target())).toBeUndefined();
    const changed = jest.fn();
    const end = distribution.answers.subscribe(changed);
    await lastValueFrom(distribution.query(request([target()])));
    expect(changed).toHaveBeenCalledTimes(1);
    expect(distribution.answers.framesOf(target({ category: 'other' }))).toHaveLength(3);
    expect(distribution.answers.framesOf(target({ upstream: { query: { expr: 'y' } } }))).toBeUndefined();
    end();
    expect(distribution.answers.framesOf(target())).toBeUndefined();
  });

  it('keeps listening to an upstream that never ends', async () => {
    const seen: DataQueryResponse[] = [];
    const running = distributionOver([new CountsDataSource('counts', () => NEVER)])
      .query(request([target()]))
      .subscribe((response) => seen.push(response));
    await settled();
    expect(seen).toHaveLength(0);
    expect(running.closed).toBe(false);
    running.unsubscribe();
  });
});

/** The plugin of an upstream is loaded by a promise. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const withoutLabels = <T extends { labels?: unknown }>(fields: T[]) =>
  fields.map((field) => ({ ...field, labels: { instance: 'x' } }));
