import fc from 'fast-check';
import { bankHolidays } from '../../src/core/bank-holidays.ts';
import { addDays, weekdays } from '../../src/core/local-date.ts';
import type { PeriodSource } from '../../src/core/reporting-period.ts';
import type { Schedule } from '../../src/core/schedule.ts';
import { closedDays } from '../../src/core/working-days.ts';

const two = (number: number): string => `${number}`.padStart(2, '0');

const localTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

const weekday = fc.constantFrom(...weekdays);
const weeklyTime = fc.record({ weekday, time: localTime });
const interval = fc.integer({ min: 1, max: 4 });

const rule = fc.oneof(
  fc
    .tuple(interval, fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }))
    .map(([every, days]) => `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${days.join(',')}`),
  fc
    .tuple(interval, fc.constantFrom(1, 2, 3, 4, 5, -1), weekday)
    .map(([every, place, day]) => `FREQ=MONTHLY;INTERVAL=${every};BYDAY=${place}${day}`),
  fc
    .tuple(interval, fc.constantFrom(1, 15, 28, 31, -1))
    .map(([every, day]) => `FREQ=MONTHLY;INTERVAL=${every};BYMONTHDAY=${day}`),
  fc.integer({ min: 1, max: 20 }).map((every) => `FREQ=DAILY;INTERVAL=${every}`),
);

const workingDays = fc.integer({ min: 1, max: 15 });

const schedule: fc.Arbitrary<Schedule> = fc.record(
  {
    rule,
    time: localTime,
    remindAfterWorkingDays: fc
      .uniqueArray(workingDays, { maxLength: 3 })
      .map((days) => days.sort((one, other) => one - other)),
    deputyAfterWorkingDays: workingDays,
    chairAfterWorkingDays: workingDays,
    close: weeklyTime,
    rollUp: weeklyTime,
  },
  { requiredKeys: ['rule', 'time', 'remindAfterWorkingDays', 'close', 'rollUp'] },
);

/** Runs of closed days, of up to three weeks, in the first year or so. */
const ownClosedDays = (anchorOn: string): fc.Arbitrary<string[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 21 })), {
      maxLength: 8,
    })
    .map((runs) =>
      runs.flatMap(([start, length]) =>
        Array.from({ length }, (_, day) => addDays(anchorOn, start + day)),
      ),
    );

/** Any schedule, in zones whose clocks change on any weekday or never, from any day of ten years. */
export const anyPeriodSource: fc.Arbitrary<PeriodSource> = fc
  .integer({ min: 0, max: 3652 })
  .map((days) => addDays('2024-01-01', days))
  .chain((anchorOn) =>
    fc.record({
      schedule,
      zone: fc.constantFrom(
        ...['Europe/London', 'America/New_York', 'Africa/Cairo', 'Asia/Kolkata'],
      ),
      anchorOn: fc.constant(anchorOn),
      closed: ownClosedDays(anchorOn).map((own) => closedDays(bankHolidays, own)),
    }),
  );
