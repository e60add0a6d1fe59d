import { expect, it } from 'vitest';
import { backOffMs } from '../../src/core/back-off.ts';

it('doubles from two seconds up to a quarter of an hour', () => {
  const least = [1, 2, 3, 9, 10, 1_000].map((attempts) => {
    const ms = Array.from({ length: 200 }, (_, key) => backOffMs(attempts, `${key}`));
    return Math.round(Math.min(...ms) / 100) / 10;
  });

  expect(least.map(Math.floor)).toEqual([2, 4, 8, 512, 900, 900]);
});

it('is up to a quarter more, so that what failed together does not come again together', () => {
  const ms = Array.from({ length: 200 }, (_, key) => backOffMs(1, `${key}`));

  expect(new Set(ms).size).toBeGreaterThan(100);
  expect(Math.min(...ms)).toBeGreaterThanOrEqual(2_000);
  expect(Math.max(...ms)).toBeLessThan(2_500);
});

it('is the same for the same message and attempt', () => {
  expect(backOffMs(3, 'a')).toBe(backOffMs(3, 'a'));
  expect(backOffMs(3, 'a')).not.toBe(backOffMs(3, 'b'));
});
