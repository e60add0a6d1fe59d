import { expect, test } from 'vitest';
import type { Field, Form, Group } from '../../src/messages/form.ts';
import { teamsFormOf } from '../../src/render/teams-form.ts';
import { bytesOf, mostBytes } from '../../src/render/teams-limits.ts';
import { readSubmitted } from '../../src/render/teams-submitted.ts';
import { cardComplaints } from '../support/card-complaints.ts';

const formWith = (...groups: Group[]): Form => ({
  title: 'Update 4.1',
  above: [],
  groups,
  submitLabel: 'Save',
  buttons: [],
  state: 'update/p/a/r/0',
});
const sentence: Field = {
  kind: 'text',
  name: 'sentence',
  label: 'What has been done?',
  multiline: true,
  maxCharacters: 2_500,
};
const status: Field = {
  kind: 'choice',
  name: 'status',
  label: 'How is it going?',
  look: 'expanded',
  options: [
    { value: 'green', label: '● Green', hint: 'within limits' },
    { value: 'red', label: '■ Red' },
  ],
};
const ask: Field = {
  kind: 'text',
  name: 'ask',
  label: 'What do you need?',
  maxCharacters: 500,
  shownWhen: { field: 'status', oneOf: ['amber', 'red'] },
};
const askBy: Field = { ...ask, name: 'askBy', kind: 'date', label: 'By when?' };

/** Of every object in a card. */
function valuesOf(card: object, name: string): readonly unknown[] {
  const values: unknown[] = [];
  JSON.stringify(card, (key, value: unknown) => {
    if (key === name) values.push(value);
    return value;
  });
  return values;
}

/** What Teams sends when the form's first button is pressed with these inputs. */
function sentBy(form: Form, inputs: Readonly<Record<string, string>>): object {
  const [submit] = teamsFormOf(form).actions ?? [];
  return { ...(submit && 'data' in submit && submit.data), ...inputs };
}

test('a form is sent with its state and what its missing fields wait for; other buttons send no field', () => {
  const { actions } = teamsFormOf({
    ...formWith({ fields: [status, ask, askBy] }),
    buttons: [{ label: 'Keep theirs', press: 'keep-theirs/p/a' }],
  });

  expect(actions).toEqual([
    {
      type: 'Action.Execute',
      verb: 'submit',
      title: 'Save',
      data: {
        state: 'update/p/a/r/0',
        opens: [{ field: 'status', oneOf: ['amber', 'red'] }],
      },
      associatedInputs: 'auto',
      style: 'positive',
    },
    { type: 'Action.Execute', verb: 'leave', title: 'Cancel', associatedInputs: 'none' },
    {
      type: 'Action.Submit',
      title: 'Open in a window',
      data: { msteams: { type: 'task/fetch' }, state: 'update/p/a/r/0' },
      associatedInputs: 'none',
    },
    {
      type: 'Action.Execute',
      verb: 'press',
      title: 'Keep theirs',
      data: { press: 'keep-theirs/p/a' },
      associatedInputs: 'none',
    },
  ]);
});

test('in a dialog everything is sent by Action.Submit, and nothing opens another one', () => {
  const { actions } = teamsFormOf(
    {
      ...formWith({ fields: [status] }),
      buttons: [{ label: 'Keep theirs', press: 'keep-theirs/p/a' }],
    },
    { inDialog: true },
  );

  expect(actions).toEqual([
    {
      type: 'Action.Submit',
      title: 'Save',
      data: { state: 'update/p/a/r/0', opens: [] },
      associatedInputs: 'auto',
      style: 'positive',
    },
    {
      type: 'Action.Submit',
      title: 'Keep theirs',
      data: { press: 'keep-theirs/p/a' },
      associatedInputs: 'none',
    },
  ]);
});

test('a button beside a line is sent by Action.Submit in a dialog too', () => {
  const above: Form['above'] = [
    { kind: 'list', items: [{ spans: [], button: { label: 'See', press: 'show/p/x' } }] },
  ];
  const form = { ...formWith({ above, fields: [status] }), above };

  expect(cardComplaints(teamsFormOf(form, { inDialog: true }), { inDialog: true })).toEqual([]);
});

test('only a form that can be drawn again from its state opens in a window', () => {
  const titles = (state: string) =>
    teamsFormOf({ ...formWith({ fields: [status] }), state }).actions?.map(({ title }) => title);

  expect(titles('update/p/a/r/0')).toEqual(['Save', 'Cancel', 'Open in a window']);
  expect(titles('pass/p/r')).toEqual(['Save', 'Cancel']);
});

