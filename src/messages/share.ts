import type { Block, Button, Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { button, toned } from './parts.ts';
import { plainCard } from './trouble.ts';

/** `words`: the command that shows it, without its slash. `inChannel`: it was asked in one, and is shared there. */
export function shareButton(
  context: MessageContext,
  { words, inChannel }: { readonly words: string; readonly inChannel: boolean },
): Button {
  const label = inChannel ? 'Share here' : 'Share with the Executive';
  const where = inChannel ? 'the channel' : "the Executive's channel";
  return button(context, 'share', words.split(' '), label, {
    describes: `Show this to everybody in ${where}`,
  });
}

/** What everybody sees: without buttons, which are for the one who asked, and with who shared it. */
export function sharedCard(
  _context: MessageContext,
  { card, by }: { readonly card: Card; readonly by: string },
): Card {
  const who = `Shared by ${excerpt(by, 100)}.`;
  return {
    ...card,
    blocks: [...withoutButtons(card).blocks, toned('muted', who)],
    buttons: [],
    fallback: `${card.fallback} ${who}`,
  };
}

/** The same card for everybody's eyes: nobody can press anything on it. */
export const withoutButtons = (card: Card): Card => ({
  ...card,
  blocks: card.blocks.map(blockWithoutButtons),
  buttons: [],
});

/** `here`: where it was asked. `elsewhere`: that is another partnership's channel. */
export function shareDoneCard({
  here,
  elsewhere,
}: {
  readonly here: boolean;
  readonly elsewhere: boolean;
}): Card {
  const coordinator = 'If it cannot be posted, your coordinator is told.';
  return plainCard('Sharing', `${whereText(here, elsewhere)} in a moment. ${coordinator}`);
}

function whereText(here: boolean, elsewhere: boolean): string {
  if (here) return 'It will be in this channel';
  return elsewhere
    ? "This channel is another partnership's, so it will be in your Executive's channel"
    : "It will be in the Executive's channel";
}

function blockWithoutButtons(block: Block): Block {
  if (block.kind !== 'list') return block;
  return { ...block, items: block.items.map(({ spans }) => ({ spans })) };
}
