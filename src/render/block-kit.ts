import { unreachable } from '../core/unreachable.ts';
import type { Block, Button, Card, ListItem, Span } from '../messages/card.ts';
import { excerpt } from '../messages/excerpt.ts';
import type { PressButton, RichSection, RichText, SlackBlock, SlackMessage } from './block-json.ts';
import { tableBlock } from './block-table.ts';
import { escaped, plainText, richSection } from './block-text.ts';

/** Slack: characters of a header, a button, its value, a section and its label for screen readers (docs.slack.dev/reference/block-kit). */
const most = { header: 150, button: 75, section: 3_000, context: 2_000, fallback: 3_000 } as const;

/** Slack: buttons of one actions block. */
const buttonsARow = 25;

/** Counts the buttons of one message or view: Slack wants their ids to differ. */
export type Press = (button: Button) => PressButton;

export function pressOf(): Press {
  let buttons = 0;
  return (button) => {
    buttons += 1;
    return pressButton(button, buttons);
  };
}

/**
 * A message for Slack. `Card` limits keep it well inside 50 blocks and 13,000 characters; what people typed is never
 * read as markup, and mentions nobody.
 */
export function slackMessageOf(card: Card): SlackMessage {
  return {
    text: escaped(excerpt(card.fallback, most.fallback)),
    blocks: slackBlocksOf(card, pressOf()),
  };
}

/** A card's title, blocks and buttons. `hasTable`: Slack shows one as a table, and there is one already. */
export function slackBlocksOf(
  card: Omit<Card, 'fallback'>,
  press: Press,
  { hasTable = false } = {},
): readonly SlackBlock[] {
  return [
    ...headerOf(card.title),
    ...bodyOf(card.blocks, press, hasTable),
    ...rowsOf(card.buttons.map(press)),
  ];
}

export function headerOf(title: string): readonly SlackBlock[] {
  return title === '' ? [] : [{ type: 'header', text: plainText(title, most.header) }];
}

/** Blocks without a title, of which the first table is shown as one. */
export function bodyOf(
  blocks: readonly Block[],
  press: Press,
  hasTable = false,
): readonly SlackBlock[] {
  let tables = hasTable ? 1 : 0;
  return blocks.flatMap((block) => {
    if (block.kind === 'table') tables += 1;
    return blocksOf(block, press, tables === 1);
  });
}

function blocksOf(block: Block, press: Press, isFirstTable: boolean): readonly SlackBlock[] {
  switch (block.kind) {
    case 'text':
      return textBlocks(block.spans, block.tone);
    case 'facts':
      return richText(
        block.facts.map(({ name, value }) =>
          richSection([{ text: `${name}: `, bold: true }, { text: `${value}\n` }]),
        ),
      );
    case 'list':
      return listBlocks(block.items, press);
    case 'table':
      return tableBlock(block, isFirstTable);
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return unreachable(block);
  }
}

function textBlocks(spans: readonly Span[], tone = 'normal'): readonly SlackBlock[] {
  if (tone === 'muted') {
    const text = spans.map((span) => span.text).join('');
    return text === '' ? [] : [{ type: 'context', elements: [plainText(text, most.context)] }];
  }
  const stands = tone === 'heading' || tone === 'warning';
  return richText([richSection(stands ? spans.map((span) => ({ ...span, bold: true })) : spans)]);
}

/** Lines without a button are bullets of one list; a line with one is a section, with the button beside it. */
function listBlocks(items: readonly ListItem[], press: Press): readonly SlackBlock[] {
  const blocks: SlackBlock[] = [];
  let bullets: RichSection[] = [];
  const flush = () => {
    if (bullets.length > 0) {
      const list = { type: 'rich_text_list', style: 'bullet', elements: bullets } as const;
      blocks.push({ type: 'rich_text', elements: [list] });
    }
    bullets = [];
  };
  for (const { spans, button } of items) {
    const section = richSection(spans);
    if (!section) continue;
    if (!button) {
      bullets.push(section);
      continue;
    }
    flush();
    const text = plainText(spans.map((span) => span.text).join(''), most.section);
    blocks.push({ type: 'section', text, accessory: press(button) });
  }
  flush();
  return blocks;
}

function richText(sections: readonly (RichSection | undefined)[]): readonly RichText[] {
  const elements = sections.filter((section) => section !== undefined);
  return elements.length > 0 ? [{ type: 'rich_text', elements }] : [];
}

/** `number`: Slack wants ids of buttons to differ within a message's block. */
function pressButton(button: Button, number: number): PressButton {
  return {
    type: 'button',
    action_id: `press-${number}`,
    text: plainText(button.label, most.button),
    value: button.press,
    ...(button.style && { style: button.style }),
    ...(button.describes && { accessibility_label: excerpt(button.describes, most.button) }),
  };
}

export function rowsOf(buttons: readonly PressButton[]): readonly SlackBlock[] {
  const rows: SlackBlock[] = [];
  for (let from = 0; from < buttons.length; from += buttonsARow) {
    rows.push({ type: 'actions', elements: buttons.slice(from, from + buttonsARow) });
  }
  return rows;
}
