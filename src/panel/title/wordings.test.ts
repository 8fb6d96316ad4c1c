import { testEvent, testView } from '../testing';
import { groupsLine, titleLine, whyText } from './wordings';

const time = (at: number) => `T${at / 60_000}`;

describe('titleLine', () => {
  it('says that it drifts, since when and what moved, and gets shorter from the end', () => {
    const view = testView({}, { drifting: true, since: 60_000, events: [testEvent()] });
    expect(titleLine(view, time)).toEqual({
      mood: 'drift',
      headlines: ['DRIFT since T1 · 5xx +5.0 pt', 'DRIFT since T1', 'DRIFT'],
      sentence: '5xx went from 5 % to 10 %.',
    });
  });

  it('says that it is steady and names the last window', () => {
    const line = titleLine(testView(), time);
    expect(line.mood).toBe('steady');
    expect(line.headlines[0]).toBe('steady · last window T2 to T3 · N 1,234');
    expect(line.sentence).toBe('The distribution agrees with its baseline.');
  });

  it('does not call a window steady that could not be judged', () => {
    const { latest } = testView().meta;
    const line = titleLine(testView({}, { latest: { ...latest!, state: 'few events', sentence: 'Too few.' } }), time);
    expect(line.mood).toBe('silent');
    expect(line.headlines[2]).toBe('few events');
    expect(line.sentence).toBe('Too few.');
  });

  it('says what to do when no window has ended', () => {
    const line = titleLine(testView({}, { latest: null }), time);
    expect(line.mood).toBe('silent');
    expect(line.sentence).toMatch(/Choose a longer range/);
  });
});

describe('groupsLine', () => {
  const named = (groupName: string, drifting: boolean) => testView({}, { groupName, drifting });

  it('is not needed for one group', () => {
    expect(groupsLine([named('a', true)])).toBeNull();
  });

  it('counts the groups that drift and names the first three', () => {
    expect(groupsLine([named('a', false), named('b', false)])).toBe('none of 2 groups drifts');
    expect(groupsLine([named('a', true), named('b', false)])).toBe('1 of 2 groups drifts: a');
    expect(groupsLine(['a', 'b', 'c', 'd', 'e'].map((name) => named(name, name !== 'e')))).toBe(
      '4 of 5 groups drift: a, b, c and 1 more'
    );
  });
});

it('whyText says which test the last window had and why, and where the level comes from', () => {
  expect(whyText(testView())).toBe(
    'Last window: Goodness of fit: p = 0.5, w = 0.01, because the baseline is intended, not counted.\nSignificance: p < 0.01 as chosen.'
  );
  expect(whyText(testView({}, { latest: null }))).toBe('');
});
