import { expect, test } from 'vitest';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { ConfigError } from '../../src/core/errors.ts';
import { type Preview, previewOpenings } from '../../src/core/schedule-preview.ts';
import { closedDays } from '../../src/core/working-days.ts';

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
