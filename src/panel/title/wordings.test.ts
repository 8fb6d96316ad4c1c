import type { DriftEvent } from '../core';
import { testEvent, testView } from '../testing';
import { deployText, groupsLine, moves, whyText, wordTitle } from './wordings';

const speech = {
  names: (name: string) => name,
  time: (at: number) => `T${at / 60_000}`,
  decimals: null,
  happenings: [],
};

describe('wordTitle', () => {
  it('says that it drifts, since when and what moved, and gets shorter from the end', () => {
    const view = testView({}, { drifting: true, since: 60_000, events: [testEvent()] });
    expect(wordTitle(view, speech)).toEqual({
      mood: 'drift',
      headlines: ['DRIFT since T1 · 5xx +5.0 pt', 'DRIFT since T1', 'DRIFT'],
      sentence: '5xx went from 5 % to 10 % (+5.0 pt). At its peak: p = 1e-9, w = 0.23, N = 1,000.',
      spoken: 'DRIFT since T1',
    });
  });

  it('says that it is steady and names the last window', () => {
    const line = wordTitle(testView(), speech);
    expect(line.mood).toBe('steady');
    expect(line.headlines[0]).toBe('steady · last window T2 to T3 · N 1,234');
    expect(line.sentence).toBe('The distribution agrees with its baseline.');
  });

  it('does not say that a window agrees which differs significantly', () => {
    const { latest } = testView().meta;
    const said = (w: number, delta: number) =>
      wordTitle(
        testView({}, { latest: { ...latest!, p: 1e-4, w, categories: [{ ...latest!.categories[0], delta }] } }),
        speech
      ).sentence;
    expect(said(0.05, 0.001)).toBe('Differs from its baseline, but too little to matter (w 0.05 < 0.1).');
    expect(said(0.3, 0.001)).toBe('Differs from its baseline, but not yet in enough windows for a drift.');
    expect(said(0.05, 0.3)).toBe('Differs from its baseline, but not yet in enough windows for a drift.');
  });

  it('says how the last drift has ended', () => {
    const said = (over: Partial<DriftEvent>) => wordTitle(testView({}, { events: [testEvent(over)] }), speech).sentence;
    expect(said({ end: 240_000 })).toBe('Back since T4: the distribution agrees with its baseline again.');
    expect(said({ end: 240_000, newNormal: true })).toBe(
      'New normal since T4: 5xx +5.0 pt has lasted and is the baseline now.'
    );
  });

  it('says when a drift began and when that was decided', () => {
    const view = testView({}, { drifting: true, since: 60_000, events: [testEvent({ startEarliest: 0 })] });
    expect(whyText(view, speech).split('\n')[0]).toBe('Began T1 (between T0 and T1), decided T3.');
  });

  it('says the same as long as the state is the same', () => {
    const { latest } = testView().meta;
    const later = testView({}, { latest: { ...latest!, start: 180_000, end: 240_000, n: 7 } });
    expect(wordTitle(later, speech).spoken).toBe(wordTitle(testView(), speech).spoken);
  });

  it('names categories by their display names', () => {
    const named = { ...speech, names: (name: string) => (name === '5xx' ? 'Unavailable' : name), decimals: 1 };
    expect(moves(testEvent(), named)).toBe('Unavailable went from 5.0 % to 10.0 % (+5.0 pt).');
    const view = testView({}, { drifting: true, since: 60_000, events: [testEvent()] });
    expect(wordTitle(view, named).headlines[0]).toBe('DRIFT since T1 · Unavailable +5.0 pt');
  });

  it('does not call a window steady that could not be judged', () => {
    const { latest } = testView().meta;
    const line = wordTitle(testView({}, { latest: { ...latest!, state: 'few events', sentence: 'Too few.' } }), speech);
    expect(line.mood).toBe('silent');
    expect(line.headlines[2]).toBe('few events');
    expect(line.sentence).toBe('Too few.');
  });

  it('says what to do when no window has ended', () => {
    const line = wordTitle(testView({}, { latest: null }), speech);
    expect(line.mood).toBe('silent');
    expect(line.sentence).toMatch(/Choose a longer time range/);
  });
});

describe('groupsLine', () => {
  const named = (groupName: string, drifting: boolean) => testView({}, { groupName, drifting });

  it('is not needed for one group', () => {
    expect(groupsLine([named('a', true)])).toBeNull();
  });

  it('counts the groups that drift and names the first three', () => {
    expect(groupsLine([named('a', false), named('b', false)])).toBe('none of 2 groups is in drift');
    expect(groupsLine([named('a', true), named('b', false)])).toBe('1 of 2 groups is in drift: a');
    expect(groupsLine(['a', 'b', 'c', 'd', 'e'].map((name) => named(name, name !== 'e')))).toBe(
      '4 of 5 groups are in drift: a, b, c and 1 more'
    );
  });
});

it('whyText says which test the last window had and why, and where the level comes from', () => {
  expect(whyText(testView(), speech)).toBe(
    'Last window: Goodness of fit: p = 0.5, w = 0.01, because the baseline is intended, not measured.\nSensitivity: p < 0.01 as chosen.'
  );
  expect(whyText(testView({}, { latest: null }), speech)).toBe('');
});

describe('deployText', () => {
  const deploy = { time: 50_000, end: null, text: 'deploy 8f2c', color: '', deploy: true };
  const drift = testEvent({ start: 60_000, startEarliest: 60_000, startLatest: 60_000 });
  const said = (happenings: Array<typeof deploy>) => deployText(drift, { ...speech, happenings });

  it('names the last deploy before a drift', () => {
    expect(said([{ ...deploy, time: 40_000, text: 'deploy 1' }, deploy])).toBe(
      'Near its beginning: deploy 8f2c, T0.8333333333333334. '
    );
    expect(
      wordTitle(testView({}, { drifting: true, since: 60_000, events: [drift] }), { ...speech, happenings: [deploy] })
        .sentence
    ).toContain('Near its beginning: deploy 8f2c');
  });

  it('names none that came later, long before, or is something else', () => {
    expect(said([{ ...deploy, time: 61_000 }])).toBe('');
    expect(said([{ ...deploy, time: -31 * 60_000 }])).toBe('');
    expect(said([{ ...deploy, deploy: false }])).toBe('');
  });
});
