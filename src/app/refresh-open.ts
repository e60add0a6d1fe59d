import type { PartnershipNow } from './acting.ts';
import { standingsOf } from './asked-actions.ts';
import { refreshAllChairs } from './chair-messages.ts';
import { holdRequests } from './hold-requests.ts';
import { showStanding } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

/**
 * Brings every message that still asks in a period up to date: it has closed, or a later one has opened. How all requests
 * stand is read at once, since a plan may have hundreds of leads; who owes nothing is left alone.
 */
export async function refreshOpen(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  const held = await holdRequests(tx, partnership.id, period);
  const standings = await standingsOf(tx, partnership.id, held);
  for (const request of held) {
    const standing = standings.get(request.id);
    if (!standing || standing.owed.length === 0) continue;
    const how = { spread: true } as const;
    await showStanding(tx, partnership, period, request, standing, how);
  }
  await refreshAllChairs(tx, partnership, period);
}
