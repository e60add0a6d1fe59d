import { expect, test } from 'vitest';
import type { Field, Form, Group } from '../../src/messages/form.ts';
import { adaptiveFormOf } from '../../src/render/adaptive-form.ts';

const formWith = (...groups: Group[]): Form => ({
  title: 'Update 4.1',
  above: [],
  groups,
  submitLabel: 'Send update',
  buttons: [],
  state: 'update/p/a/r/0',
});
const bodyOf = (...groups: Group[]) => adaptiveFormOf(formWith(...groups)).body.slice(1);

const sentence: Field = {
  kind: 'text',
  name: 'done',
  label: 'What has been done?',
  multiline: true,
  maxCharacters: 2000,
};
const rag: Field = {
  kind: 'choice',
  name: 'rag',
  label: 'How is it?',
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
  shownWhen: { field: 'rag', oneOf: ['red'] },
};

test('submitting sends the state and every field; other buttons send no field', () => {
  const { actions } = adaptiveFormOf({
    ...formWith(),
    buttons: [{ label: 'Keep theirs', press: 'keep-theirs/p/a' }],
  });

  expect(actions).toEqual([
    {
      type: 'Action.Execute',
      verb: 'submit',
      title: 'Send update',
      data: { state: 'update/p/a/r/0' },
      associatedInputs: 'auto',
      style: 'positive',
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

test('a text field keeps its value as typed, with its limit', () => {
  expect(bodyOf({ fields: [{ ...sentence, value: '**a** <b>\u202e', required: true }] })).toEqual([
    {
      type: 'Container',
      id: 'field-done',
      spacing: 'Medium',
      items: [
        {
          type: 'Input.Text',
          id: 'done',
          label: 'What has been done?',
          value: '**a** <b>\u202e',
          isRequired: true,
          errorMessage: 'This is needed.',
          isMultiline: true,
          maxLength: 2000,
        },
      ],
    },
  ]);
});

test('choices stand open with their hints, or fold into a drop-down', () => {
  expect(bodyOf({ fields: [rag, { ...rag, name: 'other', look: 'compact' }] })).toMatchObject([
    {
      items: [
        {
          type: 'Input.ChoiceSet',
          style: 'expanded',
          choices: [
            { value: 'green', title: '● Green: within limits' },
            { value: 'red', title: '■ Red' },
          ],
        },
      ],
    },
    { items: [{ style: 'compact', placeholder: 'Choose one' }] },
  ]);
});

test('a date is a date input', () => {
  const due: Field = { kind: 'date', name: 'due', label: 'New due date', value: '2025-03-31' };

  expect(bodyOf({ fields: [due] })).toMatchObject([
    { items: [{ type: 'Input.Date', id: 'due', value: '2025-03-31' }] },
  ]);
});

test('an error stands beside its field, before the hint', () => {
  const field: Field = {
    ...sentence,
    error: 'Say what was done.',
    hint: 'One sentence is enough.',
  };

  expect(bodyOf({ fields: [field] })).toMatchObject([
    {
      items: [
        { id: 'done' },
        { id: 'error-done', inlines: [{ text: 'Say what was done.', color: 'Attention' }] },
        { id: 'hint-done', inlines: [{ text: 'One sentence is enough.', isSubtle: true }] },
      ],
    },
  ]);
});

test('a field is present only while the other has one of its values', () => {
  const group = (value: string): Group => ({ fields: [{ ...rag, value }, ask] });
  const ids = (value: string) => bodyOf(group(value)).map((element) => element.id);

  expect(ids('green')).toEqual(['field-rag']);
  expect(ids('red')).toEqual(['field-rag', 'field-ask']);
});

test('a group with nothing to show is left out, title and all', () => {
  expect(bodyOf({ fields: [rag] }, { title: 'Help', fields: [ask] })).toHaveLength(1);
});

test('a folded group is closed behind a button with its title', () => {
  expect(
    bodyOf({ title: 'Add the difference made', folded: true, fields: [sentence] }),
  ).toMatchObject([
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.ToggleVisibility',
          title: 'Add the difference made',
          targetElements: ['group-0'],
        },
      ],
    },
    { type: 'Container', id: 'group-0', isVisible: false },
  ]);
});

test('a folded group without a title says Add detail', () => {
  expect(bodyOf({ folded: true, fields: [sentence] })).toMatchObject([
    { actions: [{ title: 'Add detail' }] },
    {},
  ]);
});

test('a folded group is open when one of its fields has an error', () => {
  expect(bodyOf({ folded: true, fields: [{ ...sentence, error: 'Too long.' }] })[1]).toMatchObject({
    isVisible: true,
  });
});

test('an open group has its title as a heading, above its own blocks and fields', () => {
  expect(
    bodyOf({
      title: '4.1 Launch the campaign',
      above: [{ kind: 'text', spans: [{ text: 'Last time: green' }] }],
      fields: [sentence],
    }),
  ).toMatchObject([
    { type: 'TextBlock', style: 'heading', text: '4.1 Launch the campaign' },
    { type: 'RichTextBlock' },
    { id: 'field-done' },
  ]);
});

test('a folded group is open when what it needs is empty, so that nobody is kept from sending it', () => {
  const needed: Field = { ...sentence, required: true };

  expect(bodyOf({ folded: true, fields: [needed] })[1]).toMatchObject({ isVisible: true });
  expect(bodyOf({ folded: true, fields: [{ ...needed, value: 'Done.' }] })[1]).toMatchObject({
    isVisible: false,
  });
});
