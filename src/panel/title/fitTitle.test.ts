import { fitTitle } from './fitTitle';

const line = {
  mood: 'drift' as const,
  headlines: ['DRIFT since 14:05 · 5xx', 'DRIFT since 14:05', 'DRIFT'],
  sentence: 'A sentence.',
  spoken: 'DRIFT since 14:05',
};
const fit = (width: number, twoLines = false, group = '') =>
  fitTitle(line, group, {
    width,
    twoLines,
    gap: 2,
    headlineWidth: (text) => text.length,
    sentenceWidth: (text) => text.length,
  });

describe('fitTitle', () => {
  it('puts the sentence beside the headline where both fit', () => {
    expect(fit(40)).toMatchObject({ headline: line.headlines[0], sentence: 'A sentence.', lines: 1 });
  });

  it('puts the sentence below where the panel is high enough, else keeps it for hover', () => {
    expect(fit(30, true)).toMatchObject({ sentence: 'A sentence.', lines: 2 });
    expect(fit(30, false)).toMatchObject({ sentence: '', lines: 1, fullSentence: 'A sentence.' });
  });

  it('takes a shorter headline rather than cut one off', () => {
    expect(fit(20).headline).toBe('DRIFT since 14:05');
    expect(fit(10).headline).toBe('DRIFT');
    expect(fit(25, false, 'checkout').headline).toBe('DRIFT');
  });
});
