import fc from 'fast-check';
import { expect, test } from 'vitest';
import { burst, longestMs, memoryOf, pauseMs, type RateLimit } from '../../src/core/pace.ts';

/** Teams: messages of a bot in one conversation. */
const conversation: readonly RateLimit[] = [
  { messages: 7, inMs: 1_000 },
  { messages: 8, inMs: 2_000 },
  { messages: 60, inMs: 30_000 },
];

test('one that no limit stands against goes at once', () => {
  expect(pauseMs([], [0, 0, 0], 0)).toBe(0);
  expect(pauseMs(conversation, [0, 0, 0, 0, 0, 0], 0)).toBe(0);
});

test('one more than a limit takes waits until the oldest that counts is far enough back', () => {
  expect(pauseMs([{ messages: 1, inMs: 1_000 }], [400], 900)).toBe(500);
  expect(pauseMs(conversation, [0, 1, 2, 3, 4, 5, 6], 10)).toBe(990);
  expect(pauseMs(conversation, [0, 1, 2, 3, 4, 5, 6, 1_001], 1_002)).toBe(998);
});

test('the slowest limit decides', () => {
  const sentAt = Array.from({ length: 60 }, (_, place) => place * 300);
  expect(pauseMs(conversation, sentAt, 18_000)).toBe(12_000);
});

test('messages sent as early as the pause allows never pass a limit, whenever they come', () => {
  const limit = fc.record({
    messages: fc.integer({ min: 1, max: 9 }),
    inMs: fc.integer({ min: 1, max: 5_000 }),
  });
  const gaps = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.array(limit, { maxLength: 3 }), gaps, (limits, waits) => {
      const sentAt: number[] = [];
      let now = 0;
      for (const wait of waits) {
        now += wait;
        now += pauseMs(limits, sentAt.slice(-memoryOf(limits) || sentAt.length), now);
        sentAt.push(now);
      }
      for (const { messages, inMs } of limits) {
        for (const [place, at] of sentAt.entries()) {
          const within = sentAt.slice(place).filter((one) => one < at + inMs);
          expect(within.length).toBeLessThanOrEqual(messages);
        }
      }
    }),
  );
});

test('a limit says how many can go within a time, at least one', () => {
  expect(burst([], 2_000)).toBe(Number.POSITIVE_INFINITY);
  expect(burst([{ messages: 1, inMs: 1_000 }], 2_000)).toBe(2);
  expect(burst(conversation, 2_000)).toBe(8);
  expect(burst([{ messages: 1, inMs: 60_000 }], 0)).toBe(1);
  expect(longestMs(conversation)).toBe(30_000);
});
