import { expect, test } from 'vitest';
import { receiptCard, thanksCard } from '../../src/messages/receipt.ts';
import {
  action,
  answered,
  context,
  period,
  pressesOf,
  readAloud,
  request,
  working,
} from '../support/message-builders.ts';

const receiptOf = (...changes: Parameters<typeof answered>[1][]) =>
  receiptCard(context, {
    ...request,
    answered: changes.map((one, index) => answered(action({ ref: `4.${index + 1}` }), one)),
    owed: [],
  });

test('when all is answered there is nothing to press but Edit', () => {
  const card = receiptOf({});
  expect(pressesOf(card)).toEqual({ Edit: 'update/cyscp/a-4.1/period' });
  expect(card.fallback).toBe(
    'Thank you. 4.1 is green: Ran two sessions. That is everything. You owe nothing more for now.',
  );
});

test.each([
  [{ rag: 'red', sentence: 'venue lost' }, '■ 4.1 is red: venue lost.'],
  [{ sentence: 'Which venue?' }, '● 4.1 is green: Which venue?'],
  [{ way: 'no-change' }, '● 4.1 is still green: Ran two sessions.'],
  [{ state: 'not-started' }, '○ 4.1 is not started: Ran two sessions.'],
  [{ state: 'complete-claimed' }, '◇ 4.1 is complete, waiting to be accepted: Ran two sessions.'],
  [
    { late: true },
    '● 4.1 is green: Ran two sessions. It came after the close, so it will be in the next roll-up.',
  ],
  [{ capacity: 'deputy' }, '● 4.1 is green: Ran two sessions. The deputy answered.'],
  [
    {
      capacity: 'deputy',
      ask: { kind: 'support', text: 'A trainer', ofWhom: 'the Integrated Care Board' },
    },
    '● 4.1 is green: Ran two sessions; the deputy asked the Integrated Care Board for support. The deputy answered.',
  ],
] as const)('%j reads "%s"', (changes, line) => {
  expect(readAloud(receiptOf(changes))).toContain(`- ${line} [Edit]`);
});

test.each([
  [{ dueOn: '2025-04-30' }, 'Ran two sessions; now due 30 April 2025.'],
  [{ dueOn: '2025-05-31' }, 'Ran two sessions; still due 31 May 2025.'],
  [{ dueEach: 'case review' }, 'Ran two sessions.'],
])('a new due date of 30 April, where the action has %j, reads "%s"', (changes, said) => {
  const { dueOn: _, ...undated } = working('green');
  const one = answered({ ...undated, ...changes }, { newDueOn: '2025-04-30' });
  const card = receiptCard(context, { ...request, answered: [one], owed: [] });
  expect(readAloud(card)).toContain(`- ● 4.1 is green: ${said} [Edit]`);
});

test('an accepted completion has no Edit, and one that was sent back says why', () => {
  const claimed = { state: 'complete-claimed' } as const;
  const accepted = answered(action({ state: 'complete-accepted' }), {
    ...claimed,
    decision: { kind: 'accepted' },
  });
  const sentBack = answered(working('green', { ref: '4.2' }), {
    ...claimed,
    decision: { kind: 'sent-back', reason: 'Where is the evidence?' },
  });

  const card = receiptCard(context, { ...request, answered: [accepted, sentBack], owed: [] });

  expect(readAloud(card)).toContain(`- ✓ 4.1 is accepted as complete: Ran two sessions.
- ▷ 4.2 was sent back, not complete yet: Where is the evidence? [Edit]`);
});

test('ten answers are shown and the rest is counted', () => {
  const card = receiptOf(...Array.from({ length: 12 }, () => ({})));
  expect(readAloud(card)).toContain('And 2 more. See any of them by its number');
});

test('somebody who was not asked is thanked for what they did themselves', () => {
  const one = answered(action(), {
    capacity: 'chair',
    ask: { kind: 'information', text: 'Which school?' },
  });
  expect(thanksCard(context, { period, answered: [one] }).fallback).toBe(
    'Thank you. 4.1 is green: Ran two sessions; you asked the Executive for information.',
  );
});

test('a form that was sent blank changes nothing, says so, and leads back to what is owed', () => {
  const card = thanksCard(context, { period, answered: [] });

  expect(card.fallback).toBe('Nothing was changed: every action was left for later.');
  expect(card.buttons.map(({ label }) => label)).toEqual(['/progress mine']);
});

test('what was sent back still needs something, also where nothing else is owed', () => {
  const decision = { kind: 'sent-back', reason: 'Where is the evidence?' } as const;
  const card = receiptOf({ state: 'complete-claimed', decision });
  expect(readAloud(card)).toContain('4.1 still needs something.');
  expect(readAloud(card)).not.toContain('You owe nothing more');
});

test.each([
  [[{}], 'Thank you.'],
  [[{ capacity: 'deputy' }], '4.1 was answered by the deputy.'],
  [[{ capacity: 'deputy' }, { capacity: 'deputy' }], '2 actions were answered by the deputy.'],
  [[{ capacity: 'deputy' }, { capacity: 'chair' }], '2 actions were answered by others.'],
  [[{ capacity: 'deputy' }, {}], 'Thank you.'],
] as const)('answers of %j are headed "%s"', (changes, title) => {
  const card = receiptOf(...changes);
  expect(card.title).toBe(title);
  expect(card.fallback.startsWith(title)).toBe(true);
});

test('who asks for their own updates is not thanked', () => {
  const items = [answered(action())];
  const card = receiptCard(context, { ...request, answered: items, owed: [], asQuery: true });
  expect(card.title).toBe('Your updates');
  expect(card.fallback).toMatch(/^Your updates\. 4\.1 is green/);
});
