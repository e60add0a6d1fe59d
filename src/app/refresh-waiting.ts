import type { Card } from '../messages/card.ts';
import { isAfterSnooze, reminderCard } from '../messages/chasers.ts';
import type { PartnershipNow } from './acting.ts';
import type { Standing } from './asked-actions.ts';
import { deputyMessageCard, reasonIn } from './deputy-message.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';

/** A reminder or a hand-over to this member that waits to be sent: names only what is still owed, or is cancelled. */
export async function refreshWaiting(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
): Promise<void> {
  const kinds = ['reminder', 'deputy'] as const;
  for (const one of await tx.ledger.queuedFor(partnership.id, period.id, request.memberId, kinds)) {
    const card = cardNow(partnership, period, request, standing, one);
    if (card) await tx.ledger.recard(partnership.id, one.id, card);
    else await tx.ledger.cancel(partnership.id, [one.id]);
  }
}

function cardNow(
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
  waiting: Delivery,
): Card | undefined {
  if (waiting.kind === 'deputy') {
    const named = new Set(
      request.items.filter(({ namedBy }) => namedBy === waiting.id).map((item) => item.actionId),
    );
    const items = standing.owed.filter(({ id }) => named.has(id));
    if (items.length === 0) return undefined;
    return deputyMessageCard(partnership, period, request.id, items, reasonIn(waiting.key));
  }
  if (standing.mine.length === 0) return undefined;
  return reminderCard(contextOf(partnership), {
    requestId: request.id,
    period,
    owed: standing.mine,
    canPass: standing.passable.length > 0,
    afterSnooze: isAfterSnooze(waiting.card),
  });
}
