/** @jest-environment node */
import { longFrame, seriesFrames } from '../testing/frames';
import { describeLabels, guessCategory } from './labels';

const series = (labels: Array<Record<string, string>>) =>
  seriesFrames(
    [1],
    labels.map((own) => ({ labels: own, values: [1] }))
  );

describe('describeLabels', () => {
  it('lists labels with their number of values and examples', () => {
    const frames = series(['200', '404', '500', '503'].map((code) => ({ code, job: 'shop' })));
    expect(describeLabels(frames)).toEqual([
      { name: 'code', kind: 'label', values: 4, examples: ['200', '404', '500'] },
      { name: 'job', kind: 'label', values: 1, examples: ['shop'] },
    ]);
  });

  it('lists the text columns of a long table', () => {
    const table = longFrame([
      { time: 1, status: 'ok', region: 'eu', count: 1 },
      { time: 1, status: 'failed', region: 'eu', count: 1 },
    ]);
    expect(describeLabels([table])).toEqual([
      { name: 'status', kind: 'column', values: 2, examples: ['ok', 'failed'] },
      { name: 'region', kind: 'column', values: 1, examples: ['eu'] },
    ]);
  });
});

describe('guessCategory', () => {
  it('prefers a telling name that varies', () => {
    const frames = series([
      { handler: 'a', code: '200', instance: '1' },
      { handler: 'b', code: '500', instance: '2' },
      { handler: 'c', code: '500', instance: '3' },
    ]);
    expect(guessCategory(frames, [])).toBe('code');
  });

  it('takes the label that varies most where no name tells', () => {
    const frames = series([
      { size: 's', colour: 'red' },
      { size: 'm', colour: 'red' },
      { size: 'l', colour: 'blue' },
    ]);
    expect(guessCategory(frames, [])).toBe('size');
  });

  it('passes over groups, places, and labels that do not vary', () => {
    const frames = series([
      { region: 'eu', status: 'up', instance: '1', colour: 'red' },
      { region: 'us', status: 'up', instance: '2', colour: 'blue' },
      { region: 'us', status: 'up', instance: '3', colour: 'blue' },
    ]);
    expect(guessCategory(frames, ['region'])).toBe('colour');
  });

  it('does not depend on the order of series', () => {
    const labels = [
      { b: '1', a: '1' },
      { a: '2', b: '2' },
    ];
    expect(guessCategory(series(labels), [])).toBe('a');
    expect(guessCategory(series(labels.slice().reverse()), [])).toBe('a');
  });

  it('is null without labels', () => {
    expect(guessCategory([], [])).toBeNull();
  });
});
