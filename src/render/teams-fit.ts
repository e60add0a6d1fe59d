import type { Block, Button, Card, ListItem, Span } from '../messages/card.ts';
import { excerpt } from '../messages/excerpt.ts';
import { buttonsLeftOut, linesLeftOut, messageCut } from '../messages/left-out.ts';
import { unbroken } from './shown-text.ts';
import { bytesOf, mostCharacters } from './teams-limits.ts';
import { lineOf, titleOf } from './teams-text.ts';

/** How much is kept: characters of a text, lines of a list or a table, blocks around them. */
export interface Cut {
  readonly text: number;
  readonly lines: number;
  readonly blocks: number;
}

interface CardCut extends Cut {
  readonly buttons: number;
}

/** One at least. */
export type Cuts<Kind> = readonly [Kind, ...Kind[]];

const all = Number.POSITIVE_INFINITY;
const nothingCut: CardCut = { text: all, lines: all, blocks: all, buttons: all };

/** From all of it to next to nothing: long texts are cut before any line goes, lines before buttons, and these before whole blocks. */
const cardCuts: Cuts<CardCut> = [
  nothingCut,
  ...[1_500, 800, 400].map((text) => ({ ...nothingCut, text })),
  ...[60, 40, 30, 20, 15].map((lines) => ({ ...nothingCut, text: 250, lines })),
  ...[10, 7, 5, 3].map((lines) => ({ ...nothingCut, text: 120, lines })),
  ...[15, 10, 6].map((buttons) => ({ ...nothingCut, text: 120, lines: 3, buttons })),
  ...[10, 5, 2].map((blocks) => ({ text: 80, lines: 3, blocks, buttons: 6 })),
  ...[6, 3, 1].map((buttons) => ({ text: 80, lines: 3, blocks: 0, buttons })),
];

/** What is drawn with the first of the cuts with which it fits; with the last where it fits with none. */
export function firstFitting<Kind, Drawn>(
  [first, ...others]: Cuts<Kind>,
  draw: (cut: Kind) => Drawn,
  most: number,
): Drawn {
  let drawn = draw(first);
  for (const cut of others) {
    if (bytesOf(drawn) <= most) return drawn;
    drawn = draw(cut);
  }
  return drawn;
}

/** The card, or as much of it as fits when it is drawn, saying what it left out. */
export function fittingCard<Drawn>(card: Card, draw: (card: Card) => Drawn, most: number): Drawn {
  const tidy = { ...card, buttons: card.buttons.map(tidyButton) };
  return firstFitting(cardCuts, (cut) => draw(cutCard(tidy, cut)), most);
}

export function tidyButton({ label, describes, ...button }: Button): Button {
  return {
    ...button,
    label: lineOf(label, mostCharacters.button),
    ...(describes && { describes: lineOf(describes, mostCharacters.tooltip) }),
  };
}

function cutCard(card: Card, cut: CardCut): Card {
  const title = titleOf(card.title, mostCharacters.title);
  const blocks = cutBlocks(card.blocks, cut);
  if (cut === nothingCut) return { ...card, title, blocks };
  const buttons = card.buttons.slice(0, cut.buttons);
  const gone = card.buttons.length - buttons.length;
  return {
    ...card,
    title,
    buttons,
    blocks: [...blocks, ...buttonsLeftOut(gone), messageCut()],
  };
}

export function cutBlocks(blocks: readonly Block[], cut: Cut): readonly Block[] {
  return blocks.slice(0, cut.blocks).map((block) => cutBlock(block, cut));
}

function cutBlock(block: Block, { text, lines }: Cut): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, spans: cutSpans(block.spans, text) };
    case 'facts':
      return {
        ...block,
        facts: block.facts.slice(0, lines).map(({ name, value }) => ({
          name: cutText(name, text),
          value: cutText(value, text),
        })),
      };
    case 'list':
      return { ...block, items: cutLines(block.items, lines, linesLeftOut).map(cutItem(text)) };
    case 'table':
      return {
        ...block,
        rows: cutLines(block.rows, lines, (count) => [linesLeftOut(count).spans]).map((row) =>
          row.map((cell) => cutSpans(cell, text)),
        ),
      };
    default:
      return block;
  }
}

const cutItem =
  (text: number) =>
  ({ spans, button }: ListItem): ListItem => ({
    spans: cutSpans(spans, text),
    ...(button && { button: tidyButton(button) }),
  });

/** The last line stays: it may say where the rest is. */
function cutLines<Line>(
  lines: readonly Line[],
  most: number,
  said: (count: number) => Line,
): readonly Line[] {
  if (lines.length <= most) return lines;
  const left = lines.length - most;
  return [...lines.slice(0, most - 1), said(left), ...lines.slice(-1)];
}

function cutSpans(spans: readonly Span[], most: number): readonly Span[] {
  let left = most;
  const kept: Span[] = [];
  for (const span of spans) {
    if (left <= 0) break;
    kept.push({ ...span, text: cutText(span.text, left) });
    left -= span.text.length;
  }
  return kept;
}

/** An excerpt is one line; what is short enough keeps its own. */
const cutText = (text: string, most: number): string =>
  unbroken(text.length <= most ? text : excerpt(text, most));
