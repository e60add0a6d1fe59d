import { expect, test } from 'vitest';
import { firstRuleDate, ruleDates } from '../../src/core/rule-dates.ts';

test('both ends of the window are in it, and nothing comes before the anchor', () => {
  const window = { fromOn: '2026-03-01', untilOn: '2026-04-20' };
  expect(ruleDates('FREQ=WEEKLY;BYDAY=MO', '2026-04-01', window)).toEqual([
    '2026-04-06',
    '2026-04-13',
    '2026-04-20',
  ]);
});

test('intervals are counted from the anchor, wherever the window begins', () => {
  const window = { fromOn: '2026-05-01', untilOn: '2026-05-31' };
  expect(ruleDates('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-03-30', window)).toEqual([
    '2026-05-11',
    '2026-05-25',
  ]);
  expect(ruleDates('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-04-06', window)).toEqual([
    '2026-05-04',
    '2026-05-18',
  ]);
});

test('a rule without days takes its day from the anchor', () => {
  const window = { fromOn: '2026-04-01', untilOn: '2026-06-30' };
  expect(ruleDates('FREQ=MONTHLY', '2026-04-15', window)).toEqual([
    '2026-04-15',
    '2026-05-15',
    '2026-06-15',
  ]);
});

test('a leap day that is a Monday is found 20 years ahead', () => {
  const rule = 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO';
  expect(firstRuleDate(rule, '2024-04-01', '2024-04-01')).toBe('2044-02-29');
});

test('the search ends where there is no such day', () => {
  expect(firstRuleDate('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2024-04-01', '2024-04-01')).toBe(
    undefined,
  );
});

test('every day of a century is given', () => {
  const window = { fromOn: '2024-04-01', untilOn: '2124-03-31' };
  expect(ruleDates('FREQ=DAILY', '2024-04-01', window)).toHaveLength(36_524);
});
