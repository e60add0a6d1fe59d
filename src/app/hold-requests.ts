import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';

/**
 * Every request of a period, locked until the transaction ends: an answer that comes at the same time is seen, or
 * waits and then brings up to date what was queued here.
 */
export async function holdRequests(
  tx: Store,
  partnershipId: string,
  period: PeriodFacts,
): Promise<readonly UpdateRequest[]> {
  const asked = await tx.requests.inPeriod(partnershipId, period.id);
  const ids = asked.flatMap(({ items }) => items.map(({ actionId }) => actionId));
  return tx.requests.lockAsking(partnershipId, period.id, [...new Set(ids)]);
}
