import type { PartnershipNow } from './acting.ts';
import { tellUnconfirmed } from './draft-notes.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

/** Closes a period: from now on its answers are late. Whoever has an unconfirmed draft is told that it does not count yet. */
export async function closePeriod(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  machineNow: Date,
): Promise<void> {
  await tx.periods.close(partnership.id, period.id, partnership.now);
  await tellUnconfirmed(tx, partnership, period, machineNow);
}
