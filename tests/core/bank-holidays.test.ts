import { expect, test } from 'vitest';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { addDays, type LocalDate, weekdayOf } from '../../src/core/local-date.ts';

const events = bankHolidays['england-and-wales'].events;
const datesOf = (year: number): LocalDate[] =>
  events.map((event) => event.date).filter((on) => on.startsWith(`${year}`));

/** Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
function easterSunday(year: number): LocalDate {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekShift =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const correction = Math.floor((golden + 11 * moon + 22 * weekShift) / 451);
  return addDays(`${year}-03-22`, moon + weekShift - 7 * correction);
}

const firstMonday = (from: LocalDate): LocalDate =>
  weekdayOf(from) === 'MO' ? from : firstMonday(addDays(from, 1));
const lastMonday = (from: LocalDate): LocalDate =>
  weekdayOf(from) === 'MO' ? from : lastMonday(addDays(from, -1));

/** Moved to the first weekday that is free, as proclaimed each year under the 1971 Act. */
function substituted(dates: LocalDate[]): LocalDate[] {
  const taken: LocalDate[] = [];
  for (const date of dates) {
    let on = date;
    while (['SA', 'SU'].includes(weekdayOf(on)) || taken.includes(on)) on = addDays(on, 1);
    taken.push(on);
  }
  return taken;
}

test.each([2024, 2025, 2026, 2027, 2028])('%i has the eight days that the law gives it', (year) => {
  const easter = easterSunday(year);
  expect(datesOf(year)).toEqual([
    ...substituted([`${year}-01-01`]),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(`${year}-05-01`),
    lastMonday(`${year}-05-31`),
    lastMonday(`${year}-08-31`),
    ...substituted([`${year}-12-25`, `${year}-12-26`]),
  ]);
});

test('the days of 2026 and 2027 are those that gov.uk lists', () => {
  expect(datesOf(2026)).toEqual([
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04'],
    ...['2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ]);
  expect(datesOf(2027)).toEqual([
    ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03'],
    ...['2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ]);
});

test('substitute days say so', () => {
  const substitutes = events.filter((event) => event.notes === 'Substitute day');
  expect(substitutes.map((event) => `${event.date} ${event.title}`)).toEqual([
    '2026-12-28 Boxing Day',
    '2027-12-27 Christmas Day',
    '2027-12-28 Boxing Day',
    '2028-01-03 New Year’s Day',
  ]);
});
