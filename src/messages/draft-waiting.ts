import { type AnsweredItem, savedNow } from './answered-first.ts';
import type { Card } from './card.ts';
import type { MessageContext } from './context.ts';
import { someOf } from './counted.ts';
import { type DraftItemShown, draftButtons, draftItem, savedSection } from './draft-parts.ts';
import { fitted, sectionOf } from './fit.ts';
import { text } from './parts.ts';

/** A reply that was not confirmed, with what is saved by now for what it speaks of. */
export interface WaitingDraft {
  readonly draftId: string;
  readonly items: readonly DraftItemShown[];
  readonly theirs: readonly AnsweredItem[];
}

const bothFirst = 'Confirm replaces none of that yet: it shows you both first.';

/** At the close: a reply that was never confirmed is not counted. It can be confirmed still, and is late then. */
export function unconfirmedDraftCard(
  context: MessageContext,
  { draftId, items, theirs }: WaitingDraft,
): Card {
  const refs = someOf(
    items.map(({ ref }) => ref),
    10,
  );
  const said = `Your reply about ${refs} was not confirmed before the close, so it is not counted.`;
  const next = 'Confirm it now and it will be in the next roll-up, as a late answer.';
  return fitted({
    title: 'Your reply is not counted',
    before: [text(said), text(next)],
    sections: [
      sectionOf(items, (one) => draftItem(one), { rest: '/progress mine' }),
      savedSection(context, theirs),
    ],
    after: theirs.length > 0 ? [text(bothFirst)] : [],
    buttons: draftButtons(context, draftId, 'confirm-waiting'),
    fallback: `${said} ${next}`,
  });
}

/** Beside what the member owes: the reply that waits. A card of its own where they were asked nothing. */
export function besideWaiting(
  context: MessageContext,
  { draftId, items, theirs }: WaitingDraft,
  card?: Card,
): Card {
  const heading = '1 reply waits to be confirmed';
  const refs = someOf(
    items.map(({ ref }) => ref),
    10,
  );
  const lines = items.flatMap((one) => [
    draftItem(one),
    ...theirs.filter(({ ref }) => ref === one.ref).map((saved) => savedNow(context, saved)),
  ]);
  const buttons = draftButtons(context, draftId, 'confirm-waiting').map((button) => ({
    ...button,
    describes: `${button.label} your reply about ${refs}`,
  }));
  const rest = 'they are in the reply that you sent';
  return fitted({
    title: card?.title ?? heading,
    before: card?.blocks ?? [],
    sections: [sectionOf(lines, (line) => line, { ...(card ? { heading } : {}), rest })],
    buttons: [...(card?.buttons ?? []), ...buttons],
    fallback: [...(card ? [card.fallback] : []), `${heading}: ${refs}.`].join(' '),
  });
}
