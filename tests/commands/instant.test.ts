import { expect, it } from 'vitest';
import { readInstant } from '../../src/commands/instant.ts';
import { ConfigError } from '../../src/core/errors.ts';

it.each([
  ['2026-09-07T09:00:00+01:00', '2026-09-07T08:00:00.000Z'],
  ['2026-09-07T09:00Z', '2026-09-07T09:00:00.000Z'],
  ['2026-12-31T23:59:59.5-05:00', '2027-01-01T04:59:59.500Z'],
])('reads %s', (typed, at) => {
  expect(readInstant(typed).toISOString()).toBe(at);
});

it.each([
  '2026-09-07',
  '2026-09-07T09:00:00',
  '2026-02-30T09:00:00Z',
  '2026-09-07T24:00:00Z',
  'now',
])('refuses %s, which is no instant or has no offset', (typed) => {
  expect(() => readInstant(typed)).toThrow(ConfigError);
});
