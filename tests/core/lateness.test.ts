import { expect, test } from 'vitest';
import { latenessOf } from '../../src/core/lateness.ts';

const dueAt = new Date('2026-03-30T08:00:00Z');

test.each([
  [-1, 'early'],
  [0, 'on time'],
  [60_000, 'on time'],
  [60_001, 'late'],
  [12 * 3_600_000, 'late'],
  [12 * 3_600_000 + 1, 'skip'],
  [3 * 24 * 3_600_000, 'skip'],
] as const)('%i milliseconds after it was due is %s', (behindMs, expected) => {
  expect(latenessOf(dueAt, new Date(dueAt.getTime() + behindMs), 12)).toBe(expected);
});

test('with no hours allowed, what is not on time is skipped', () => {
  expect(latenessOf(dueAt, dueAt, 0)).toBe('on time');
  expect(latenessOf(dueAt, new Date('2026-03-30T08:02:00Z'), 0)).toBe('skip');
});
