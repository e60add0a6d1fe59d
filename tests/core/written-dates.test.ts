import { expect, test } from 'vitest';
import {
  clockTime,
  dateAndTime,
  dayMonth,
  longDate,
  shortDate,
  weekdayName,
} from '../../src/core/written-dates.ts';
import { instantOf } from '../../src/core/zoned-time.ts';

test('dates are written in full, short, and without a year', () => {
  expect(longDate('2026-10-01')).toBe('Thursday 1 October 2026');
  expect(dayMonth('2026-09-18')).toBe('18 September');
  expect(shortDate('2026-10-01')).toBe('1 Oct');
  expect(shortDate('2026-09-18')).toBe('18 Sep');
  expect(weekdayName('2026-10-04')).toBe('Sunday');
});

test('every month has its name', () => {
  const first = Array.from(
    { length: 12 },
    (_, month) => `2026-${`${month + 1}`.padStart(2, '0')}-01`,
  );
  expect(first.map(dayMonth).join(', ')).toBe(
    '1 January, 1 February, 1 March, 1 April, 1 May, 1 June, 1 July, 1 August, 1 September, 1 October, 1 November, 1 December',
  );
});

test.each([
  ['09:00', '9am'],
  ['17:00', '5pm'],
  ['23:59', '11:59pm'],
  ['09:05', '9:05am'],
  ['12:30', '12:30pm'],
  ['00:30', '12:30am'],
  ['12:00', 'midday'],
  ['00:00', 'midnight'],
])('%s is written %s', (time, expected) => {
  expect(clockTime(instantOf('2026-10-01', time, 'Europe/London'), 'Europe/London')).toBe(expected);
});

test("the day and the time are the reader's own", () => {
  const at = new Date('2026-10-01T23:15:00Z');
  expect(dateAndTime(at, 'Europe/London')).toBe('Friday 2 October 2026 at 12:15am');
  expect(dateAndTime(at, 'America/New_York')).toBe('Thursday 1 October 2026 at 7:15pm');
});
