import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isLocalDate, weekdayOf, weekdays } from '../../src/core/local-date.ts';

test.each(['2024-02-29', '2026-01-01', '2026-12-31', '2000-02-29'])('%s is a day', (text) => {
  expect(isLocalDate(text)).toBe(true);
});

test.each([
  ['2026-02-29', 'no leap year'],
  ['2100-02-29', 'a century without a leap day'],
  ['2026-04-31', 'a month of thirty days'],
  ['2026-13-01', 'no such month'],
  ['2026-00-10', 'no such month'],
  ['2026-1-1', 'too short'],
  ['01/10/2026', 'another order'],
  ['2026-10-01T09:00', 'a time as well'],
  [' 2026-10-01', 'a space'],
  ['', 'nothing'],
])('%j is not a day: %s', (text) => {
  expect(isLocalDate(text)).toBe(false);
});

test('days are added over the ends of months and years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test('a day that clocks change is one day like any other', () => {
  expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
  expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
});

test('weekdays are those of the calendar', () => {
  expect(weekdayOf('1970-01-01')).toBe('TH');
  expect(weekdayOf('1969-12-31')).toBe('WE');
  expect(weekdayOf('2024-09-02')).toBe('MO');
  expect(weekdayOf('2026-10-01')).toBe('TH');
});

const days = fc.integer({ min: -20_000, max: 40_000 }).map((count) => addDays('1970-01-01', count));

test('days go there and back, and sort as text', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 10_000 }), (on, count) => {
      const later = addDays(on, count);
      expect(isLocalDate(later)).toBe(true);
      expect(addDays(later, -count)).toBe(on);
      expect(on < later).toBe(true);
    }),
  );
});

test('each weekday follows the one before it', () => {
  fc.assert(
    fc.property(days, (on) => {
      const place = weekdays.indexOf(weekdayOf(on));
      expect(weekdayOf(addDays(on, 1))).toBe(weekdays[(place + 1) % 7]);
    }),
  );
});
