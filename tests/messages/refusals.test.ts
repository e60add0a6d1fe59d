import { expect, test } from 'vitest';
import { enter } from '../../src/core/privacy.ts';
import { explain } from '../../src/messages/refusals.ts';

function explained(typed: string): string[] {
  const entered = enter(typed);
  return entered.ok ? [] : entered.reasons.map(explain);
}

test.each([
  [
    'a'.repeat(100_000),
    'This has 100,000 characters; the limit is 10,000. Nothing was stored. Shorten it and send again.',
  ],
  [
    'a\u0000b',
    'This has a character that cannot be shown. Nothing was stored. Type it again, or paste it as plain text.',
  ],
  [
    'a\ud83d b',
    'This has half of a broken character, often from an emoji that was cut. Nothing was stored. Type it again, or paste it as plain text.',
  ],
])('a refusal says what is wrong and what to do: %#', (typed, sentence) => {
  expect(explained(typed)).toEqual([sentence]);
});

test.each([
  ['943 476 5919', 'an NHS number'],
  ['9276308686', 'a unique learner number'],
  ['B801200005001', 'a unique pupil number'],
  ['AB123456C', 'a National Insurance number'],
  ['12240012345', 'a police reference'],
  ['dob 1/2/2012', 'a date of birth'],
])('a refusal of %j says that it looks like %s, and never repeats it', (typed, name) => {
  expect(explained(typed)).toEqual([
    `This looks like ${name}. Nothing was stored. Take it out and send again.`,
  ]);
});
