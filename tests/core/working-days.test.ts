import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { addDays } from '../../src/core/local-date.ts';
import {
  addWorkingDays,
  closedDays,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
} from '../../src/core/working-days.ts';

const closed = closedDays(bankHolidays, ['2026-04-07']);

test('weekends, bank holidays and own closed days are not working days', () => {
  expect(isWorkingDay('2026-04-02', closed)).toBe(true);
  expect(isWorkingDay('2026-04-03', closed)).toBe(false);
  expect(isWorkingDay('2026-04-04', closed)).toBe(false);
  expect(isWorkingDay('2026-04-05', closed)).toBe(false);
  expect(isWorkingDay('2026-04-07', closed)).toBe(false);
});

test('Easter 2026 is stepped over, own closed day included', () => {
  expect(nextWorkingDay('2026-04-03', closed)).toBe('2026-04-08');
  expect(previousWorkingDay('2026-04-07', closed)).toBe('2026-04-02');
  expect(addWorkingDays('2026-04-02', 1, closed)).toBe('2026-04-08');
});

test('a working day is its own next and previous one', () => {
  expect(nextWorkingDay('2026-04-02', closed)).toBe('2026-04-02');
  expect(previousWorkingDay('2026-04-02', closed)).toBe('2026-04-02');
});

test('working days are counted over weekends', () => {
  expect(addWorkingDays('2026-09-03', 0, closed)).toBe('2026-09-03');
  expect(addWorkingDays('2026-09-03', 2, closed)).toBe('2026-09-07');
});

test('as many working days lie between as were added', () => {
  const days = fc.integer({ min: 0, max: 1800 }).map((count) => addDays('2024-01-01', count));
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), (on, count) => {
      const until = addWorkingDays(on, count, closed);
      let working = 0;
      for (let day = addDays(on, 1); day <= until; day = addDays(day, 1)) {
        if (isWorkingDay(day, closed)) working += 1;
      }
      expect(working).toBe(count);
      expect(isWorkingDay(until, closed)).toBe(true);
    }),
  );
});

test('a file with other parts of the kingdom in it gives England and Wales alone', () => {
  const file = {
    'england-and-wales': {
      division: 'england-and-wales',
      events: [{ title: 'A', date: '2029-01-01' }],
    },
    scotland: { division: 'scotland', events: [{ title: 'B', date: '2029-01-02' }] },
  };
  expect(closedDays(file, ['2029-05-05'])).toEqual(new Set(['2029-01-01', '2029-05-05']));
});

test.each([
  [
    { 'england-and-wales': { events: [{ date: '25/12/2026' }] } },
    'england-and-wales.events.0.date',
  ],
  [{ scotland: { events: [] } }, 'england-and-wales'],
  ['not a file', 'the whole file'],
])('a file of another shape is refused with the place of the fault: %j', (file, place) => {
  expect(() => closedDays(file, [])).toThrow(ConfigError);
  expect(() => closedDays(file, [])).toThrow(`cannot be read at ${place}: `);
});
