/** @jest-environment node */
import { DAY, HOUR, MINUTE } from '../testing/run';
import { BERLIN } from '../testing/zones';
import { readSchedule, spansOf } from './schedule';

const MONDAY = Date.UTC(2026, 0, 5);
const week = { from: MONDAY, to: MONDAY + 7 * DAY };
const texts = (line: string, range = week, zone: typeof BERLIN = []) =>
  spansOf(readSchedule([line]), zone, range)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => [from, to].map((at) => new Date(at).toISOString().slice(0, 16)).join(' '));
const within = (line: string) => texts(line).filter((text) => text >= '2026-01-05' && text < '2026-01-12');

describe('a schedule', () => {
  it('has days of the week, in lists and ranges, and every day', () => {
    expect(within('sun 02:00-04:00 backup')).toEqual(['2026-01-11T02:00 2026-01-11T04:00']);
    expect(within('sat,sun').map((text) => text.slice(8, 10))).toEqual(['10', '11']);
    expect(within('fri-mon 12:00-13:00').map((text) => text.slice(8, 10))).toEqual(['05', '09', '10', '11']);
    expect(within('Daily 02:00-02:30')).toHaveLength(7);
  });

  it('has times that go on past midnight', () => {
    expect(within('mon 23:30-00:30 batch')).toEqual(['2026-01-05T23:30 2026-01-06T00:30']);
  });

  it('has dates, of one year or all, with the last day and with times on each', () => {
    expect(texts('2026-01-06..2026-01-07 sale')).toEqual(['2026-01-06T00:00 2026-01-08T00:00']);
    expect(texts('01-06..01-07')).toEqual(['2026-01-06T00:00 2026-01-08T00:00']);
    expect(texts('2026-01-06..2026-01-07 10:00-11:00').map((text) => text.slice(8, 10))).toEqual(['06', '07']);
    expect(texts('2026-01-06 22:00..2026-01-07 02:00 migration')).toEqual(['2026-01-06T22:00 2026-01-07T02:00']);
    expect(texts('2025-12-24')).toEqual([]);
  });

  it('goes on over New Year', () => {
    const range = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 3) };
    expect(texts('12-30..01-02', range)).toEqual(['2025-12-30T00:00 2026-01-03T00:00']);
  });

  it('is by the clock, through its changes', () => {
    const range = { from: Date.UTC(2026, 2, 28), to: Date.UTC(2026, 2, 30) };
    const at = texts('daily 08:00-09:00', range, BERLIN);
    expect(at).toContain('2026-03-28T07:00 2026-03-28T08:00');
    expect(at).toContain('2026-03-29T06:00 2026-03-29T07:00');
  });

  it('has spans that began long before the range', () => {
    const { from } = week;
    expect(spansOf(readSchedule(['2025-12-01..2026-01-31']), [], { from, to: from + MINUTE })[0].to).toBe(
      Date.UTC(2026, 1, 1)
    );
    expect(spansOf(readSchedule(['daily']), [], { from, to: from + HOUR })).toContainEqual({ from, to: from + DAY });
  });

  it.each([
    'sometimes',
    'sun 02:00',
    '2026-02-30',
    '2026-01-06..01-07',
    '2026-01-07..2026-01-06',
    'mon 25:00-26:00',
    'abc',
  ])('has no “%s”', (line) => expect(() => readSchedule([line])).toThrow(/no quiet time. Write days and times/));

  it('has an end', () => {
    expect(() => readSchedule(Array(201).fill('daily'))).toThrow('Limit `schedule` is 200');
  });
});
