import { systemDateFormats, type SystemDateFormatSettings } from '@grafana/data';
import { count, decimalsFor, moment, percent, percentRange, points, pValue, shortCount, timeSpan } from './format';

describe('formats', () => {
  it('give a share three digits, however small', () => {
    expect([0.93456, 0.0123, 0.00042, 1, 0].map((share) => percent(share))).toEqual([
      '93.5 %',
      '1.23 %',
      '0.042 %',
      '100 %',
      '0 %',
    ]);
  });

  it('give a share and a difference the decimals that were chosen', () => {
    expect([percent(0.93456, 1), percentRange(0.02, 0.0349, 2), points(-0.0312, 0)]).toEqual([
      '93.5 %',
      '2.00 – 3.49 %',
      '-3 pt',
    ]);
  });

  it('line up a column by its smallest share', () => {
    expect([[0.9, 0.1], [0.9, 0.012], [0.9, 0.0051, 0], [0.5, 1e-7, null], []].map(decimalsFor)).toEqual([
      1, 1, 2, 3, 1,
    ]);
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

  it('give a span the day once, in the time zone and by the formats of Grafana', () => {
    const start = Date.UTC(2026, 2, 3, 23, 58);
    expect(timeSpan(start, start + 60_000, 'utc')).toBe('2026-03-03 23:58:00 – 23:59:00');
    expect(timeSpan(start, start + 180_000, 'utc')).toBe('2026-03-03 23:58:00 – 2026-03-04 00:01:00');
    expect(timeSpan(start, start + 180_000, 'Asia/Tokyo')).toBe('2026-03-04 08:58:00 – 09:01:00');
  });

  it('follow a 12-hour clock', () => {
    const before = { ...systemDateFormats };
    systemDateFormats.update({
      fullDate: 'MM/DD/YYYY, hh:mm:ss a',
      interval: { ...before.interval, second: 'hh:mm:ss a', minute: 'hh:mm a', hour: 'MM/DD, hh:mm a' },
    } as SystemDateFormatSettings);
    const start = Date.UTC(2026, 2, 3, 14, 50);
    expect(timeSpan(start, start + 120_000, 'utc')).toBe('03/03/2026, 02:50:00 pm – 02:52:00 pm');
    expect(moment(start, 'utc', start, start + 3_600_000)).toBe('02:50 pm');
    expect(moment(start + 1000, 'utc', start, start + 48 * 3_600_000)).toBe('03/03, 02:50:01 pm');
    Object.assign(systemDateFormats, before);
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
