import { unreachable } from '../core/unreachable.ts';
import type { Block, Button, Card, ListItem, Span } from '../messages/card.ts';
import { excerpt } from '../messages/excerpt.ts';
import type { PressButton, RichSection, RichText, SlackBlock, SlackMessage } from './block-json.ts';
import { tableBlock } from './block-table.ts';
import { escaped, plainText, richSection } from './block-text.ts';
import { notBlank } from './shown-text.ts';

/**
 * Slack: characters of a header, a button and its label for screen readers, a section (docs.slack.dev/reference/block-kit); and of the text
 * beside the blocks where a message is replaced (docs.slack.dev/reference/methods/chat.update).
 */
const most = { header: 150, button: 75, section: 3_000, context: 2_000, fallback: 4_000 } as const;

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
    text: notBlank(fallbackOf(card.fallback)),
    blocks: blocksOfCard(card, pressOf(), { withTable: true }),
  };
}

/** Escaping makes text up to five times as long. */
function fallbackOf(text: string): string {
  const whole = escaped(excerpt(text, most.fallback));
  return whole.length <= most.fallback ? whole : escaped(excerpt(text, most.fallback / 5));
}

/** A card's title, blocks and buttons, for a modal or a home: Slack shows no table there. */
export function slackBlocksOf(card: Omit<Card, 'fallback'>, press: Press): readonly SlackBlock[] {
  return blocksOfCard(card, press, { withTable: false });
}

function blocksOfCard(
  { title, blocks, buttons }: Omit<Card, 'fallback'>,
  press: Press,
  shown: { readonly withTable: boolean },
): readonly SlackBlock[] {
  return [...headerOf(title), ...bodyOf(blocks, press, shown), ...rowsOf(buttons.map(press))];
}

export function headerOf(title: string): readonly SlackBlock[] {
  return title === '' ? [] : [{ type: 'header', text: plainText(title, most.header) }];
}

/** Blocks without a title. `withTable`: the first table is shown as one, others as lines; else all are lines. */
export function bodyOf(
  blocks: readonly Block[],
  press: Press,
  { withTable = false } = {},
): readonly SlackBlock[] {
  const table = withTable ? blocks.findIndex(({ kind }) => kind === 'table') : -1;
  return blocks.flatMap((block, place) => blocksOf(block, press, place, place === table));
}

function blocksOf(
  block: Block,
  press: Press,
  place: number,
  asTable: boolean,
): readonly SlackBlock[] {
  switch (block.kind) {
    case 'text':
      return textBlocks(block, place);
    case 'facts':
      return richText(
        block.facts.map(({ name, value }) =>
          richSection([{ text: `${name}: `, bold: true }, { text: `${value}\n` }]),
        ),
      );
    case 'list':
      return listBlocks(block.items, press);
    case 'table':
      return tableBlock(block, asTable);
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return unreachable(block);
  }
}

function textBlocks(
  { spans, tone = 'normal' }: Extract<Block, { kind: 'text' }>,
  place: number,
): readonly SlackBlock[] {
  if (tone === 'muted') {
    const text = spans.map((span) => span.text).join('');
    return text === '' ? [] : [{ type: 'context', elements: [plainText(text, most.context)] }];
  }
  const stands = tone === 'heading' || tone === 'warning';
  const shown = stands ? spans.map((span) => ({ ...span, bold: true as const })) : spans;
  // Slack puts no space between what is said and the heading of what follows.
  const space = tone === 'heading' && place > 0 ? [{ text: '\n' }] : [];
  return richText([richSection([...space, ...shown])]);
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
    const text = plainText(besideButton(spans), most.section);
    blocks.push({ type: 'section', text, accessory: press(button) });
  }
  flush();
  return blocks;
}

/** Slack has no bold there: what a line is about stands above what is said of it instead. */
function besideButton(spans: readonly Span[]): string {
  const [about, said, ...more] = spans;
  const rest = [said, ...more].map((span) => span?.text ?? '').join('');
  const isAbout = about?.bold && rest.startsWith(': ');
  return isAbout ? `${about.text}\n${rest.slice(2)}` : `${about?.text ?? ''}${rest}`;
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
