import type { Block, Button, Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { excerpt } from './excerpt.ts';
import { button, toned } from './parts.ts';
import { plainCard } from './trouble.ts';

/** `words`: the command that shows it, without its slash. */
export function shareButton(context: MessageContext, words: string): Button {
  return button(context, 'share', words.split(' '), 'Share here', {
    describes: 'Show this to everybody in the channel',
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
    blocks: [...card.blocks.map(withoutButtons), toned('muted', who)],
    buttons: [],
    fallback: `${card.fallback} ${who}`,
  };
}

export const shareDoneCard = (): Card =>
  plainCard('Shared', 'Shared. It is in the channel, or will be in a moment.');

function withoutButtons(block: Block): Block {
  if (block.kind !== 'list') return block;
  return { ...block, items: block.items.map(({ spans }) => ({ spans })) };
}
