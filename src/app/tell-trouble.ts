import type { Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';
import type { TroubledAttempt } from './store-troubles.ts';
import { showNote } from './trouble-note.ts';

type About = Pick<Delivery, 'id' | 'partnershipId' | 'kind' | 'attempt'>;

/** Tells the coordinators that a message cannot be delivered, and the mend; once an attempt. */
export async function tellFailed(tx: Store, delivery: About, machineNow: Date): Promise<void> {
  await tell(tx, delivery, 'failed', machineNow);
}

/** Tells the coordinators that nobody can say whether a message arrived; once an attempt. */
export async function tellHeld(tx: Store, delivery: About, machineNow: Date): Promise<void> {
  await tell(tx, delivery, 'held', machineNow);
}

async function tell(
  tx: Store,
  { id: deliveryId, partnershipId, kind, attempt }: About,
  what: TroubledAttempt['what'],
  machineNow: Date,
): Promise<void> {
  // About a note to a coordinator the next one would fare no better.
  if (kind === 'trouble') return;
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  if (!partnership) return;
  await tx.troubles.hold(partnershipId);
  const noteId = await tx.troubles.add(partnershipId, { deliveryId, attempt, what });
  if (noteId) await showNote(tx, partnership, noteId, { hasGrown: true });
}
