import type {
  InputBlock,
  SlackBlock,
  SlackHome,
  SlackMessage,
  SlackModal,
} from '../../src/render/block-json.ts';

/** Slack's published limits of a message (docs.slack.dev/reference/block-kit); 13,000 characters in all is bolt-js #2509. */
const most = {
  blocks: 50,
  all: 13_000,
  header: 150,
  section: 3_000,
  context: 10,
  buttons: 25,
  label: 75,
  value: 2_000,
  tableRows: 100,
  tableColumns: 20,
} as const;

/** Everything in which the message passes a limit of Slack's, a sentence each; none where Slack takes it. */
export function slackComplaints({ text, blocks }: SlackMessage): readonly string[] {
  const characters = JSON.stringify(textsIn(blocks)).length;
  const tables = blocks.filter(({ type }) => type === 'table').length;
  return [
    ...said(text === '', 'The fallback is empty.'),
    ...said(/<[!@#]/.test(text), 'The fallback mentions somebody.'),
    ...said(blocks.length > most.blocks, `${blocks.length} blocks.`),
    ...said(characters > most.all, `${characters} characters.`),
    ...said(tables > 1, `${tables} tables.`),
    ...textsIn(blocks).flatMap((one) => said(one === '', 'An empty text.')),
    ...blocks.flatMap(complaintsOf),
  ];
}

/** Slack's published limits of a view (docs.slack.dev/reference/views). */
const mostOfView = {
  blocks: 100,
  title: 24,
  metadata: 3_000,
  bytes: 250_000,
  label: 2_000,
  option: 75,
  radios: 10,
  options: 100,
  input: 3_000,
} as const;

/** Everything in which a modal or a home passes a limit of Slack's, a sentence each. */
export function viewComplaints(view: SlackModal | SlackHome): readonly string[] {
  const blocks: readonly (SlackBlock | InputBlock)[] = view.blocks;
  const ids = blocks.flatMap((block) => ('block_id' in block ? [block.block_id] : []));
  const inputs = blocks.filter((block) => block.type === 'input');
  return [
    ...said(blocks.length > mostOfView.blocks, `${blocks.length} blocks.`),
    ...said(Buffer.byteLength(JSON.stringify(view)) > mostOfView.bytes, 'The view is too large.'),
    ...said(new Set(ids).size < ids.length, 'Two blocks have one id.'),
    ...textsIn(blocks).flatMap((one) => said(one === '', 'An empty text.')),
    ...blocks.flatMap((block) => (block.type === 'input' ? [] : complaintsOf(block))),
    ...inputs.flatMap(inputComplaints),
    ...(view.type === 'modal' ? modalComplaints(view, inputs.length) : []),
  ];
}

function modalComplaints(view: SlackModal, inputs: number): readonly string[] {
  const words = [view.title, view.close, ...(view.submit ? [view.submit] : [])];
  return [
    ...said(
      words.some(({ text }) => text.length > mostOfView.title || text === ''),
      'A title or button of the modal is empty or too long.',
    ),
    ...said(view.private_metadata.length > mostOfView.metadata, 'The metadata is too long.'),
    ...said(inputs > 0 && !view.submit, 'There are inputs, and no way to send them.'),
  ];
}

function inputComplaints({ label, hint, element, block_id }: InputBlock): readonly string[] {
  return [
    ...said(label.text.length > mostOfView.label, 'A label is too long.'),
    ...said((hint?.text.length ?? 0) > mostOfView.label, 'A hint is too long.'),
    ...said(block_id.length > 255, 'An id is too long.'),
    ...('options' in element ? optionComplaints(element) : []),
    ...(element.type === 'plain_text_input'
      ? said((element.initial_value?.length ?? 0) > element.max_length, 'A value is too long.')
      : []),
  ];
}

type Choice = Extract<InputBlock['element'], { options: unknown }>;

function optionComplaints({ type, options, initial_option: chosen }: Choice): readonly string[] {
  const most = type === 'radio_buttons' ? mostOfView.radios : mostOfView.options;
  const isKnown = options.some((one) => JSON.stringify(one) === JSON.stringify(chosen));
  return [
    ...said(options.length === 0 || options.length > most, `${options.length} options.`),
    ...said(chosen !== undefined && !isKnown, 'The chosen option is none of them.'),
    ...options.flatMap(({ text, description, value }) => [
      ...said(text.text.length > mostOfView.option, 'An option is too long.'),
      ...said((description?.text.length ?? 0) > mostOfView.option, 'A description is too long.'),
      ...said(value.length > 150, 'A value of an option is too long.'),
    ]),
  ];
}

function complaintsOf(block: SlackBlock): readonly string[] {
  switch (block.type) {
    case 'header':
      return said(block.text.text.length > most.header, 'A header is too long.');
    case 'section':
      return [
        ...said(block.text.text.length > most.section, 'A section is too long.'),
        ...buttonComplaints([block.accessory]),
      ];
    case 'context':
      return said(block.elements.length > most.context, 'A context has too many elements.');
    case 'actions':
      return [
        ...said(block.elements.length > most.buttons, 'A row has too many buttons.'),
        ...buttonComplaints(block.elements),
      ];
    case 'table':
      return [
        ...said(block.rows.length > most.tableRows, 'A table has too many rows.'),
        ...said(
          block.rows.some((row) => row.length > most.tableColumns),
          'A table has too many columns.',
        ),
      ];
    case 'rich_text':
      return said(block.elements.length === 0, 'A rich text is empty.');
    case 'divider':
      return [];
  }
}

type Buttons = Extract<SlackBlock, { type: 'actions' }>['elements'];

function buttonComplaints(buttons: Buttons): readonly string[] {
  const ids = new Set(buttons.map(({ action_id }) => action_id));
  return [
    ...said(ids.size < buttons.length, 'Two buttons have one id.'),
    ...buttons.flatMap(({ text, value, accessibility_label = '' }) => [
      ...said(text.text.length > most.label, 'A button is too long.'),
      ...said(value.length > most.value, 'A value is too long.'),
      ...said(accessibility_label.length > most.label, 'A label is too long.'),
    ]),
  ];
}

/** Every text in it, wherever it is. */
export function textsIn(blocks: readonly (SlackBlock | InputBlock)[]): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

const said = (is: boolean, sentence: string): readonly string[] => (is ? [sentence] : []);
