import { expect, test } from 'vitest';
import { askingMore } from '../../src/messages/asks-more.ts';
import type { Form } from '../../src/messages/form.ts';

const form: Form = {
  title: '2.3 Count the forces',
  above: [{ kind: 'text', spans: [{ text: 'Now amber.' }] }],
  groups: [],
  submitLabel: 'Save',
  buttons: [],
  state: 'update/p/a/r/0',
};

test.each([
  [
    { status: 'amber' },
    'Amber also asks what you need from the Executive: say so below, or leave it',
  ],
  [
    { status: 'red', askKind: 'nothing' },
    'Red also asks what you need from the Executive: say so below, or leave it',
  ],
  [{ status: 'green', askKind: 'decision' }, 'What you chose asks for more: answer below'],
])('sent with %j, the form says that it is not saved, and what else it asks', (values, what) => {
  const [warning, ...above] = askingMore(form, values).above;

  expect(warning).toEqual({
    kind: 'text',
    tone: 'warning',
    spans: [{ text: `Not saved yet. ${what}, then Save.` }],
  });
  expect(above).toEqual(form.above);
});

test('the button is called what it is called on the form', () => {
  const conflict = { ...form, submitLabel: 'Replace with mine' };

  expect(askingMore(conflict, { status: 'red' }).above[0]).toMatchObject({
    spans: [{ text: expect.stringMatching(/or leave it, then Replace with mine\.$/) }],
  });
});
