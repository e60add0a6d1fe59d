import { expect, test } from 'vitest';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { addDays } from '../../src/core/local-date.ts';
import { milestonesOf } from '../../src/core/milestones.ts';
import type { Schedule } from '../../src/core/schedule.ts';
import { closedDays } from '../../src/core/working-days.ts';
import { isoWithOffset } from '../../src/core/zoned-time.ts';
import { exampleSchedule } from '../support/example-schedule.ts';

type Given = { schedule?: Partial<Schedule>; next?: string; own?: string[] };

/** "open 2026-04-07T09:00:00+01:00 later", one line a milestone, for the turn of that day. */
function turn(localOn: string, { schedule, next, own = [] }: Given = {}): string[] {
  const zone = 'Europe/London';
  const milestones = milestonesOf({
    schedule: exampleSchedule(schedule),
    zone,
    localOn,
    nextLocalOn: next ?? addDays(localOn, 7),
    closed: closedDays(bankHolidays, own),
  });
  return milestones.map(({ kind, ordinal, dueAt, moved }) =>
    [
      kind,
      ...(ordinal > 1 ? [ordinal] : []),
      isoWithOffset(dueAt, zone),
      ...(moved ? [moved] : []),
    ].join(' '),
  );
}

test('an ordinary week', () => {
  expect(turn('2026-09-14')).toEqual([
    'open 2026-09-14T09:00:00+01:00',
    'remind 2026-09-16T09:00:00+01:00',
    'deputy 2026-09-16T09:00:00+01:00',
    'chair 2026-09-17T09:00:00+01:00',
    'close 2026-09-17T17:00:00+01:00',
    'roll-up 2026-09-18T10:00:00+01:00',
  ]);
});

test('the week that ends on Good Friday 2026 ends a day early', () => {
  expect(turn('2026-03-30')).toEqual([
    'open 2026-03-30T09:00:00+01:00',
    'remind 2026-04-01T09:00:00+01:00',
    'deputy 2026-04-01T09:00:00+01:00',
    'close 2026-04-01T17:00:00+01:00 earlier',
    'roll-up 2026-04-02T10:00:00+01:00 earlier',
  ]);
});

test('the week of Easter Monday 2026 opens on Tuesday', () => {
  expect(turn('2026-04-06')).toEqual([
    'open 2026-04-07T09:00:00+01:00 later',
    'remind 2026-04-09T09:00:00+01:00',
    'deputy 2026-04-09T09:00:00+01:00',
    'close 2026-04-09T17:00:00+01:00',
    'roll-up 2026-04-10T10:00:00+01:00',
  ]);
});

test('the week of Christmas 2026 ends on Christmas Eve', () => {
  expect(turn('2026-12-21')).toEqual([
    'open 2026-12-21T09:00:00+00:00',
    'remind 2026-12-23T09:00:00+00:00',
    'deputy 2026-12-23T09:00:00+00:00',
    'close 2026-12-23T17:00:00+00:00 earlier',
    'roll-up 2026-12-24T10:00:00+00:00 earlier',
  ]);
});

test('the week between Christmas 2026 and New Year has no chasers', () => {
  expect(turn('2026-12-28')).toEqual([
    'open 2026-12-29T09:00:00+00:00 later',
    'close 2026-12-30T17:00:00+00:00 earlier',
    'roll-up 2026-12-31T10:00:00+00:00 earlier',
  ]);
});

test('with the office closed from Christmas Eve, the turn of 21 December ends on Wednesday', () => {
  const own = ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'];
  expect(turn('2026-12-21', { own })).toEqual([
    'open 2026-12-21T09:00:00+00:00',
    'close 2026-12-22T17:00:00+00:00 earlier',
    'roll-up 2026-12-23T10:00:00+00:00 earlier',
  ]);
});

test('of openings that closed days bring together, the last one happens', () => {
  const own = ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'];
  expect(turn('2026-12-28', { own })).toEqual([]);
  expect(turn('2027-01-04', { own })[0]).toBe('open 2027-01-04T09:00:00+00:00');
});

test('two working days are too few: the close would be on the day of the opening', () => {
  const own = ['2026-09-16', '2026-09-17', '2026-09-18'];
  expect(turn('2026-09-14', { own })).toEqual([]);
});

test('three working days are enough', () => {
  const own = ['2026-09-17', '2026-09-18'];
  expect(turn('2026-09-14', { own })).toEqual([
    'open 2026-09-14T09:00:00+01:00',
    'close 2026-09-15T17:00:00+01:00 earlier',
    'roll-up 2026-09-16T10:00:00+01:00 earlier',
  ]);
});

