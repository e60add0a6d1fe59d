import { expect, test } from 'vitest';
import { draftCard } from '../../src/messages/draft.ts';
import { unconfirmedDraftCard } from '../../src/messages/draft-waiting.ts';
import { answer, context, pressesOf, readAloud } from '../support/message-builders.ts';

const items = [
  { ref: '4.1', choice: 'green', sentence: 'trained 45 staff' },
  { ref: '4.2', choice: 'no-change', sentence: '' },
] as const;
const notUnderstood = [
  { text: 'all is well', why: "Start with the action's number, such as 4.1." },
];

test('a reply is shown as it was understood, and what was not, with why', () => {
  expect(readAloud(draftCard(context, { draftId: 'draft', items, notUnderstood }))).toBe(
    `# Is this right?
I read 2 updates in your message. Nothing is saved until you confirm.
- 4.1: ● Green. Trained 45 staff.
- 4.2: No change.
Not understood
- "all is well": Start with the action's number, such as 4.1.
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
  const card = draftCard(context, { items: [], notUnderstood, example: '4.1' });
  expect(pressesOf(card)).toEqual({});
  expect(card.fallback).toBe(
    'I could not read an update in your message, so nothing is saved. 1 part of it I did not understand.',
  );
  expect(readAloud(card)).toContain('such as "4.1 green, trained 45 staff"');
});

test('an example is of what the member owes, and the heading stands once', () => {
  expect(readAloud(draftCard(context, { items: [], notUnderstood, example: '4.1' }))).toBe(
    `# Not understood
I could not read an update in your message, so nothing is saved.
- "all is well": Start with the action's number, such as 4.1.
Write the number, the colour and one sentence, such as "4.1 green, trained 45 staff". What else you can ask me: /progress help`,
  );
});

test('a title stands beside the number where it is known', () => {
  const actions = [{ ref: '4.1', title: 'Launch the campaign' }];
  const card = draftCard(context, { draftId: 'draft', items, notUnderstood: [], actions });
  expect(readAloud(card)).toContain(
    '- 4.1 Launch the campaign: ● Green. Trained 45 staff.\n- 4.2: No change.',
  );
});

test.each([
  ['thanks', 'You are welcome. '],
  ['Thank you!', 'You are welcome. '],
  ['Hello', 'Hello. '],
])('"%s" has a kind answer', (text, answer) => {
  const card = draftCard(context, { items: [], notUnderstood: [{ text, why: 'No number.' }] });
  expect(card.fallback).toBe(
    `${answer}Nothing was saved; type /progress mine to see what you owe.`,
  );
});

const theirs = (yours: boolean) => ({
  ref: '4.1',
  yours,
  ...answer({ rag: 'amber', sentence: 'the site is late' }),
  reportedAt: new Date('2024-09-16T07:30:00Z'),
});

test.each([
  [
    false,
    `- 4.1: The lead said at 8:30am today: ▲ Amber. The site is late.
Confirm to replace their words, throw yours away to keep theirs, or reply again with both together.`,
  ],
  [
    true,
    `- 4.1: You said at 8:30am today: ▲ Amber. The site is late.
Confirm to replace what is saved, or throw this reply away to keep it.`,
  ],
])('what is saved for one of them is shown with its status and whose it is', (yours, said) => {
  const facts = { draftId: 'draft', items, notUnderstood: [], theirs: [theirs(yours)] };
  expect(readAloud(draftCard(context, facts))).toContain(`\nSaved now\n${said}\n`);
});

test('what has its update already is no failure to understand', () => {
  const facts = { items: [items[1]], notUnderstood: [], answered: ['4.1'] };
  expect(readAloud(draftCard(context, { draftId: 'draft', ...facts }))).toBe(
    `# Is this right?
I read 1 update in your message. Nothing is saved until you confirm.
- 4.2: No change.
Already answered
- 4.1 has its update this time, so it needs no more.
[Confirm] [Throw away]`,
  );
});

test('where all of it has its update already, that is all that is said', () => {
  const facts = { items: [], notUnderstood: [], answered: ['4.1', '4.2'] };
  const card = draftCard(context, facts);
  expect(readAloud(card)).toBe(
    `# Already answered
There is nothing to save: what you wrote of has its update already.
- 4.1 has its update this time, so it needs no more.
- 4.2 has its update this time, so it needs no more.`,
  );
  expect(card.fallback).toBe('There is nothing to save: what you wrote of has its update already.');
});

test('thanks beside an answer that was not understood is not taken for the whole', () => {
  const both = [...notUnderstood, { text: 'thanks', why: 'No number.' }];
  expect(draftCard(context, { items: [], notUnderstood: both }).title).toBe('Not understood');
});

test('at the close an unconfirmed reply is not counted, and can still be confirmed', () => {
  const card = unconfirmedDraftCard(context, { draftId: 'draft', items, theirs: [] });
  expect(card.fallback).toBe(
    'Your reply about 4.1 and 4.2 was not confirmed before the close, so it is not counted. Confirm it now and it will be in the next roll-up, as a late answer.',
  );
  expect(pressesOf(card)).toEqual({
    Confirm: 'confirm-waiting/cyscp/draft',
    'Throw away': 'discard-draft/cyscp/draft',
  });
});

test('beside it stands what was answered since, and that nothing is replaced unseen', () => {
  const card = unconfirmedDraftCard(context, { draftId: 'draft', items, theirs: [theirs(false)] });
  expect(readAloud(card)).toContain(`Saved now
- 4.1: The lead said at 8:30am today: ▲ Amber. The site is late.
Confirm replaces none of that yet: it shows you both first.`);
});