test('what is typed comes back by the names of the fields', () => {
  const sent = sentBy(formWith({ fields: [status, sentence] }), {
    'in-status': 'green',
    'in-sentence': 'Done.',
  });

  expect(readSubmitted(sent)).toEqual({
    state: 'update/p/a/r/0',
    values: { status: 'green', sentence: 'Done.' },
    opensMore: false,
  });
});

test('a field may have any name: nothing that is typed takes the place of what the form is about', () => {
  const names = ['state', 'opens', 'press', 'msteams', 'title', '__proto__'];
  const form = formWith({ fields: names.map((name) => ({ ...sentence, name })) });
  const ids = valuesOf(teamsFormOf(form), 'id');
  const typed = Object.fromEntries(names.map((name) => [`in-${name}`, `typed in ${name}`]));
  const read = readSubmitted(sentBy(form, typed));

  expect(cardComplaints(teamsFormOf(form))).toEqual([]);
  expect(ids).toEqual(expect.arrayContaining(Object.keys(typed)));
  expect(read?.state).toBe('update/p/a/r/0');
  expect(read).not.toHaveProperty('press');
  expect(Object.entries(read?.values ?? {})).toEqual(
    names.map((name) => [name, `typed in ${name}`]),
  );
});

test.each([
  ['green', false],
  ['amber', true],
  ['red', true],
])('sent with %s, a form without the field for what is needed opens more: %s', (value, more) => {
  const sent = sentBy(formWith({ fields: [status, ask] }), { 'in-status': value });

  expect(readSubmitted(sent)?.opensMore).toBe(more);
});

test('a field that is there opens nothing more', () => {
  const form = formWith({ fields: [{ ...status, value: 'red' }, ask] });

  expect(valuesOf(teamsFormOf(form), 'id')).toContain('in-ask');
  expect(readSubmitted(sentBy(form, { 'in-status': 'red' }))?.opensMore).toBe(false);
});

test.each([
  undefined,
  null,
  'text',
  [],
  {},
  { 'in-status': 'red' },
  { press: 4 },
  { state: 's', opens: 'all' },
])('%j is nothing that a card of ours sends', (data) => {
  expect(readSubmitted(data)).toBeUndefined();
});

test('a value that is no text is as if it were not there, and so is one that is no field', () => {
  expect(readSubmitted({ press: 'p', 'in-a': 1, 'in-b': 'b', other: 'c' })).toEqual({
    press: 'p',
    values: { b: 'b' },
    opensMore: false,
  });
});

test.each([
  ['what must not stay empty', { required: true as const }, true],
  ['an error', { error: 'Too long.', value: 'x' }, true],
  ['what is filled in', { required: true as const, value: 'x' }, false],
  ['what may stay empty', {}, false],
])('a folded group with %s is open: %#', (_, more, isOpen) => {
  const form = formWith({ fields: [status] }, { folded: true, fields: [{ ...sentence, ...more }] });

  expect(valuesOf(teamsFormOf(form), 'isVisible')).toEqual([isOpen]);
  expect(cardComplaints(teamsFormOf(form))).toEqual([]);
});

test('choices that could be Markdown are a drop-down, where Teams shows them as they are', () => {
  const styleOf = (label: string) =>
    valuesOf(
      teamsFormOf(formWith({ fields: [{ ...status, options: [{ value: 'a', label }] }] })),
      'style',
    );

  expect(styleOf('● Green: within limits')).toContain('expanded');
  expect(styleOf('[press me](javascript:alert(1))')).not.toContain('expanded');
  expect(styleOf('1. First')).not.toContain('expanded');
});

test('a day that is none and a choice that is not there are left empty', () => {
  const fields: Field[] = [
    { ...askBy, shownWhen: { field: 'status', oneOf: [''] }, value: '31 March' },
    { ...status, value: 'blue' },
  ];

  expect(cardComplaints(teamsFormOf(formWith({ fields })))).toEqual([]);
});

test('a form that is too long cuts what is in its longest fields, and says so above and below', () => {
  const long: Field = { ...sentence, value: `It begins so ${'x'.repeat(2_480)}` };
  const fields = Array.from({ length: 10 }, (_, place) => ({ ...long, name: `long${place}` }));
  const drawn = teamsFormOf(
    formWith({ fields: [status, { ...sentence, value: 'Short.' }, ...fields] }),
  );
  const texts = valuesOf(drawn, 'text').map(String);
  const values = valuesOf(drawn, 'value').map(String);

  expect(bytesOf(drawn)).toBeLessThanOrEqual(mostBytes.card);
  expect(texts).toContainEqual(expect.stringContaining('10 fields are cut short below'));
  expect(texts.filter((text) => text.startsWith('Cut short: this had 2,493'))).toHaveLength(10);
  expect(values).toContain('Short.');
  expect(values.filter((value) => /^It begins so x+…$/.test(value))).toHaveLength(10);
});
