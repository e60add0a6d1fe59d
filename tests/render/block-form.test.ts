import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Field, Form, Group } from '../../src/messages/form.ts';
import { severalForm } from '../../src/messages/several-form.ts';
import { updateForm } from '../../src/messages/update-form.ts';
import { fieldsInView, slackModalOf, slackModalOfCard } from '../../src/render/block-form.ts';
import { anyRollUpInput } from '../support/any-actions.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { context, period, working } from '../support/message-builders.ts';
import { viewComplaints } from '../support/slack-limits.ts';

const none: ReadonlySet<number> = new Set();
const formWith = (...groups: Group[]): Form => ({
  title: 'Update 4.1',
  above: [],
  groups,
  submitLabel: 'Save',
  buttons: [],
  state: 'update/p/a/r/0',
});
const blocksOf = (groups: readonly Group[], unfolded = none) =>
  slackModalOf(formWith(...groups), unfolded, '').blocks;

const status: Field = {
  kind: 'choice',
  name: 'status',
  label: 'How is it going?',
  look: 'expanded',
  required: true,
  refreshes: true,
  value: 'red',
  options: [
    { value: 'green', label: '● Green', hint: 'Within limits.' },
    { value: 'red', label: '■ Red' },
  ],
};
const ask: Field = {
  kind: 'text',
  name: 'askText',
  label: 'What exactly?',
  multiline: true,
  maxCharacters: 2_500,
  shownWhen: { field: 'status', oneOf: ['red'] },
};
const by: Field = { kind: 'date', name: 'askBy', label: 'By when?', value: '2024-10-01' };

test('a form is a modal with its fields as they stand, and what is kept with it', () => {
  const modal = slackModalOf(formWith({ fields: [status, ask, by] }), none, 'kept');

  expect(modal).toEqual({
    type: 'modal',
    callback_id: 'form',
    title: { type: 'plain_text', text: 'Update 4.1', emoji: false },
    submit: { type: 'plain_text', text: 'Save', emoji: false },
    close: { type: 'plain_text', text: 'Cancel', emoji: false },
    private_metadata: 'kept',
    blocks: [
      {
        type: 'input',
        block_id: 'status',
        label: { type: 'plain_text', text: 'How is it going?', emoji: false },
        optional: false,
        dispatch_action: true,
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [
            {
              text: { type: 'plain_text', text: '●\u00a0Green', emoji: false },
              value: 'green',
              description: { type: 'plain_text', text: 'Within limits.', emoji: false },
            },
            { text: { type: 'plain_text', text: '■\u00a0Red', emoji: false }, value: 'red' },
          ],
          initial_option: {
            text: { type: 'plain_text', text: '■\u00a0Red', emoji: false },
            value: 'red',
          },
        },
      },
      {
        type: 'input',
        block_id: 'askText',
        label: { type: 'plain_text', text: 'What exactly?', emoji: false },
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: 2_500,
        },
      },
      {
        type: 'input',
        block_id: 'askBy',
        label: { type: 'plain_text', text: 'By when?', emoji: false },
        optional: true,
        element: { type: 'datepicker', action_id: 'value', initial_date: '2024-10-01' },
      },
    ],
  });
});

test('hints too long to stand beside their options stand below them, whole', () => {
  const long = 'There are issues, and no recovery plan, or one that the team does not control.';
  const options = [{ value: 'red', label: '■ Red', hint: long }];

  const [block] = blocksOf([{ fields: [{ ...status, options }] }]);

  expect(block).toMatchObject({ hint: { text: `■\u00a0Red: ${long}` } });
  expect(JSON.stringify(block)).not.toContain('description');
});

test('a field whose condition does not hold is left out', () => {
  expect(blocksOf([{ fields: [{ ...status, value: 'green' }, ask] }])).toHaveLength(1);
});

