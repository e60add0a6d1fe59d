import { expect, test } from 'vitest';
import { isUntil, isWithinUntil } from '../../src/core/rule-until.ts';

test('UNTIL is a day, a local time or an instant that exists', () => {
  const good = ['20261231', '20261231T235959', '20261231T235959Z'];
  const bad = ['20260230', '20261231T246000', '20261231T0900Z', '2026-12-31', '20261231Z', ''];
  expect(good.filter(isUntil)).toEqual(good);
  expect(bad.filter(isUntil)).toEqual([]);
});

// 9am in London on 5 October 2026 is 08:00 in UTC.
test.each([
  ['20261005', true],
  ['20261004', false],
  ['20261005T090000', true],
  ['20261005T085959', false],
  ['20261005T080000Z', true],
  ['20261005T075959Z', false],
])('what opens at 9am on 5 October, with UNTIL=%s: %s', (until, expected) => {
  expect(isWithinUntil(until, '2026-10-05', '09:00', 'Europe/London')).toBe(expected);
});
