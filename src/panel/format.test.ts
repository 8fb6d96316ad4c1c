import { count, moment, percent, percentRange, points, pValue, shortCount } from './format';

describe('formats', () => {
  it('give a share three digits, however small', () => {
    expect([0.93456, 0.0123, 0.00042, 1, 0].map(percent)).toEqual(['93.5 %', '1.23 %', '0.042 %', '100 %', '0 %']);
  });

  it('say where there is no answer', () => {
    expect([percent(null), points(null), count(undefined), pValue(null), percentRange(0.1, null)]).toEqual(
      Array(5).fill('–')
    );
  });

  it('group thousands, and keep a digit of small fractional counts', () => {
    expect([1234567, 1234.56, 12.34, 0].map(count)).toEqual(['1,234,567', '1,235', '12.3', '0']);
    expect([1500, 2e6, 100].map(shortCount)).toEqual(['1.5K', '2M', '100']);
  });

  it('give a range one unit', () => {
    expect(percentRange(0.028, 0.034)).toBe('2.8 – 3.4 %');
    expect(percentRange(1e-6, 0.005)).toBe('0 – 0.5 %');
  });

  it('add the day to a time where the clock alone would be ambiguous', () => {
    const [from, hour] = [Date.UTC(2026, 2, 3, 12), 3_600_000];
    expect(moment(from, 'utc', from, from + hour)).toBe('12:00');
    expect(moment(from, 'utc', from, from + 48 * hour)).toBe('03/03 12:00');
    expect(moment(from, 'Asia/Tokyo', from, from + hour)).toBe('21:00');
    expect(moment(from + 30_000, 'utc', from, from + hour)).toBe('12:00:30');
    expect(moment(from + 30_000, 'utc', from, from + 48 * hour)).toBe('03/03 12:00:30');
  });
});
