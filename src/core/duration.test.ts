/** @jest-environment node */
import { formatDuration, parseDuration } from './duration';

describe('durations', () => {
  it.each([
    ['30s', 30_000],
    ['1m', 60_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['250ms', 250],
    ['0s', 0],
    ['0.5h', 1_800_000],
  ])('%s is %d ms', (text, ms) => expect(parseDuration(text, 'Window size')).toBe(ms));

  it.each(['', '5', 'm', '1 minute', '-1m', '1m 30s!', '1y'])('"%s" is refused with the remedy', (text) => {
    expect(() => parseDuration(text, 'Window size')).toThrow(/Window size ".*" is not a duration\. Write a number/);
  });

  it.each([0, 250, 1000, 60_000, 5_400_000, 86_400_000, 604_800_000, 694_861_001])(
    '%d ms is written so that it reads back',
    (ms) => expect(parseDuration(formatDuration(ms), 'x')).toBe(ms)
  );
});
