import type { Card } from '../messages/card.ts';
import { type DraftEnd, draftEndedCard } from '../messages/draft-ended.ts';
import { unconfirmedDraftCard } from '../messages/draft-waiting.ts';
import { goneCard } from '../messages/trouble.ts';
import type { PartnershipNow } from './acting.ts';
import { howEnded } from './draft-ends.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { replaceShown } from './replace-shown.ts';
import { savedNow } from './saved-now.ts';
import type { Store } from './store.ts';
import type { Draft } from './store-drafts.ts';
import type { ShownMessage } from './store-ledger.ts';
import type { Turn } from './turn.ts';

const prefix = 'unconfirmed:';

/** The key of the note that asks to confirm this draft. */
export const noteKey = (draftId: string): string => `${prefix}${draftId}`;

export const isNote = ({ key }: Pick<ShownMessage, 'key'>): boolean => key.startsWith(prefix);

/** The note as it reads now, with what was answered since. */
export async function noteCard(
  tx: Store,
  partnership: PartnershipNow,
  draft: Draft,
): Promise<Card> {
  const theirs = await savedNow(tx, partnership, draft);
  const { id: draftId, items } = draft;
  return unconfirmedDraftCard(contextOf(partnership), { draftId, items, theirs });
}

/** How a note ended is said once; what is pressed on it later changes nothing. */
export async function endNote(
  tx: Store,
  partnership: PartnershipNow,
  note: ShownMessage,
  how: DraftEnd,
): Promise<void> {
  if (note.card.buttons.length === 0) return;
  await replaceShown(tx, partnership, note, draftEndedCard(how));
}

/** Once the draft was confirmed or thrown away: wherever that was pressed, its note says so, or what is left of it. */
export async function noteDropped(
  tx: Store,
  { acting: { partnership } }: Turn,
  draftId: string,
  how: DraftEnd,
): Promise<void> {
  const [note] = await tx.ledger.shown(partnership.id, { keys: [noteKey(draftId)] });
  if (!note) return;
  const left = await tx.drafts.get(partnership.id, draftId);
  if (!left) return endNote(tx, partnership, note, how);
  const card = await noteCard(tx, partnership, left);
  await replaceShown(tx, partnership, note, card);
}

/** Nothing was done: the member has no such draft. How it ended is said where it was pressed, and on its note. */
export async function draftMissing(tx: Store, { acting }: Turn, draftId: string): Promise<Reply> {
  const { partnership, member } = acting;
  const [note] = await tx.ledger.shown(partnership.id, { keys: [noteKey(draftId)] });
  const isTheirs = note?.memberId === member.id;
  const how = (await howEnded(tx, acting, draftId)) ?? (isTheirs ? 'replaced' : undefined);
  if (!how) return { kind: 'card', card: goneCard() };
  if (isTheirs) await endNote(tx, partnership, note, how);
  return { kind: 'replace', card: draftEndedCard(how) };
}
