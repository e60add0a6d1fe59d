import { expect, test } from 'vitest';
import type { Form } from '../../src/messages/form.ts';
import {
  answeredMeanwhile,
  noChangeForm,
  passForm,
  severalForm,
} from '../../src/messages/several-form.ts';
import {
  action,
  context,
  earlyHelp,
  fathers,
  period,
  working,
} from '../support/message-builders.ts';

const rows = [
  { action: working('amber', { ref: '4.2' }), revisionSeen: 0 },
  { action: action(), revisionSeen: 2 },
];

const named = (form: Form) =>
  form.groups.flatMap(({ fields }) => fields.map(({ name, value }) => [name, value]));

const choicesOf = (form: Form, group: number): string[] => {
  const [field] = form.groups[group]?.fields ?? [];
  return field?.kind === 'choice' ? field.options.map(({ value }) => value) : [];
};

test('a status and a sentence an action, blank until somebody fills them in', () => {
  const form = severalForm(context, { period, actions: rows, left: 0 });
  expect(named(form)).toEqual([
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

test('No change has every action chosen, and shows what is repeated', () => {
  const form = noChangeForm(context, { period, actions: [working('amber')] });
  expect(named(form)).toEqual([['status:a-4.1', 'no-change']]);
  expect(choicesOf(form, 0)).toEqual(['no-change', 'later']);
  expect(form.groups[0]?.above).toMatchObject([
    { spans: [{ text: '▲ Amber, last update 14 September: Ran two sessions.' }] },
  ]);
});

test('passing asks which sub-group, or all of them', () => {
  const form = passForm(context, { requestId: 'request', subGroups: [fathers, earlyHelp] });
  expect(choicesOf(form, 0)).toEqual(['g-fathers', 'g-early', 'all']);
  expect(form.state).toBe('pass/cyscp/request');
});

test('an answer that came first is shown with both ways out', () => {
  expect(answeredMeanwhile('Found another venue.')).toBe(
    'Somebody answered meanwhile: "Found another venue". Yours is not saved: send it again to replace theirs, or drop it to keep theirs.',
  );
});
