import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { addDays } from '../../src/core/local-date.ts';
import type { PeriodSource } from '../../src/core/reporting-period.ts';
import { openingsOf, type Preview, previewOpenings } from '../../src/core/schedule-preview.ts';
import { closedDays } from '../../src/core/working-days.ts';
import { anyPeriodSource } from '../support/any-schedule.ts';
import { exampleSchedule } from '../support/example-schedule.ts';

const preview = (changes: Partial<Preview>): string[] =>
  previewOpenings({
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    time: '09:00',
    zone: 'Europe/London',
    fromOn: '2026-03-23',
    untilOn: '2026-04-13',
    ...changes,
  });

test('openings stay at nine when the clocks go forward, bank holidays not applied', () => {
  expect(preview({})).toEqual([
    '2026-03-23T09:00:00+00:00',
    '2026-03-30T09:00:00+01:00',
    '2026-04-06T09:00:00+01:00',
    '2026-04-13T09:00:00+01:00',
  ]);
});

test('a time that a clock change skips is an hour later, and none is missing', () => {
  const sundays = { rule: 'FREQ=WEEKLY;BYDAY=SU', time: '01:30' };
  expect(preview({ ...sundays, untilOn: '2026-04-05' })).toEqual([
    '2026-03-29T02:30:00+01:00',
    '2026-04-05T01:30:00+01:00',
  ]);
});

test('a time that comes twice happens once, on its first pass', () => {
  const sundays = { rule: 'FREQ=WEEKLY;BYDAY=SU', time: '01:30' };
  expect(preview({ ...sundays, fromOn: '2026-10-18', untilOn: '2026-11-01' })).toEqual([
    '2026-10-18T01:30:00+01:00',
    '2026-10-25T01:30:00+01:00',
    '2026-11-01T01:30:00+00:00',
  ]);
});

test('New York and Kolkata keep their own clocks', () => {
  const window = { fromOn: '2026-03-02', untilOn: '2026-03-09' };
  expect(preview({ ...window, zone: 'America/New_York' })).toEqual([
    '2026-03-02T09:00:00-05:00',
    '2026-03-09T09:00:00-04:00',
  ]);
  expect(preview({ ...window, zone: 'Asia/Kolkata' })).toEqual([
    '2026-03-02T09:00:00+05:30',
    '2026-03-09T09:00:00+05:30',
  ]);
});

test('with closed days, openings move and those that meet become one', () => {
  const closed = closedDays(bankHolidays, []);
  const daily = { rule: 'FREQ=DAILY', fromOn: '2026-04-02', untilOn: '2026-04-06', closed };
  expect(preview(daily)).toEqual(['2026-04-02T09:00:00+01:00', '2026-04-07T09:00:00+01:00']);
});

test('every second week is counted from the first day asked for', () => {
  const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO';
  expect(preview({ rule }).map((line) => line.slice(0, 10))).toEqual(['2026-03-23', '2026-04-06']);
  expect(preview({ rule, fromOn: '2026-03-30' }).map((line) => line.slice(0, 10))).toEqual([
    '2026-03-30',
    '2026-04-13',
  ]);
});

test('a window without an opening is empty', () => {
  expect(preview({ fromOn: '2026-03-24', untilOn: '2026-03-29' })).toEqual([]);
});

test.each([
  [{ rule: 'FREQ=HOURLY' }, 'FREQ=HOURLY is more than once a day.'],
  [{ rule: 'FREQ=WEEKLY;UNTIL=20260101' }, 'The rule never occurs on or after 2026-03-23.'],
  [{ time: '9am' }, '"9am" is not a time of day. Write it like 09:00.'],
  [{ zone: 'London' }, '"London" is not a time zone. Write it like Europe/London.'],
  [{ fromOn: '2026-02-30' }, '"2026-02-30" is not a day. Write it like 2026-09-07.'],
  [{ untilOn: '' }, '"" is not a day. Write it like 2026-09-07.'],
  [{ untilOn: '2026-03-22' }, '2026-03-22 is before 2026-03-23. Give the earlier day first.'],
  [{ untilOn: '2126-03-22' }, 'The two days are more than 50 years apart.'],
])('%j is refused: %s', (changes, message) => {
  expect(() => preview(changes)).toThrow(ConfigError);
  expect(() => preview(changes)).toThrow(message);
});

test('everything that is wrong is said at once', () => {
  const wrong = { rule: 'FREQ=HOURLY', time: '9am', zone: 'London', fromOn: 'x', untilOn: 'y' };
  expect(() => preview(wrong)).toThrow(
    'FREQ=HOURLY is more than once a day. Use DAILY, WEEKLY, MONTHLY or YEARLY. "9am" is not a time of day. Write it like 09:00. "London" is not a time zone. Write it like Europe/London. "x" is not a day. Write it like 2026-09-07. "y" is not a day. Write it like 2026-09-07.',
  );
});

const stored = (own: string[]): PeriodSource => ({
  schedule: exampleSchedule(),
  zone: 'Europe/London',
  anchorOn: '2026-04-01',
  closed: closedDays(bankHolidays, own),
});

test('a stored schedule opens on working days, and not where closed days leave no room', () => {
  const own = ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04'];
  const window = { fromOn: '2026-12-14', untilOn: '2027-01-11' };
  expect(openingsOf(stored(own), window)).toEqual([
    '2026-12-14T09:00:00+00:00',
    '2026-12-21T09:00:00+00:00',
    '2027-01-05T09:00:00+00:00',
    '2027-01-11T09:00:00+00:00',
  ]);
});

test('an opening counts on the day it moved to', () => {
  const days = (fromOn: string, untilOn: string) => openingsOf(stored([]), { fromOn, untilOn });
  expect(days('2026-05-04', '2026-05-04')).toEqual([]);
  expect(days('2026-05-05', '2026-05-05')).toEqual(['2026-05-05T09:00:00+01:00']);
});

test('the openings of two windows that meet are those of one window over both', () => {
  const days = fc.integer({ min: -30, max: 300 });
  fc.assert(
    fc.property(anyPeriodSource, fc.tuple(days, days, days), (source, cuts) => {
      const [first = '', second = '', third = ''] = cuts
        .sort((one, other) => one - other)
        .map((count) => addDays(source.anchorOn, count));
      fc.pre(second < third);
      const openings = (fromOn: string, untilOn: string) => openingsOf(source, { fromOn, untilOn });
      expect([...openings(first, second), ...openings(addDays(second, 1), third)]).toEqual(
        openings(first, third),
      );
    }),
    { numRuns: 40 },
  );
});
