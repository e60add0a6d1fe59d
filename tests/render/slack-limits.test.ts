import { expect, test } from 'vitest';
import type {
  InputBlock,
  PlainText,
  PressButton,
  RichText,
  SlackBlock,
  SlackMessage,
  SlackModal,
  TableBlock,
} from '../../src/render/block-json.ts';
import { slackComplaints, viewComplaints } from '../support/slack-limits.ts';

// The checker itself: it takes what Slack takes, and says each thing that Slack would not.

const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });
const long = (length: number) => 'x'.repeat(length);
const times = <One>(count: number, one: (index: number) => One) =>
  Array.from({ length: count }, (_, index) => one(index));

const button = (changes: Partial<PressButton> = {}): PressButton => ({
  type: 'button',
  action_id: 'press-1',
  text: plain('Update'),
  value: 'update/p',
  ...changes,
});
const actions = (...elements: PressButton[]): SlackBlock => ({ type: 'actions', elements });
const rich = (text: string, more: object = {}): RichText => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, ...more } as never] }],
});
const table = (rows: TableBlock['rows'], columns = 1): TableBlock => ({
  type: 'table',
  rows,
  column_settings: times(columns, () => ({ align: 'left', is_wrapped: true })),
});
const cell = (text: string) => ({ type: 'raw_text', text }) as const;
const text: InputBlock['element'] = {
  type: 'plain_text_input',
  action_id: 'value',
  multiline: false,
  max_length: 100,
};
const input = (element: InputBlock['element'] = text, more: object = {}): InputBlock => ({
  type: 'input',
  block_id: 'field',
  label: plain('Label'),
  optional: false,
  element,
  ...more,
});
const option = (value: string, label = 'Label') => ({ text: plain(label), value });
const radios = (count: number) =>
  ({
    type: 'radio_buttons',
    action_id: 'value',
    options: times(count, (index) => option(`${index}`)),
  }) as const;
const select = (options: ReturnType<typeof option>[], more: object = {}): InputBlock => {
  const placeholder = plain('Choose one');
  return input({ type: 'static_select', action_id: 'value', placeholder, options, ...more });
};

const messageWith = (...blocks: SlackBlock[]): SlackMessage => ({ text: 'Said.', blocks });
const modalWith = (...blocks: SlackModal['blocks']): SlackModal => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Update'),
  close: plain('Cancel'),
  submit: plain('Save'),
  private_metadata: '',
  blocks,
});

test('takes a message, a modal and a home that are within every limit', () => {
  const blocks = [actions(button(), button({ action_id: 'press-2' })), rich('Said.')];
  expect(slackComplaints(messageWith(...blocks, table([[cell('x')]])))).toEqual([]);
  expect(viewComplaints(modalWith(...blocks, input()))).toEqual([]);
  expect(viewComplaints(modalWith(input(radios(10))))).toEqual([]);
  expect(viewComplaints({ type: 'home', blocks })).toEqual([]);
});

