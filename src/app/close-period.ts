import type { PartnershipNow } from './acting.ts';
import { tellUnconfirmed } from './draft-notes.ts';
import { refreshOpen } from './refresh-open.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

/**
 * Closes a period: from now on its answers are late. Whoever has an unconfirmed draft is told that it does not count yet, and
 * whoever still owes an answer that it would be late.
 */
export async function closePeriod(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  machineNow: Date,
): Promise<void> {
  await tx.periods.close(partnership.id, period.id, partnership.now);
  await refreshOpen(tx, partnership, period, machineNow);
  await tellUnconfirmed(tx, partnership, period, machineNow);
}
