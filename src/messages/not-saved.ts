import type { Block, Card } from './card.ts';
import { figure } from './counted.ts';
import { excerpt } from './excerpt.ts';
import { bold, item, listOf, text } from './parts.ts';

/** One answer among several that could not be saved; the others were. */
export interface NotSaved {
  readonly ref: string;
  readonly why: string;
}

const maxNamed = 10;

/** The card with what was not saved and why below it; as it is where everything was saved. */
export function besideNotSaved(card: Card, notSaved: readonly NotSaved[]): Card {
  if (notSaved.length === 0) return card;
  const named = notSaved.slice(0, maxNamed);
  const more = notSaved.length - named.length;
  const items = named.map(({ ref, why }) => item([bold(ref), `: ${excerpt(why, 200)}`]));
  const rest = more > 0 ? [text(`And ${figure(more)} more.`)] : [];
  const refs = named.map(({ ref }) => ref).join(', ');
  return {
    ...card,
    blocks: [...card.blocks, text('These are not saved:'), ...listOf(items), ...rest],
    fallback: excerpt(`${card.fallback} Not saved: ${refs}.`, 600),
  };
}

/** Says how many of a page's answers had no action any more; nothing where there are none. */
export function goneBlocks(gone: number): Block[] {
  return gone === 0 ? [] : [text(goneWords(gone))];
}

export function besideGone(card: Card, gone: number): Card {
  if (gone === 0) return card;
  const fallback = excerpt(`${card.fallback} ${goneWords(gone)}`, 600);
  return { ...card, blocks: [...card.blocks, ...goneBlocks(gone)], fallback };
}

function goneWords(gone: number): string {
  const said =
    gone === 1
      ? 'action is not in the plan any more, so its'
      : 'actions are not in the plan any more, so their';
  return `${figure(gone)} ${said} answer is not saved. See the plan: /priority`;
}
