import { expect, test } from 'vitest';
import { draftCard, unconfirmedDraftCard } from '../../src/messages/draft.ts';
import { context, pressesOf, readAloud } from '../support/message-builders.ts';

const items = [
  { ref: '4.1', choice: 'green', sentence: 'trained 45 staff' },
  { ref: '4.2', choice: 'no-change', sentence: '' },
] as const;
const notUnderstood = [{ text: 'hello', why: "Start with the action's number, such as 4.1." }];

test('a reply is shown as it was understood, and what was not, with why', () => {
  expect(readAloud(draftCard(context, { draftId: 'draft', items, notUnderstood }))).toBe(
    `# Is this right?
I read 2 updates in your message. Nothing is saved until you confirm.
- 4.1: ● Green. Trained 45 staff.
- 4.2: No change.
Not understood
- "hello": Start with the action's number, such as 4.1.
[Confirm] [Throw away]`,
  );
});

test('both buttons name the draft that was seen', () => {
  const card = draftCard(context, { draftId: 'draft', items, notUnderstood: [] });
  expect(pressesOf(card)).toEqual({
    Confirm: 'confirm-draft/cyscp/draft',
    'Throw away': 'discard-draft/cyscp/draft',
  });
});

test('where nothing was understood there is nothing to confirm, and an example', () => {
  const card = draftCard(context, { items: [], notUnderstood });
  expect(pressesOf(card)).toEqual({});
  expect(card.fallback).toBe(
    'I could not read an update in your message, so nothing is saved. 1 part of it I did not understand.',
  );
  expect(readAloud(card)).toContain('such as "2.3 green, trained 45 staff"');
});

test('at the close an unconfirmed reply is not counted, and can still be confirmed', () => {
  const card = unconfirmedDraftCard(context, { draftId: 'draft', items });
  expect(card.fallback).toBe(
    'Your reply about 4.1 and 4.2 was not confirmed before the close, so it is not counted. Confirm it now and it will be in the next roll-up, as a late answer.',
  );
  expect(Object.keys(pressesOf(card))).toEqual(['Confirm', 'Throw away']);
});
