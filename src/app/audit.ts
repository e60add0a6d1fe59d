import type { Acting } from './acting.ts';
import type { Store } from './store.ts';
import type { AuditEntry } from './store-journal.ts';

/** Keeps who did what, in the transaction that did it. `about`: ids and figures only, never what people typed. */
export async function audit(
  tx: Store,
  { partnership, member }: Acting,
  what: string,
  about: AuditEntry['about'],
): Promise<void> {
  const at = partnership.now;
  await tx.audit.add({ partnershipId: partnership.id, at, actorId: member.id, what, about });
}
