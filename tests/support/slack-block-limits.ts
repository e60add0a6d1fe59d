import type { PlainText, PressButton, RichText, SlackBlock } from '../../src/render/block-json.ts';

/** docs.slack.dev/reference/block-kit/blocks and .../block-elements, a page each. */
const most = {
  /** header-block */
  header: 150,
  /** section-block */
  section: 3_000,
  /** context-block: elements of it; composition-objects/text-object: characters of each. */
  context: 10,
  text: 3_000,
  /** actions-block */
  buttons: 25,
  /** button-element: text, value, accessibility_label, action_id. */
  button: 75,
  value: 2_000,
  label: 75,
  id: 255,
  /** link-element; as long as a button's url. */
  url: 3_000,
  /** image-block and image-element: alt_text. */
  alt: 2_000,
  /** table-block: rows with the titles, cells of a row, column_settings. */
  rows: 100,
  columns: 20,
  /** Of all cells: slackapi/slack-skills-plugin, data-display-design.md. */
  cells: 10_000,
} as const;

/** Everything in which a block passes a limit of Slack's, a sentence each. */
export function blockComplaints(block: SlackBlock): readonly string[] {
  return [...altComplaints(block), ...complaintsOf(block)];
}

function complaintsOf(block: SlackBlock): readonly string[] {
  switch (block.type) {
    case 'header':
      return plain('A header', block.text, most.header);
    case 'section':
      return [
        ...plain('A section', block.text, most.section),
        ...buttonComplaints([block.accessory]),
      ];
    case 'context':
      return [
        ...counted('elements of a context', block.elements.length, most.context),
        ...block.elements.flatMap((text) => plain('A text of a context', text, most.text)),
      ];
    case 'actions':
      return [
        ...counted('buttons in a row', block.elements.length, most.buttons),
        ...buttonComplaints(block.elements),
      ];
    case 'table':
      return tableComplaints(block);
    case 'rich_text':
      return richComplaints(block);
    case 'divider':
      return [];
    default:
      return [`No block is called ${String((block as { type: unknown }).type)}.`];
  }
}

/** The alternative text of every image, wherever it is: there has to be one. */
function altComplaints(block: SlackBlock): readonly string[] {
  const complaints: string[] = [];
  JSON.stringify(block, (_, value: { type?: unknown; alt_text?: string } | null) => {
    if (value?.type === 'image')
      complaints.push(...tooLong('An alt text', value.alt_text, most.alt));
    return value;
  });
  return complaints;
}

function buttonComplaints(buttons: readonly PressButton[]): readonly string[] {
  return buttons.flatMap(({ text, value, action_id, style, accessibility_label }) => [
    ...plain('A button', text, most.button),
    ...tooLong('The value of a button', value, most.value),
    ...tooLong('The id of a button', action_id, most.id),
    ...said(
      style !== undefined && style !== 'primary' && style !== 'danger',
      'No button has that style.',
    ),
    ...(accessibility_label === undefined
      ? []
      : tooLong('The label of a button', accessibility_label, most.label)),
  ]);
}

type Table = Extract<SlackBlock, { type: 'table' }>;

function tableComplaints({ rows, column_settings }: Table): readonly string[] {
  const cells = rows.flat();
  const [titles] = rows;
  return [
    ...counted('rows of a table', rows.length, most.rows),
    ...rows.flatMap((row) => counted('columns of a table', row.length, most.columns)),
    ...counted('column settings', column_settings.length, most.columns),
    ...said(
      rows.some(({ length }) => length !== titles?.length),
      'A row is longer than another.',
    ),
    ...said(
      cells.map(cellLength).reduce(sum, 0) > most.cells,
      'The cells of a table are too long.',
    ),
    ...cells.flatMap((cell) =>
      cell.type === 'rich_text' ? richComplaints(cell) : tooLong('A cell', cell.text, most.cells),
    ),
  ];
}

const sum = (all: number, one: number): number => all + one;

function cellLength(cell: Table['rows'][number][number]): number {
  if (cell.type === 'raw_text') return cell.text.length;
  return sectionsOf(cell)
    .flatMap(({ elements }) => elements.map(({ text }) => text.length))
    .reduce(sum, 0);
}

/** rich-text-block: no part of it may be empty. */
function richComplaints(rich: RichText): readonly string[] {
  const sections = sectionsOf(rich);
  return [
    ...said(sections.length === 0, 'A rich text is empty.'),
    ...said(
      sections.some(({ elements }) => elements.length === 0),
      'A part of a rich text is empty.',
    ),
    ...sections.flatMap(({ elements }) =>
      elements.flatMap((element) => [
        ...said(element.text === '', 'A run of a rich text is empty.'),
        ...(element.type === 'link' ? linkComplaints(element.url) : []),
        ...said(
          element.type !== 'link' && element.type !== 'text',
          'A rich text mentions somebody.',
        ),
      ]),
    ),
  ];
}

const sectionsOf = ({ elements }: RichText) =>
  elements.flatMap((one) => (one.type === 'rich_text_list' ? one.elements : [one]));

const linkComplaints = (url: string): readonly string[] => [
  ...tooLong('A link', url, most.url),
  ...said(!/^https?:\/\//.test(url), 'A link leads out of the web.'),
];

/** Of text that Slack takes as it is; mrkdwn would be read as markup, and mention people. */
export function plain(what: string, { type, text }: PlainText, longest: number): readonly string[] {
  return [...said(type !== 'plain_text', `${what} is markup.`), ...tooLong(what, text, longest)];
}

/** Or empty, or nothing but space, which Slack takes for empty. */
export function tooLong(
  what: string,
  text: string | undefined,
  longest: number,
): readonly string[] {
  if (text === undefined || /^[ \t\n]*$/.test(text)) return [`${what} is empty.`];
  return said(text.length > longest, `${what} is too long: ${text.length}.`);
}

export function counted(what: string, count: number, highest: number): readonly string[] {
  return said(count === 0 || count > highest, `${count} ${what}.`);
}

export const said = (is: boolean, sentence: string): readonly string[] => (is ? [sentence] : []);
