import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.ts';
import { addDays } from '../../src/core/local-date.ts';
import { nextOccurrence, occurrences, scheduleSchema } from '../../src/core/schedule.ts';
import { exampleSchedule } from '../support/example-schedule.ts';

const london = { time: '09:00', zone: 'Europe/London', anchorOn: '2026-04-01' };

test('a schedule is read as it is written', () => {
  const written = exampleSchedule({ executiveChannel: { workspace: 'council', channel: 'C1' } });
  expect(scheduleSchema.parse(written)).toEqual(written);
});

test('reminders, the deputy, the chair and the channel may be left out', () => {
  const { rule, time, close, rollUp } = exampleSchedule();
  expect(scheduleSchema.parse({ rule, time, close, rollUp })).toEqual({
    ...{ rule, time, close, rollUp },
    remindAfterWorkingDays: [],
  });
});

test.each([
  [{ rule: 'FREQ=HOURLY' }, 'rule', /^FREQ=HOURLY is more than once a day\./],
  [{ rule: 5 }, 'rule', /^expected a rule such as/],
  [{ time: '9:00' }, 'time', /^expected a time from/],
  [{ time: 540 }, 'time', /^expected a time from/],
  [{ remindAfterWorkingDays: [0] }, 'remindAfterWorkingDays.0', /from 1 to 250$/],
  [{ remindAfterWorkingDays: [3, 2] }, 'remindAfterWorkingDays', /^expected each reminder later/],
  [{ remindAfterWorkingDays: [2, 2] }, 'remindAfterWorkingDays', /^expected each reminder later/],
  [{ deputyAfterWorkingDays: 1.5 }, 'deputyAfterWorkingDays', /^expected a whole number/],
  [{ chairAfterWorkingDays: '3' }, 'chairAfterWorkingDays', /^expected a whole number/],
  [{ close: { weekday: 'Thursday', time: '17:00' } }, 'close.weekday', /^expected MO, TU/],
  [{ rollUp: { weekday: 'FR', time: '25:00' } }, 'rollUp.time', /^expected a time from/],
  [{ colour: 'green' }, '', /colour/],
])('%j is refused at %s', (change, path, message) => {
  const result = scheduleSchema.safeParse({ ...exampleSchedule(), ...change });
  const issues = result.error?.issues ?? [];
  expect(issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  expect(issues[0]?.message).toMatch(message);
});

test('an opening happens on the days on which clocks change, at any time', () => {
  const opening = {
    ...london,
    rule: 'FREQ=WEEKLY;BYDAY=SU',
    time: '01:30',
    anchorOn: '2026-03-01',
  };
  expect(occurrences(opening, { fromOn: '2026-03-22', untilOn: '2026-04-05' })).toEqual([
    '2026-03-22',
    '2026-03-29',
    '2026-04-05',
  ]);
});

test('an UNTIL on the day of an opening is compared with its instant', () => {
  const lastOf = (until: string): string | undefined =>
    occurrences(
      { ...london, rule: `FREQ=WEEKLY;BYDAY=MO;UNTIL=${until}` },
      { fromOn: '2026-04-01', untilOn: '2026-12-31' },
    ).at(-1);
  expect(lastOf('20261005')).toBe('2026-10-05');
  expect(lastOf('20261005T080000Z')).toBe('2026-10-05');
  expect(lastOf('20261005T075959Z')).toBe('2026-09-28');
});

test('the next occurrence comes after the day, never on it, and not once the rule has run out', () => {
  const opening = { ...london, rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2' };
  expect(nextOccurrence(opening, '2026-04-05')).toBe('2026-04-06');
  expect(nextOccurrence(opening, '2026-04-06')).toBe('2026-04-13');
  expect(nextOccurrence(opening, '2026-04-13')).toBe(undefined);
  const ended = { ...london, rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260331' };
  expect(nextOccurrence(ended, '2026-04-01')).toBe(undefined);
});

test('a rule that is not valid is a ConfigError', () => {
  const opening = { ...london, rule: 'FREQ=HOURLY' };
  expect(() => nextOccurrence(opening, '2026-04-01')).toThrow(ConfigError);
  expect(() => occurrences(opening, { fromOn: '2026-04-01', untilOn: '2026-04-02' })).toThrow(
    'FREQ=HOURLY is more than once a day.',
  );
});

const rules = fc.constantFrom(
  ...['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ...['FREQ=DAILY;INTERVAL=5', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=WEEKLY;BYDAY=WE;COUNT=60'],
  ...['FREQ=WEEKLY;BYDAY=SU;UNTIL=20290101T000000Z', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,3MO'],
);
const days = fc.integer({ min: 0, max: 3650 });

test('two windows that meet give what one window over both gives', () => {
  fc.assert(
    fc.property(rules, fc.tuple(days, days, days), (rule, cuts) => {
      const [first = 0, second = 0, third = 0] = cuts.sort((one, other) => one - other);
      const on = (count: number): string => addDays('2026-04-01', count);
      const between = (from: number, until: number): string[] =>
        occurrences({ ...london, rule }, { fromOn: on(from), untilOn: on(until) });
      expect([...between(first, second), ...between(second + 1, third)]).toEqual(
        between(first, third),
      );
    }),
  );
});

test('walking from one occurrence to the next meets them all', () => {
  fc.assert(
    fc.property(rules, days, (rule, count) => {
      const opening = { ...london, rule };
      const fromOn = addDays('2026-04-01', count);
      const untilOn = addDays(fromOn, 200);
      const walked: string[] = [];
      let on = nextOccurrence(opening, addDays(fromOn, -1));
      while (on && on <= untilOn) {
        walked.push(on);
        on = nextOccurrence(opening, on);
      }
      expect(walked).toEqual(occurrences(opening, { fromOn, untilOn }));
    }),
    { numRuns: 50 },
  );
});
