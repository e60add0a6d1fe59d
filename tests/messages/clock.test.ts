import { expect, test } from 'vitest';
import { onlyForward } from '../../src/messages/clock.ts';

test("time that cannot go back says what time it is in the partnership's zone", () => {
  expect(onlyForward(new Date('2024-09-06T11:00:00Z'), 'Europe/London')).toBe(
    'Time only moves forward, and it is Friday 6 September 2024 at midday already.',
  );
});
