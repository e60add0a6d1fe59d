import { expect, test } from 'vitest';
import { libraryComplaints } from '../support/adaptive-library.ts';
import { cardComplaints, messageComplaints } from '../support/card-complaints.ts';

// The checker itself: it takes what Teams takes, and says each thing that Teams would not.

const run = { type: 'TextRun', text: 'By Thursday.' };
const said = { type: 'RichTextBlock', inlines: [run] };
const heading = (text: string) => ({ type: 'TextBlock', text, style: 'heading', wrap: true });
const box = (...items: object[]) => ({ type: 'Container', items });
const execute = { type: 'Action.Execute', verb: 'press', title: 'Update', data: { press: 'p' } };
const submit = { type: 'Action.Submit', title: 'Save', data: { state: 's' } };
const inWindow = { ...submit, data: { msteams: { type: 'task/fetch' }, state: 's' } };
const input = { type: 'Input.Text', id: 'in-a', label: 'What?' };
const fold = { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] };
const choices = (look: string, title: string, value = 'a') => ({
  type: 'Input.ChoiceSet',
  id: 'in-choice',
  label: 'Which?',
  style: look,
  value,
  choices: [
    { title, value: 'a' },
    { title: 'Another', value: 'b' },
  ],
});
const link = (url: string) => ({
  ...run,
  selectAction: { type: 'Action.OpenUrl', title: 'Open', url },
});
const times = (count: number, one: object) => Array.from({ length: count }, () => one);

const card = (...body: object[]) => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'en',
  fallbackText: 'In one sentence.',
  speak: 'In one sentence.',
  msteams: { width: 'full' },
  body,
});
const withButtons = (...actions: object[]) => ({ ...card(said), actions });
const refreshedFor = (people: number) => ({
  ...card(said),
  refresh: {
    action: { type: 'Action.Execute', verb: 'refresh' },
    userIds: Array.from({ length: people }, (_, place) => `29:${place}`),
  },
});

test('a card with all that is drawn is taken', () => {
  const whole = {
    ...refreshedFor(60),
    body: [
      heading('3 actions need an update'),
      said,
      { type: 'RichTextBlock', inlines: [link('https://example.org/')] },
      box(input, choices('expanded', '● Green: within limits')),
      { type: 'Input.Date', id: 'in-date', label: 'When?', value: '2025-03-31' },
      { type: 'ActionSet', actions: [fold] },
      { ...box(said), id: 'more', isVisible: false },
      { type: 'ColumnSet', columns: [{ type: 'Column', width: 'auto', items: [said] }] },
      {
        type: 'Table',
        columns: [{ width: 1 }],
        rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [said] }] }],
      },
    ],
    actions: [execute, inWindow, ...times(5, { ...execute, mode: 'secondary' })],
  };

  expect(cardComplaints(whole)).toEqual([]);
  expect(libraryComplaints(whole)).toEqual([]);
});

test.each([
  ['a card of another version', { ...card(said), version: '1.6' }, 'version'],
  ['a property that nothing has', { ...card(said), color: 'red' }, 'Unrecognized key: "color"'],
  ['a property of another element', card({ ...said, wrap: true }), 'Unrecognized key: "wrap"'],
  ['an element that is none', card({ type: 'Video' }), 'body.0.type'],
  ['a word for a size that is none', card({ ...heading('A'), size: 'huge' }), 'body.0.size'],
  ['a text without runs', card({ type: 'RichTextBlock', inlines: [] }), 'body.0.inlines'],
  ['an empty run', card({ type: 'RichTextBlock', inlines: [{ ...run, text: '' }] }), 'inlines'],
  ['no button where there is a row for them', withButtons(), 'actions'],
  ['a button without a name', withButtons({ ...execute, title: ' ' }), 'actions.0.title'],
  ['a card without a sentence', { ...card(said), fallbackText: '' }, 'fallbackText'],
  ['a date that is none', card({ ...input, type: 'Input.Date', value: '31/3' }), 'body.0.value'],
  ['more bytes than a message has', card(...times(400, said)), 'bytes'],
  ['half a letter', card({ ...said, inlines: [{ ...run, text: '\ud83d' }] }), 'cut in half'],
  ['two elements of one id', card({ ...said, id: 'a' }, { ...said, id: 'a' }), 'one id'],
  ['a fold of nothing', card({ type: 'ActionSet', actions: [fold] }), 'Nothing is called more'],
  ['an input in the place of the state', card({ ...input, id: 'state' }), 'called state'],
  ['seven buttons in a row', withButtons(...times(7, execute)), '7 buttons in a row'],
  ['seven beside a line', card({ type: 'ActionSet', actions: times(7, execute) }), '7 buttons'],
  ['Action.Submit out of a dialog', withButtons(submit), 'not in a dialog'],
  ['a heading that is Markdown', card(heading('**Bold**')), 'read as Markdown'],
  ['a heading that is a list', card(heading('1. First')), 'read as Markdown'],
  ['a choice that is Markdown', card(choices('expanded', '[a](b)')), 'read as Markdown'],
  ['a run that is a date', card({ ...said, inlines: [{ ...run, text: '{{DATE(x)}}' }] }), 'a date'],
  ['a choice that is not there', card(choices('compact', 'A', 'c')), 'is no choice'],
  ['a link out of the web', card({ ...said, inlines: [link('javascript:alert(1)')] }), 'url'],
  [
    'what is needed and closed',
    card({ ...box(box({ ...input, isRequired: true })), id: 'more', isVisible: false }),
    'in-a is needed and cannot be seen',
  ],
  ['more people than may refresh', refreshedFor(61), 'Too many people'],
])('it sees %s', (_, broken, complaint) => {
  expect(cardComplaints(broken)).toContainEqual(expect.stringContaining(complaint));
});

test('a dialog takes Action.Submit, and nothing else that sends', () => {
  expect(cardComplaints(withButtons(submit), { inDialog: true })).toEqual([]);
  expect(cardComplaints(withButtons(execute), { inDialog: true })).toEqual([
    'An Action.Execute is in a dialog.',
  ]);
});

test('two choices with one value are one', () => {
  const { choices: all, ...rest } = choices('compact', 'A');
  const same = all.map((one) => ({ ...one, value: 'a' }));

  expect(cardComplaints(card({ ...rest, choices: same }))).toEqual(['Two choices are one.']);
});

test('a message is weighed with its summary, which must say something', () => {
  const message = { summary: ' ', attachments: [{ content: card(said) }] };

  expect(messageComplaints(message)).toEqual(['The message says nothing in a notification.']);
  expect(messageComplaints({ ...message, summary: 'x'.repeat(25_000) })).toEqual([
    expect.stringContaining('The message has'),
  ]);
});

test("Microsoft's library sees an element that is none, and a word for a size that is none", () => {
  expect(libraryComplaints(card({ type: 'Video' }, { ...heading('A'), size: 'huge' }))).toEqual([
    expect.stringContaining('Video'),
    expect.stringContaining('huge'),
  ]);
});
