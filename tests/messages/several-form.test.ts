import { expect, test } from 'vitest';
import { answeredMeanwhile, severalForm } from '../../src/messages/several-form.ts';
import { choicesOf, fieldsOf } from '../support/form-reading.ts';
import { action, answer, context, period, working } from '../support/message-builders.ts';

const rows = [
  { action: working('amber', { ref: '4.2' }), revisionSeen: 0 },
  { action: action(), revisionSeen: 2 },
];

test('a status and a sentence an action, blank until somebody fills them in', () => {
  const form = severalForm(context, { period, actions: rows, left: 0 });
  expect(fieldsOf(form)).toEqual([
    ['status:a-4.2', undefined],
    ['sentence:a-4.2', undefined],
    ['status:a-4.1', undefined],
    ['sentence:a-4.1', undefined],
  ]);
  expect(form.state).toBe('several/cyscp/period/a-4.2/0/a-4.1/2');
});

test('no change is offered where there is something to repeat; complete never is', () => {
  const form = severalForm(context, { period, actions: rows, left: 0 });
  expect(choicesOf(form, 0)).toEqual(['no-change', 'green', 'amber', 'red', 'not-started']);
  expect(choicesOf(form, 1)).toEqual(['green', 'amber', 'red', 'not-started']);
});

test('of a page that was saved in part, how many were saved and how many are left', () => {
  const [first] = severalForm(context, { period, actions: rows, left: 0, saved: 3 }).above;
  expect(first).toMatchObject({
    spans: [{ text: '3 saved. 2 actions are not saved yet: see what is said beside each.' }],
  });
});

test('of one action that is left it speaks as of one', () => {
  const form = severalForm(context, { period, actions: rows.slice(0, 1), left: 0, saved: 1 });
  expect(form.title).toBe('Update 4.2');
  expect(form.above.slice(0, 2)).toMatchObject([
    { spans: [{ text: '1 saved. 1 action is not saved yet: see what is said beside it.' }] },
    {
      spans: [
        {
          text: 'Choose a status and write one sentence. Leave both blank to answer later. To say that it is complete, use its own Update button.',
        },
      ],
    },
  ]);
});

test('what was typed comes back with what is wrong, field by field', () => {
  const form = severalForm(context, {
    period,
    actions: rows,
    left: 0,
    values: { 'status:a-4.1': 'green' },
    errors: { 'sentence:a-4.1': 'Say in one sentence what has been done.' },
  });
  expect(form.groups[1]?.fields).toMatchObject([
    { value: 'green' },
    { error: 'Say in one sentence what has been done.' },
  ]);
});

test('it says how many come after this page', () => {
  const form = severalForm(context, { period, actions: rows, left: 1 });
  expect(form.above.at(-1)).toEqual({
    kind: 'text',
    tone: 'muted',
    spans: [{ text: '1 more action after this page.' }],
  });
});

test('an answer that came first is shown with both ways out', () => {
  const first = answer({ capacity: 'deputy', rag: 'amber', sentence: 'found another venue' });
  expect(answeredMeanwhile({ ...first, yours: false })).toBe(
    'The deputy answered meanwhile: ▲ Amber. Found another venue. Yours is not saved: send it again to replace theirs, or drop it to keep theirs.',
  );
  expect(answeredMeanwhile({ ...first, yours: true })).toBe(
    'You answered this in another window: ▲ Amber. Found another venue. This is not saved: send it again to replace that, or drop it to keep that.',
  );
});