test('a close moves later where there is room before the next opening, and earlier where not', () => {
  const own = ['2026-09-17'];
  expect(turn('2026-09-14', { own, next: '2026-09-28' }).slice(-2)).toEqual([
    'close 2026-09-18T17:00:00+01:00 later',
    'roll-up 2026-09-21T10:00:00+01:00 later',
  ]);
  expect(turn('2026-09-14', { own }).slice(-2)).toEqual([
    'close 2026-09-16T17:00:00+01:00 earlier',
    'roll-up 2026-09-18T10:00:00+01:00',
  ]);
});

test('in a month, the close waits for the last reminder', () => {
  const schedule = { remindAfterWorkingDays: [2, 5, 8] };
  expect(turn('2026-09-07', { next: '2026-10-05', schedule })).toEqual([
    'open 2026-09-07T09:00:00+01:00',
    'remind 2026-09-09T09:00:00+01:00',
    'deputy 2026-09-09T09:00:00+01:00',
    'chair 2026-09-10T09:00:00+01:00',
    'remind 2 2026-09-14T09:00:00+01:00',
    'remind 3 2026-09-17T09:00:00+01:00',
    'close 2026-09-17T17:00:00+01:00',
    'roll-up 2026-09-18T10:00:00+01:00',
  ]);
});

test('a reminder after the last close there is room for is left out', () => {
  const schedule = { remindAfterWorkingDays: [2, 19] };
  expect(turn('2026-09-07', { next: '2026-10-05', schedule }).slice(-3)).toEqual([
    'chair 2026-09-10T09:00:00+01:00',
    'close 2026-10-01T17:00:00+01:00',
    'roll-up 2026-10-02T10:00:00+01:00',
  ]);
});

test('the last turn of a rule has all the time it needs', () => {
  const milestones = milestonesOf({
    schedule: exampleSchedule({ remindAfterWorkingDays: [12] }),
    zone: 'Europe/London',
    localOn: '2026-12-14',
    nextLocalOn: undefined,
    closed: closedDays(bankHolidays, []),
  });
  expect(milestones.map(({ kind, on }) => `${kind} ${on}`)).toEqual([
    'open 2026-12-14',
    'deputy 2026-12-16',
    'chair 2026-12-17',
    'remind 2027-01-04',
    'close 2027-01-07',
    'roll-up 2027-01-08',
  ]);
});

test('a roll-up named for an hour before the close is a week later, or else earlier', () => {
  const schedule: Partial<Schedule> = { rollUp: { weekday: 'TH', time: '10:00' } };
  expect(turn('2026-09-14', { next: '2026-09-28', schedule }).slice(-2)).toEqual([
    'close 2026-09-17T17:00:00+01:00',
    'roll-up 2026-09-24T10:00:00+01:00',
  ]);
  expect(turn('2026-09-14', { schedule }).slice(-2)).toEqual([
    'close 2026-09-17T17:00:00+01:00',
    'roll-up 2026-09-18T10:00:00+01:00 earlier',
  ]);
});

test('a roll-up at the very instant of the next opening is earlier', () => {
  const schedule: Partial<Schedule> = { rollUp: { weekday: 'MO', time: '09:00' } };
  expect(turn('2026-09-14', { schedule }).at(-1)).toBe('roll-up 2026-09-18T09:00:00+01:00 earlier');
});

test('a chaser at the very instant of the close is left out', () => {
  const schedule: Partial<Schedule> = { close: { weekday: 'TH', time: '09:00' } };
  expect(turn('2026-09-14', { schedule }).slice(-3)).toEqual([
    'deputy 2026-09-16T09:00:00+01:00',
    'close 2026-09-17T09:00:00+01:00',
    'roll-up 2026-09-18T10:00:00+01:00',
  ]);
});

test('a next opening that itself moves later leaves room until then', () => {
  const schedule: Partial<Schedule> = { rollUp: { weekday: 'MO', time: '08:00' } };
  expect(turn('2026-03-30', { schedule }).slice(-2)).toEqual([
    'close 2026-04-02T17:00:00+01:00',
    'roll-up 2026-04-07T08:00:00+01:00 later',
  ]);
});

test('order holds by instants where a clock change puts a close past the hour of its roll-up', () => {
  // Cairo's clocks go from 00:00 to 01:00 on Friday 24 April 2026.
  const milestones = milestonesOf({
    schedule: exampleSchedule({
      close: { weekday: 'FR', time: '00:30' },
      rollUp: { weekday: 'FR', time: '01:15' },
    }),
    zone: 'Africa/Cairo',
    localOn: '2026-04-20',
    nextLocalOn: '2026-04-27',
    closed: new Set(),
  });
  expect(milestones.slice(-2).map(({ dueAt }) => isoWithOffset(dueAt, 'Africa/Cairo'))).toEqual([
    '2026-04-24T01:30:00+03:00',
    '2026-04-27T01:15:00+03:00',
  ]);
});
