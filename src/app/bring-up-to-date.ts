import type { Card } from '../messages/card.ts';
import type { PartnershipNow } from './acting.ts';
import { type About, replaceShown } from './replace-shown.ts';
import type { Store } from './store.ts';
import type { ShownMessage } from './store-ledger.ts';
import { showNote } from './trouble-note.ts';

/**
 * Brings what a member's message shows up to date, in its place where it was sent. One that is not there is changed where it is, or
 * cancelled where nothing of it is left. `done`: in the place of one that was sent and of which nothing is left.
 */
export async function bringUpToDate(
  tx: Store,
  partnership: PartnershipNow,
  shown: ShownMessage,
  { card, done, about }: { card: Card | undefined; done: Card; about: About },
): Promise<void> {
  const changed = await changeInPlace(tx, partnership, shown, card);
  // Of one that is not sent, what was to replace it is not sent either.
  if (changed && (!card || !shown.replaced)) return;
  await replaceShown(tx, partnership, shown, card ?? done, about);
}

/**
 * Changes one that is not there; where there is no card it is cancelled, and nobody is asked about it any more. False where it is
 * there, or may be and has other words now, or was taken to be sent meanwhile.
 */
export async function changeInPlace(
  tx: Store,
  partnership: PartnershipNow,
  { id, waiting, troubled }: ShownMessage,
  card: Card | undefined,
): Promise<boolean> {
  // Before the message itself, as presses lock them.
  if (troubled) await tx.troubles.hold(partnership.id);
  if (card) return waiting && tx.ledger.recard(partnership.id, id, card);
  if (troubled) return cancelTroubled(tx, partnership, id);
  return waiting && (await tx.ledger.cancel(partnership.id, [id])) === 1;
}

/** The coordinators see that it is not needed any more. */
export async function cancelTroubled(
  tx: Store,
  partnership: PartnershipNow,
  deliveryId: string,
): Promise<boolean> {
  await tx.troubles.hold(partnership.id);
  if ((await tx.ledger.cancel(partnership.id, [deliveryId])) === 0) return false;
  await tx.troubles.decide(partnership.id, [deliveryId], 'needless');
  const noteId = await tx.troubles.noteOf(partnership.id, deliveryId);
  if (noteId) await showNote(tx, partnership, noteId);
  return true;
}
