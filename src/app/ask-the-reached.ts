import { whyCancelled } from '../core/why-cancelled.ts';
import { promptCard } from '../messages/prompt.ts';
import type { PartnershipNow } from './acting.ts';
import { standingOf } from './asked-actions.ts';
import { endOf } from './end-trouble.ts';
import { holdRequests } from './hold-requests.ts';
import { contextOf } from './message-context.ts';
import { queueToMember } from './queue-message.ts';
import type { Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';

/**
 * Asks leads who can be written to only now, or elsewhere, what the open period asked them in vain, as far as it is still owed, and no
 * coordinator left it. Nobody, while asking is paused.
 */
export async function askTheReached(
  tx: Store,
  partnership: PartnershipNow,
  memberIds: readonly string[],
  machineNow: Date,
): Promise<void> {
  const period = await tx.periods.latest(partnership.id);
  if (!period || period.closedAt || partnership.now >= period.closesAt) return;
  const schedule = await tx.plans.schedule(partnership.id);
  if (schedule?.pausedAt) return;
  const held = await holdRequests(tx, partnership.id, period);
  for (const request of held.filter((one) => memberIds.includes(one.memberId))) {
    const { owed, passable } = await standingOf(tx, partnership.id, request);
    if (owed.length === 0) continue;
    const before = await tx.ledger.get(partnership.id, request.promptId);
    if (before?.state === 'cancelled' && before.lastError === whyCancelled.dismissed) continue;
    if (before?.state === 'failed') {
      await sendElsewhere(tx, partnership, before, machineNow);
      continue;
    }
    const card = promptCard(contextOf(partnership), {
      requestId: request.id,
      period,
      items: owed,
      page: 1,
      canPass: passable.length > 0,
    });
    // With the key of the one that could not be queued, or was cancelled: whoever was asked is not asked twice.
    await queueToMember(tx, partnership, request.memberId, {
      id: request.promptId,
      key: before?.key ?? `prompt:${period.id}:${request.memberId}`,
      kind: 'prompt',
      card,
      periodId: period.id,
      notAfter: period.closesAt,
      revives: true,
    });
  }
}

/** As a coordinator would who is asked about it; where it failed it would fail again. */
async function sendElsewhere(
  tx: Store,
  partnership: PartnershipNow,
  { id, to, memberId = '' }: Delivery,
  machineNow: Date,
): Promise<void> {
  const now = await tx.members.reach(partnership.id, memberId);
  if (now?.workspaceId === to.workspaceId && now.id === to.id) return;
  await endOf(tx, partnership, id, 'resent', machineNow);
}
