import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jitterMs } from '../../src/core/jitter.ts';

const tenMinutesMs = 600_000;

test('a key keeps its turn from one release to the next', () => {
  expect(jitterMs('member-1', tenMinutesMs)).toBe(230_952);
  expect(jitterMs('', tenMinutesMs)).toBe(401_353);
});

test('every turn is a whole number of milliseconds within the spread', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 10 ** 9 }),
      (key, spreadMs) => {
        const turnMs = jitterMs(key, spreadMs);
        expect(Number.isInteger(turnMs)).toBe(true);
        expect(turnMs >= 0 && turnMs < spreadMs).toBe(true);
      },
    ),
  );
});

test('a key keeps its share of every spread', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 2 ** 16 }),
      // Their product stays within what a number holds to the last bit.
      fc.integer({ min: 1, max: 2 ** 5 }),
      (key, spreadMs, times) => {
        const turnMs = jitterMs(key, spreadMs);
        expect(jitterMs(key, spreadMs)).toBe(turnMs);
        expect(Math.floor(jitterMs(key, spreadMs * times) / times)).toBe(turnMs);
      },
    ),
  );
});

test('no spread is no wait', () => {
  expect(jitterMs('member-1', 0)).toBe(0);
});

test('keys that differ only at their end are spread evenly over ten minutes', () => {
  const perMinute = Array.from({ length: 10 }, () => 0);
  for (let number = 0; number < 1000; number += 1) {
    const minute = Math.floor(jitterMs(`member-${number}`, tenMinutesMs) / 60_000);
    perMinute[minute] = (perMinute[minute] ?? 0) + 1;
  }
  expect(Math.min(...perMinute)).toBeGreaterThan(70);
  expect(Math.max(...perMinute)).toBeLessThan(130);
});
