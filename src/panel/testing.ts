import { toDataFrame } from '@grafana/data';
import type { CategorySummary, DistributionView, DriftEvent, SeriesMeta } from './core';
import type { Look } from './chart/look';
import { shareWords } from './chart/shareWords';
import type { Group } from './groups';

/** A small view for tests of what the panel makes of one: three windows of a minute, two categories. */
export function testView(over: Partial<DistributionView> = {}, meta: Partial<SeriesMeta> = {}): DistributionView {
  const times = [0, 60_000, 120_000];
  const events = meta.events ?? over.events ?? [];
  return {
    meta: {
      version: 1,
      group: {},
      groupName: '',
      categoryLabel: 'code',
      categories: ['2xx', '5xx'],
      windowMs: 60_000,
      stepMs: 60_000,
      from: 0,
      to: 180_000,
      baseline: { kind: 'fixed', text: 'intended shares', counted: false, follows: false },
      test: 'auto',
      detect: {
        alpha: 0.01,
        minEffect: 0.1,
        minRelative: 0.25,
        minPoints: 0.25,
        minN: 100,
        m: 3,
        n: 5,
        why: 'p < 0.01 as chosen',
      },
      windows: { trailing: [0, 0, 0], pooled: [0, 0, 0] },
      latest: {
        start: 120_000,
        end: 180_000,
        n: 1234,
        p: 0.5,
        w: 0.01,
        state: 'ok',
        sentence: 'The distribution agrees with its baseline.',
        explanation: 'Goodness of fit: p = 0.5, w = 0.01, because the baseline is intended, not measured',
        categories: [summary('2xx', 0.9, 0.95), summary('5xx', 0.1, 0.05)],
      },
      drifting: false,
      since: null,
      events,
      ...meta,
    },
    frameIndex: 0,
    times,
    categories: [
      {
        category: '2xx',
        fieldIndex: 1,
        share: [0.9, null, 0.9],
        count: [900, null, 900],
        baseline: [0.95, 0.95, 0.95],
        delta: null,
        adjustedP: null,
      },
      {
        category: '5xx',
        fieldIndex: 2,
        share: [0.1, null, 0.1],
        count: [100, null, 100],
        baseline: [0.05, 0.05, 0.05],
        delta: null,
        adjustedP: null,
      },
    ],
    n: [1000, null, 1000],
    p: [0.5, null, 1e-9],
    w: [0.01, null, 0.23],
    state: [0, 3, 0],
    test: [1, 0, 1],
    ratio: [null, null, null],
    inflation: [1, null, 1],
    statistics: { n: [1000, null, 1000], p: [0.5, null, 1e-9], w: [0.01, null, 0.23] },
    events,
    ...over,
  };
}

function summary(category: string, share: number, baseline: number): CategorySummary {
  const delta = share - baseline;
  return {
    category,
    count: share * 1000,
    share,
    baseline,
    delta,
    shiftShare: null,
    unseen: false,
  };
}

export function testEvent(over: Partial<DriftEvent> = {}): DriftEvent {
  return {
    start: 60_000,
    startEarliest: 60_000,
    startLatest: 60_000,
    decided: 180_000,
    end: null,
    newNormal: false,
    moved: [{ category: '5xx', delta: 0.05, share: 0.1, baseline: 0.05 }],
    p: 1e-9,
    w: 0.23,
    n: 1000,
    title: '5xx +5.0 pt',
    text: '5xx went from 5 % to 10 %.',
    ...over,
  };
}

export function testLook(category: string, over: Partial<Look> = {}): Look {
  const plain = {
    color: 'red',
    hidden: false,
    decimals: null,
    unit: 'percentunit',
    words: shareWords(),
    thresholds: [],
    links: () => [],
  };
  const tint = () => undefined;
  return { category, name: category, tint, ...plain, ...over };
}

export function testGroup(view: DistributionView): Group {
  const fields = view.categories.map(({ category }) => ({
    name: 'share',
    labels: { code: category },
    values: [1, 1, 1],
  }));
  return { view, frame: toDataFrame({ fields: [{ name: 'time', values: view.times }, ...fields] }) };
}
