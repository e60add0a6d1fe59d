import { expect, test } from 'vitest';
import { ragDefinitions } from '../../src/core/rag.ts';
import { updateFields } from '../../src/core/report-fields.ts';
import type { Field, Form } from '../../src/messages/form.ts';
import { type UpdateFormFacts, updateForm } from '../../src/messages/update-form.ts';
import { action, context, period, working } from '../support/message-builders.ts';

const formOf = (changes: Partial<UpdateFormFacts> = {}) =>
  updateForm(context, { action: working('amber'), period, revisionSeen: 2, ...changes });

const fieldsOf = (form: Form): Field[] => form.groups.flatMap(({ fields }) => [...fields]);

const field = (form: Form, name: string): Field | undefined =>
  fieldsOf(form).find((one) => one.name === name);

test('it asks for exactly what a report can hold, each once', () => {
  for (const status of ['', 'amber', 'complete']) {
    const names = fieldsOf(formOf({ values: { status } })).map(({ name }) => name);
    expect([...names].sort()).toEqual([...updateFields].sort());
  }
});

test('what is due at each occasion has no date to move, and no field for it', () => {
  const { dueOn: _, ...each } = working('green', { dueEach: 'case review' });
  const names = (form: Form) => fieldsOf(form).map(({ name }) => name);
  expect(names(formOf({ action: each }))).not.toContain('newDueOn');
  expect(names(formOf({ action: each }))).not.toContain('newDueReason');
  const refused = formOf({ action: each, errors: { newDueOn: 'No date moves.' } });
  expect(names(refused)).toContain('newDueOn');
});

test("the status comes first, with York's words beside each colour", () => {
  const [status] = fieldsOf(formOf());
  expect(status).toMatchObject({ name: 'status', required: true, refreshes: true });
  expect(status?.kind === 'choice' && status.options.slice(0, 3)).toEqual([
    { value: 'green', label: '● Green', hint: ragDefinitions.green },
    { value: 'amber', label: '▲ Amber', hint: ragDefinitions.amber },
    { value: 'red', label: '■ Red', hint: ragDefinitions.red },
  ]);
});

test('what is filled in comes back, and each error stands on its field', () => {
  const form = formOf({
    values: { status: 'red', sentence: 'Venue lost' },
    errors: { askText: 'Say what you need.' },
  });
  expect(field(form, 'status')?.value).toBe('red');
  expect(field(form, 'sentence')?.value).toBe('Venue lost');
  expect(field(form, 'askText')?.error).toBe('Say what you need.');
});

test('what is needed of the Executive is asked for amber and red alone', () => {
  expect(field(formOf(), 'askKind')?.shownWhen).toEqual({
    field: 'status',
    oneOf: ['amber', 'red'],
  });
  expect(field(formOf(), 'askText')?.shownWhen?.oneOf).toEqual([
    'decision',
    'support',
    'information',
  ]);
});

test('an ask that was begun is not held open by a colour that needs none', () => {
  const values = { status: 'green', askKind: 'decision', askText: 'A venue' };
  const form = formOf({ values });
  expect(field(form, 'askKind')?.value).toBe(undefined);
  expect(field(form, 'askText')?.value).toBe('A venue');
});

test('detail is folded, until a completion needs to say what difference it made', () => {
  const folded = (form: Form) => form.groups.find((group) => group.folded)?.fields ?? [];
  expect(folded(formOf()).map(({ name }) => name)).toContain('impact');
  const complete = formOf({ values: { status: 'complete' } });
  expect(folded(complete).map(({ name }) => name)).not.toContain('impact');
  expect(field(complete, 'impact')).toMatchObject({ required: true });
});

test('it says how the action stands, and what the plan measures it by', () => {
  const difference = {
    kind: 'difference',
    text: 'Fathers recorded',
    baseline: 'not known',
  } as const;
  const form = formOf({ action: working('amber', { dueMoves: 2, measures: [difference] }) });
  expect(form.above).toEqual([
    {
      kind: 'text',
      tone: 'muted',
      spans: [{ text: 'Now ▲ Amber, last update 14 September. Due 31 March 2025, moved twice.' }],
    },
  ]);
  expect(field(form, 'measure')?.hint).toBe('Fathers recorded: baseline not known');
});

test('of an action that nobody ever answered for it does not say that it is not started', () => {
  expect(formOf({ action: action() }).above).toMatchObject([
    { spans: [{ text: '– No update yet. Due 31 March 2025.' }] },
  ]);
});

test('its state names the action, the period and the revision seen', () => {
  expect(formOf().state).toBe('update/cyscp/a-4.1/period/2');
});