test('a folded group is one button, until somebody opens it or a field in it has a value or an error', () => {
  const { value: _, ...empty } = by;
  const detail: Group = { title: 'Add detail', folded: true, fields: [empty] };
  const mended: Group = { ...detail, fields: [{ ...empty, error: 'Give a date.' }] };
  const filled: Group = { ...detail, fields: [by] };

  expect(blocksOf([detail])).toMatchObject([
    { type: 'actions', elements: [{ action_id: 'unfold-0', text: { text: 'Add detail' } }] },
  ]);
  expect(blocksOf([detail], new Set([0]))).toMatchObject([
    { type: 'header' },
    { type: 'input', block_id: 'askBy' },
  ]);
  expect(blocksOf([mended])).toMatchObject([
    { type: 'header' },
    { type: 'input', hint: { text: '▲\u00a0Give a date.' } },
  ]);
  expect(fieldsInView(formWith(detail), none)).toEqual([]);
  expect(fieldsInView(formWith(detail), new Set([0]))).toEqual([empty]);
  expect(fieldsInView(formWith(filled), none)).toEqual([by]);
});

test('a title too long for a modal’s bar stands whole below it', () => {
  const title = '4.1 Train frontline staff to use professional curiosity';

  const { title: bar, blocks } = slackModalOf({ ...formWith(), title }, none, '');

  expect(bar.text).toBe('4.1 Train frontline…');
  expect(blocks).toMatchObject([{ type: 'header', text: { text: title } }]);
});

test('a card in the place of a form has nothing to send', () => {
  const card = { title: 'Thank you', blocks: [], buttons: [], fallback: 'Thank you.' };

  expect(slackModalOfCard(card, '')).toMatchObject({ callback_id: 'card' });
  expect(slackModalOfCard(card, '')).not.toHaveProperty('submit');
});

test.each(hostileTexts)(
  'what people typed stays what it is, within Slack’s limits: %j',
  (typed) => {
    const form = {
      ...formWith({
        title: typed,
        above: [{ kind: 'text' as const, spans: [{ text: typed }] }],
        fields: [
          { ...ask, value: typed, label: typed, error: typed, hint: typed },
          { ...status, options: [{ value: 'red', label: typed, hint: typed }] },
        ],
      }),
      title: typed,
      buttons: [{ label: typed, press: 'keep-theirs/p/a' }],
    };

    expect(viewComplaints(slackModalOf(form, none, ''))).toEqual([]);
  },
);

test('every form of any plan is within Slack’s limits', () => {
  fc.assert(
    fc.property(anyRollUpInput, ({ actions }) => {
      const rows = actions.slice(0, 10).map((action) => ({ action, revisionSeen: 3 }));
      const forms = [
        ...(rows.length > 0 ? [severalForm(context, { period, actions: rows, left: 5 })] : []),
        ...rows.map(({ action }) => updateForm(context, { action, period, revisionSeen: 0 })),
      ];
      for (const form of forms) {
        expect(viewComplaints(slackModalOf(form, new Set([0, 1, 2, 3]), form.state))).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('a value longer than Slack takes is cut, and never inside a letter', () => {
  const value = `${'x'.repeat(2_999)}👩${'x'.repeat(10)}`;
  const { shownWhen: _, ...always } = ask;

  const [block] = blocksOf([{ fields: [{ ...always, value }] }]);

  expect(block).toMatchObject({ element: { initial_value: 'x'.repeat(2_999) } });
});

test('what was typed is shown whole where it is longer than the field takes', () => {
  const [block] = blocksOf([{ fields: [{ ...by, kind: 'text', maxCharacters: 5 }] }]);

  expect(block).toMatchObject({ element: { max_length: 10, initial_value: '2024-10-01' } });
});

test('the form for an update has the meaning of each status beside its choice', () => {
  const form = updateForm(context, { action: working('amber'), period, revisionSeen: 0 });

  const status = slackModalOf(form, none, '').blocks.find((block) =>
    JSON.stringify(block).includes('"block_id":"status"'),
  );

  expect(status).not.toHaveProperty('hint');
  expect(JSON.stringify(status).match(/"description"/g)).toHaveLength(5);
});

test('a title is cut after a whole word', () => {
  const title = '2.2 Launch the Contextual Safeguarding Strategy';

  expect(slackModalOf({ ...formWith(), title }, none, '').title.text).toBe('2.2 Launch the…');
});
