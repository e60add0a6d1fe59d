import type { SlackBlock, SlackMessage } from '../../src/render/block-json.ts';

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
export function textsIn(blocks: readonly SlackBlock[]): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

const said = (is: boolean, sentence: string): readonly string[] => (is ? [sentence] : []);
