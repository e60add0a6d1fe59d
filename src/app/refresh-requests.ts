import { v7 as newId } from 'uuid';
import type { Card } from '../messages/card.ts';
import { reminderCard } from '../messages/chasers.ts';
import { promptCard } from '../messages/prompt.ts';
import { receiptCard } from '../messages/receipt.ts';
import type { PartnershipNow } from './acting.ts';
import { type Standing, standingOf } from './asked-actions.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { UpdateRequest } from './store-requests.ts';

/**
 * Brings every message that asks about these actions up to date: what was asked becomes the receipt, and a
 * reminder that waits to be sent names only what is still owed, or is cancelled.
 */
export async function refreshRequests(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  actionIds: readonly string[],
  machineNow: Date,
): Promise<void> {
  for (const request of await tx.requests.lockAsking(partnership.id, period.id, actionIds)) {
    await refreshRequest(tx, partnership, period, request, machineNow);
  }
}

/** The same for one request, which the caller has locked. */
export async function refreshRequest(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  machineNow: Date,
): Promise<void> {
  const standing = await standingOf(tx, partnership.id, request);
  const id = newId();
  await queueToMember(
    tx,
    partnership,
    request.memberId,
    {
      id,
      key: `receipt:${id}`,
      kind: 'receipt',
      card: requestCard(partnership, period, request, standing, 1),
      periodId: period.id,
      follows: { id: request.promptId, as: 'replaces' },
    },
    machineNow,
  );
  await recardReminders(tx, partnership, period, request, standing);
}

/** The message of a request as it stands: the prompt, or the receipt once anything was answered. */
export function requestCard(
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
  page: number,
): Card {
  const context = contextOf(partnership);
  const facts = { requestId: request.id, period, page, canPass: standing.passable.length > 0 };
  return standing.answered.length === 0
    ? promptCard(context, { ...facts, items: standing.owed })
    : receiptCard(context, { ...facts, answered: standing.answered, owed: standing.owed });
}

async function recardReminders(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  request: UpdateRequest,
  standing: Standing,
): Promise<void> {
  const waiting = await tx.ledger.queuedFor(partnership.id, period.id, request.memberId, [
    'reminder',
  ]);
  if (standing.mine.length === 0) {
    await tx.ledger.cancel(
      partnership.id,
      waiting.map(({ id }) => id),
    );
    return;
  }
  const card = reminderCard(contextOf(partnership), {
    requestId: request.id,
    period,
    owed: standing.mine,
    canPass: standing.passable.length > 0,
    afterSnooze: false,
  });
  for (const { id } of waiting) await tx.ledger.recard(partnership.id, id, card);
}
