import { unreachable } from '../core/unreachable.ts';
import type { Block, Button, Card, ListItem, Span } from './card.ts';

/** One screen of a phone is more; a message of 20 blocks and 10,000 characters fits every platform. */
export const cardLimits = { blocks: 20, characters: 10_000 } as const;

export interface Size {
  readonly blocks: number;
  readonly characters: number;
}

/** As much as a platform may make of it: a title, a row of buttons and each list item with a button count as a block. */
export function sizeOf(card: Card): Size {
  const blocks = card.blocks.map(blockSize);
  return added([
    { blocks: 1, characters: card.title.length + card.fallback.length },
    ...blocks,
    { blocks: card.buttons.length > 0 ? 1 : 0, characters: sum(card.buttons.map(buttonLength)) },
  ]);
}

export function blockSize(block: Block): Size {
  switch (block.kind) {
    case 'text':
      return { blocks: 1, characters: spansLength(block.spans) };
    case 'facts':
      return {
        blocks: 1,
        characters: sum(block.facts.map(({ name, value }) => name.length + value.length + 3)),
      };
    case 'list':
      return listSize(block.items);
    case 'table':
      return {
        blocks: 1,
        characters:
          sum(block.columns.map(({ title }) => title.length)) +
          sum(block.rows.flat().map(spansLength)),
      };
    case 'divider':
      return { blocks: 1, characters: 0 };
    default:
      return unreachable(block);
  }
}

function listSize(items: readonly ListItem[]): Size {
  const buttons = items.filter((item) => item.button).length;
  return {
    // Where some lines have a button, a platform may draw every line by itself.
    blocks: buttons > 0 ? items.length : 1,
    characters: sum(items.map(itemLength)),
  };
}

/** With the bullet that a list puts before it. */
export function itemLength({ spans, button }: ListItem): number {
  return spansLength(spans) + 3 + (button ? buttonLength(button) : 0);
}

export function added(sizes: readonly Size[]): Size {
  return {
    blocks: sum(sizes.map((size) => size.blocks)),
    characters: sum(sizes.map((size) => size.characters)),
  };
}

const buttonLength = ({ label }: Button): number => label.length + 3;

const spansLength = (spans: readonly Span[]): number => sum(spans.map(({ text }) => text.length));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
