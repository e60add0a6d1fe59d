import type { Card } from '../messages/card.ts';
import { noPeriodCard } from '../messages/trouble.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';

/** Says when the first period opens; what was `typed` for it is given back, to be sent again then. */
export async function notOpenedYet(
  store: Store,
  partnership: PartnershipNow,
  typed?: string,
): Promise<Card> {
  const schedule = await store.plans.schedule(partnership.id);
  const opensAt = schedule?.pausedAt ? undefined : schedule?.next?.opensAt;
  return noPeriodCard(contextOf(partnership), opensAt, typed);
}
