import { expect, test } from 'vitest';
import { outcomeOf } from '../../src/core/lateness.ts';

const dueAt = new Date('2026-03-30T08:00:00Z');

test.each([
  [-1, 'done'],
  [0, 'done'],
  [60_000, 'done'],
  [60_001, 'late'],
  [12 * 3_600_000, 'late'],
  [12 * 3_600_000 + 1, 'skipped'],
  [3 * 24 * 3_600_000, 'skipped'],
] as const)('%i milliseconds after it was due is %s', (behindMs, expected) => {
  expect(outcomeOf(dueAt, new Date(dueAt.getTime() + behindMs), 12)).toBe(expected);
});

test('with no hours allowed, what is not in time is skipped', () => {
  expect(outcomeOf(dueAt, dueAt, 0)).toBe('done');
  expect(outcomeOf(dueAt, new Date('2026-03-30T08:02:00Z'), 0)).toBe('skipped');
});

test('what nobody can answer in time any more is skipped, however little late', () => {
  const overAt = new Date('2026-03-30T08:05:00Z');
  expect(outcomeOf(dueAt, new Date('2026-03-30T08:04:59Z'), 12, overAt)).toBe('late');
  expect(outcomeOf(dueAt, overAt, 12, overAt)).toBe('skipped');
});

test('what is never too late is late for ever', () => {
  const yearsLater = new Date('2029-03-30T08:00:00Z');
  expect(outcomeOf(dueAt, yearsLater, Number.POSITIVE_INFINITY)).toBe('late');
});