test.each<[string, SlackMessage]>([
  ['51 blocks', messageWith(...times(51, () => ({ type: 'divider' }) as const))],
  ['13018 characters', messageWith(rich(long(13_014)))],
  ['The fallback is empty', { text: ' ', blocks: [] }],
  ['The fallback is too long', { text: long(4_001), blocks: [] }],
  ['The fallback is not escaped', { text: 'Now <!channel>', blocks: [] }],
  ['The fallback is not escaped', { text: 'This & that', blocks: [] }],
  ['A message has an input', messageWith(input() as never)],
  ['No block is called markdown', messageWith({ type: 'markdown', text: 'x' } as never)],
  ['A header is too long', messageWith({ type: 'header', text: plain(long(151)) })],
  ['A header is empty', messageWith({ type: 'header', text: plain('') })],
  [
    'A header is markup',
    messageWith({ type: 'header', text: { type: 'mrkdwn', text: 'x' } as never }),
  ],
  [
    'A section is too long',
    messageWith({ type: 'section', text: plain(long(3_001)), accessory: button() }),
  ],
  [
    '11 elements of a context',
    messageWith({ type: 'context', elements: times(11, () => plain('x')) }),
  ],
  [
    'A text of a context is too long',
    messageWith({ type: 'context', elements: [plain(long(3_001))] }),
  ],
  [
    '26 buttons in a row',
    messageWith(actions(...times(26, (index) => button({ action_id: `press-${index}` })))),
  ],
  ['0 buttons in a row', messageWith(actions())],
  ['Two buttons have one id', messageWith(actions(button()), actions(button()))],
  ['A button is too long', messageWith(actions(button({ text: plain(long(76)) })))],
  ['The value of a button is too long', messageWith(actions(button({ value: long(2_001) })))],
  ['The id of a button is too long', messageWith(actions(button({ action_id: long(256) })))],
  ['No button has that style', messageWith(actions(button({ style: 'default' as never })))],
  [
    'The label of a button is too long',
    messageWith(actions(button({ accessibility_label: long(76) }))),
  ],
  ['A rich text is empty', messageWith({ type: 'rich_text', elements: [] })],
  ['A run of a rich text is empty', messageWith(rich(''))],
  ['A rich text mentions somebody', messageWith(rich('x', { type: 'broadcast', range: 'here' }))],
  [
    'A link leads out of the web',
    messageWith(rich('x', { type: 'link', url: 'javascript:alert(1)' })),
  ],
  ['101 rows of a table', messageWith(table(times(101, () => [cell('x')])))],
  ['21 columns of a table', messageWith(table([times(21, () => cell('x'))]))],
  ['21 column settings', messageWith(table([[cell('x')]], 21))],
  ['A row is longer than another', messageWith(table([[cell('x')], [cell('x'), cell('y')]]))],
  ['A cell is empty', messageWith(table([[cell('')]]))],
  [
    'The cells of a table are too long',
    messageWith(table([[cell(long(6_000))], [rich(long(6_000))]])),
  ],
  ['2 tables', messageWith(table([[cell('x')]]), table([[cell('x')]]))],
  [
    'An alt text is empty',
    messageWith({ type: 'context', elements: [{ type: 'image', alt_text: '' } as never] }),
  ],
  ['A letter was cut in half', messageWith(rich('👩'.slice(0, 1)))],
])('says of a message: %s', (complaint, message) => {
  expect(slackComplaints(message).join('\n')).toContain(complaint);
});

test.each<[string, SlackModal]>([
  ['101 blocks', modalWith(...times(101, () => ({ type: 'divider' }) as const))],
  ['A title or button of the modal is too long', { ...modalWith(), title: plain(long(25)) }],
  ['A title or button of the modal is too long', { ...modalWith(), submit: plain(long(25)) }],
  ['A title or button of the modal is empty', { ...modalWith(), close: plain('') }],
  ['The metadata is too long', { ...modalWith(), private_metadata: long(3_001) }],
  ['The callback id is too long', { ...modalWith(), callback_id: long(256) }],
  ['The view is too large', modalWith(...times(90, () => rich(long(3_000))))],
  ['A view has a table', modalWith(table([[cell('x')]]))],
  [
    'There are inputs, and no way to send them',
    { ...modalWith(input()), submit: undefined as never },
  ],
  ['Two blocks have one id', modalWith(input(), input())],
  ['A label is too long', modalWith(input(text, { label: plain(long(2_001)) }))],
  ['A hint is too long', modalWith(input(text, { hint: plain(long(2_001)) }))],
  ['A hint is empty', modalWith(input(text, { hint: plain('') }))],
  ['The id of an input is too long', modalWith(input(text, { block_id: long(256) }))],
  ['3001 characters of an input', modalWith(input({ ...text, max_length: 3_001 }))],
  ['A value is longer than its input', modalWith(input({ ...text, initial_value: long(101) }))],
  [
    'A date is none',
    modalWith(input({ type: 'datepicker', action_id: 'value', initial_date: 'soon' })),
  ],
  ['11 options', modalWith(input(radios(11)))],
  ['101 options', modalWith(select(times(101, (index) => option(`${index}`))))],
  ['0 options', modalWith(select([]))],
  ['An option is too long', modalWith(select([option('1', long(76))]))],
  ['The value of an option is too long', modalWith(select([option(long(76))]))],
  [
    'A description is too long',
    modalWith(select([{ ...option('1'), description: plain(long(76)) } as never])),
  ],
  ['Two options have one value', modalWith(select([option('1'), option('1')]))],
  ['The chosen option is none', modalWith(select([option('1')], { initial_option: option('2') }))],
  [
    'A placeholder is too long',
    modalWith(select([option('1')], { placeholder: plain(long(151)) })),
  ],
  ['No element is called checkboxes', modalWith(input({ type: 'checkboxes' } as never))],
])('says of a modal: %s', (complaint, modal) => {
  expect(viewComplaints(modal).join('\n')).toContain(complaint);
});

test('says of a home that it has an input', () => {
  expect(viewComplaints({ type: 'home', blocks: [input() as never] })).toContain(
    'A home has an input.',
  );
});
