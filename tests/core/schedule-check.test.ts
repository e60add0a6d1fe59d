import { expect, test } from 'vitest';
import { scheduleProblem } from '../../src/core/schedule-check.ts';
import { exampleSchedule } from '../support/example-schedule.ts';

const problemWith = (rule: string): string | undefined =>
  scheduleProblem(exampleSchedule({ rule }), 'Europe/London', '2026-04-01');

test.each([
  'FREQ=WEEKLY;BYDAY=MO',
  'FREQ=WEEKLY;BYDAY=SU',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  'FREQ=MONTHLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYMONTHDAY=31',
  'FREQ=WEEKLY;BYDAY=MO;COUNT=1',
])('%s can work', (rule) => {
  expect(problemWith(rule)).toBe(undefined);
});

test.each(['FREQ=WEEKLY;BYDAY=MO;UNTIL=20260331', 'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3'])(
  '%s never occurs in a plan that begins on 1 April',
  (rule) => {
    expect(problemWith(rule)).toBe(
      'The rule never occurs on or after Wednesday 1 April 2026. Change its days, COUNT or UNTIL.',
    );
  },
);

test.each([
  ['FREQ=DAILY', 'Wednesday 1 April 2026'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', 'Thursday 2 April 2026'],
])('%s leaves no room', (rule, day) => {
  expect(problemWith(rule)).toBe(
    `What opens on ${day} cannot close and be rolled up before the next opening. Use a rule that opens less often.`,
  );
});
