/** @jest-environment node */
import { muteSpans, type MuteInterval } from './muteSpans';

const at = (text: string): number => Date.parse(`${text}Z`);
/** Monday to Monday. */
const WEEK = { from: at('2026-01-05T00:00'), to: at('2026-01-12T00:00') };
const shown = (intervals: MuteInterval[], range = WEEK): string[] =>
  muteSpans(intervals, range).map(({ from, to }) =>
    [from, to].map((time) => new Date(time).toISOString().slice(5, 16)).join(' to ')
  );

it.each<[string, MuteInterval, string[]]>([
  [
    'the nights of some days',
    { weekdays: ['tuesday', 'thursday:friday'], times: [{ start_time: '22:00', end_time: '24:00' }] },
    ['01-06T22:00 to 01-07T00:00', '01-08T22:00 to 01-09T00:00', '01-09T22:00 to 01-10T00:00'],
  ],
  [
    'a weekend as one, by the clock of a zone',
    { weekdays: ['saturday', 'sunday'], location: 'America/New_York' },
    ['01-04T05:00 to 01-05T05:00', '01-10T05:00 to 01-12T05:00'],
  ],
  [
    'days of the month',
    { days_of_month: ['7:8', '-22'] },
    ['01-07T00:00 to 01-09T00:00', '01-10T00:00 to 01-11T00:00'],
  ],
  [
    'months and years by name and number',
    { months: ['january:march'], years: ['2026:2027'], days_of_month: ['5'] },
    ['01-05T00:00 to 01-06T00:00'],
  ],
  ['no other months', { months: ['2', 'december'] }, []],
  ['no other years', { years: ['2025'] }, []],
])('are %s', (_, interval, spans) => {
  expect(shown([interval])).toEqual(spans);
});

it('are those of all intervals, where they touch as one', () => {
  const morning = { days_of_month: ['6'], times: [{ start_time: '08:00', end_time: '12:00' }] };
  const noon = { days_of_month: ['6'], times: [{ start_time: '12:00', end_time: '13:30' }] };
  expect(shown([noon, morning])).toEqual(['01-06T08:00 to 01-06T13:30']);
});

it('counts days of the month from its end, and follows daylight saving', () => {
  const range = { from: at('2026-03-28T00:00'), to: at('2026-04-01T00:00') };
  expect(shown([{ days_of_month: ['-1'] }], range)).toEqual(['03-31T00:00 to 04-01T00:00']);
  // the clocks went forward at 01:00 UTC on the 29th
  expect(shown([{ times: [{ start_time: '06:00', end_time: '07:00' }], location: 'Europe/Berlin' }], range)).toEqual([
    '03-28T05:00 to 03-28T06:00',
    '03-29T04:00 to 03-29T05:00',
    '03-30T04:00 to 03-30T05:00',
    '03-31T04:00 to 03-31T05:00',
  ]);
});
