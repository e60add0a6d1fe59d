import { unconfirmedDraftCard } from '../messages/draft.ts';
import type { PartnershipNow } from './acting.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
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
  for (const draft of await tx.requests.drafts(partnership.id, period.id)) {
    const card = unconfirmedDraftCard(contextOf(partnership), {
      draftId: draft.id,
      items: draft.items,
    });
    const key = `unconfirmed:${draft.id}`;
    const message = { key, kind: 'notice', card, periodId: period.id } as const;
    await queueToMember(tx, partnership, draft.memberId, message, machineNow);
  }
}
