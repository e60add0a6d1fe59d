import { expect, test } from 'vitest';
import { parseRule } from '../../src/core/recurrence-rule.ts';

test.each([
  'FREQ=WEEKLY;BYDAY=MO',
  'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH',
  'FREQ=MONTHLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  'FREQ=MONTHLY;BYMONTHDAY=1,-1',
  'FREQ=YEARLY;BYMONTH=4,7,10,1;BYMONTHDAY=1',
  'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
  'FREQ=YEARLY;BYYEARDAY=366',
  'FREQ=DAILY;INTERVAL=14;COUNT=10',
])('%s is a rule', (text) => {
  expect(parseRule(text)).toEqual({ text });
});

test('UNTIL stands apart, and capitals and a leading RRULE: do not matter', () => {
  expect(parseRule(' rrule:freq=weekly;until=20261231;byday=mo ')).toEqual({
    text: 'FREQ=WEEKLY;BYDAY=MO',
    until: '20261231',
  });
});

const mend = 'Write it like FREQ=WEEKLY;BYDAY=MO.';

test.each([
  ['hello', `"HELLO" is no part of an RFC 5545 rule. ${mend}`],
  ['', `"" is no part of an RFC 5545 rule. ${mend}`],
  ['every Monday', `"EVERY MONDAY" is no part of an RFC 5545 rule. ${mend}`],
  ['0 9 * * 1', `"0 9 * * 1" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=WEEKLY;', `"" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=WEEKLY;BYDAY=XX', `"BYDAY=XX" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=WEEKLY;BYDAY=MO=TU', `"BYDAY=MO=TU" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=WEEKLY;INTERVAL=0', `"INTERVAL=0" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=WEEKLY;INTERVAL=x', `"INTERVAL=X" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=MONTHLY;BYMONTHDAY=32', `"BYMONTHDAY=32" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=MONTHLY;BYMONTHDAY=0', `"BYMONTHDAY=0" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=YEARLY;BYMONTH=13', `"BYMONTH=13" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=YEARLY;BYYEARDAY=367', `"BYYEARDAY=367" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=YEARLY;RSCALE=HEBREW', `"RSCALE=HEBREW" is no part of an RFC 5545 rule. ${mend}`],
  ['FREQ=FORTNIGHTLY', `"FREQ=FORTNIGHTLY" is no part of an RFC 5545 rule. ${mend}`],
  ['BYDAY=MO', `The rule has no FREQ. ${mend}`],
  ['FREQ=WEEKLY;BYDAY=MO;BYDAY=TU', 'The rule has BYDAY twice. Keep one.'],
  ['FREQ=WEEKLY;COUNT=3;UNTIL=20261231', 'The rule has both COUNT and UNTIL. Keep one.'],
  [
    'FREQ=WEEKLY;UNTIL=20260230',
    'UNTIL=20260230 is not a day that exists. Write it like UNTIL=20261231.',
  ],
])('%j is refused: %s', (text, problem) => {
  expect(parseRule(text)).toEqual({ problem });
});

test.each(['BYHOUR', 'BYMINUTE', 'BYSECOND'])(
  '%s is refused, since the time is set apart',
  (name) => {
    expect(parseRule(`FREQ=WEEKLY;BYDAY=MO;${name}=9`)).toEqual({
      problem: `The rule gives days, so leave out ${name}. The time of day is set beside the rule.`,
    });
  },
);

test.each(['HOURLY', 'MINUTELY', 'SECONDLY'])('%s is refused as too often', (frequency) => {
  expect(parseRule(`FREQ=${frequency}`)).toEqual({
    problem: `FREQ=${frequency} is more than once a day. Use DAILY, WEEKLY, MONTHLY or YEARLY.`,
  });
});

test.each([
  'FREQ=WEEKLY;BYMONTHDAY=5',
  'FREQ=WEEKLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYWEEKNO=3',
  'FREQ=WEEKLY;BYSETPOS=1',
])('%s is refused: its parts do not go together', (text) => {
  expect(parseRule(text)).toEqual({
    problem: expect.stringMatching(/^The rule is not valid: .+ MUST .+\. Write/),
  });
});

test.each([
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31',
  'FREQ=MONTHLY;BYDAY=6MO',
])('%s is refused: it never occurs', (text) => {
  expect(parseRule(text)).toEqual({
    problem: 'The rule never occurs: no year has such a day. Change its days or months.',
  });
});

test('a rule that some start can meet is not refused', () => {
  const text = 'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3;BYMONTHDAY=31';
  expect(parseRule(text)).toEqual({ text });
});
