import type { PartnershipNow } from './acting.ts';
import { tellUnconfirmed } from './draft-notes.ts';
import { refreshOpen } from './refresh-open.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { tellNeverAsked } from './tell-never-asked.ts';
import { showNotesOf } from './trouble-note.ts';

/**
 * Closes a period: from now on its answers are late. Whoever has an unconfirmed draft is told that it does not count yet, and
 * whoever still owes an answer that it would be late; and the coordinators who was never asked, and that it is too late
 * to send again what is in trouble.
 */
export async function closePeriod(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  await tx.periods.close(partnership.id, period.id, partnership.now);
  // Actions before requests, as answers lock them.
  await tellUnconfirmed(tx, partnership, period);
  await refreshOpen(tx, partnership, period);
  await tellNeverAsked(tx, partnership, period);
  await showNotesOf(tx, partnership, period.id);
}
