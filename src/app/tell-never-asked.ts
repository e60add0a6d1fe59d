import { wasNeverAsked } from '../core/person-asked.ts';
import { neverAskedCard } from '../messages/not-reached.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { showToCoordinators } from './show-to-coordinators.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';

/**
 * Once answers have closed: tells the coordinators, in one note a period, who owes something and was never asked, since the request
 * could not be delivered in time. Told again, the note names whoever has turned out since.
 */
export async function tellNeverAsked(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  // What waits still would be cancelled when it is claimed; whom it is for is known now.
  await tx.ledger.endOver(partnership.id, period.id, partnership.now);
  const people = await tx.requests.people(partnership.id, period.id);
  const names = people.filter(wasNeverAsked).map(({ name }) => name);
  if (names.length === 0) return;
  const card = neverAskedCard(contextOf(partnership), { period, names });
  const message = { key: `never-asked:${period.id}`, kind: 'notice', card } as const;
  const members = await tx.members.all(partnership.id);
  const how = { isNews: true };
  await showToCoordinators(tx, partnership, message, members, how);
}
