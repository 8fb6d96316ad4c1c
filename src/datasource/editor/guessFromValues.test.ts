import { toDataFrame } from '@grafana/data';
import { guessFromValues } from './guessFromValues';

describe('guessFromValues', () => {
  const frame = (...series: number[][]) =>
    toDataFrame({
      fields: [
        { name: 'time', type: 'time', values: series[0].map((_, i) => i * 60_000) },
        ...series.map((values, i) => ({ name: `value ${i}`, type: 'number', values })),
      ],
    });
  const rising = Array.from({ length: 20 }, (_, i) => 1000 + 7 * i);
  const flat = rising.map(() => 3);

  it('takes values that never fall for running totals', () => {
    expect(guessFromValues([frame(rising, flat)])?.values).toBe('counters');
  });

  it('does not guess where one falls, none rises, or there are too few', () => {
    expect(guessFromValues([frame(rising, [...rising].reverse())])).toBeNull();
    expect(guessFromValues([frame(flat)])).toBeNull();
    expect(guessFromValues([frame(rising.slice(0, 5))])).toBeNull();
  });
});
