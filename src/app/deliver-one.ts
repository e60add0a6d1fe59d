import { backOffMs } from '../core/back-off.ts';
import { DeliveryError } from '../core/errors.ts';
import { deliveryFailedCard } from '../messages/notes.ts';
import { contextOf } from './message-context.ts';
import type { Platform } from './platform.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { Attempted, Claimed, NewDelivery } from './store-ledger.ts';
import type { Workings } from './workings.ts';

/** Delivers what was claimed, and writes down how that ended. True where it was sent. */
export async function deliverOne(
  workings: Workings,
  platform: Platform,
  claimed: Claimed,
  machineNow: () => Date,
): Promise<boolean> {
  const { delivery, leaseId } = claimed;
  const attempted = await attempt(workings, platform, claimed, machineNow);
  const settled = await settle(workings, delivery, leaseId, attempted, machineNow());
  if (!settled) {
    workings.log.warn(
      { delivery: delivery.id },
      'A delivery outlived its lease and will be looked up.',
    );
  }
  return attempted.state === 'sent';
}

/** A failure and the note about it are written together, so that neither is there without the other. */
async function settle(
  { database }: Workings,
  delivery: NewDelivery,
  leaseId: string,
  attempted: Attempted,
  machineNow: Date,
): Promise<boolean> {
  const { partnershipId, id } = delivery;
  if (attempted.state !== 'failed') {
    return database.ledger.settle(partnershipId, id, leaseId, attempted);
  }
  return database.transaction(async (tx) => {
    const settled = await tx.ledger.settle(partnershipId, id, leaseId, attempted);
    if (settled) await tellCoordinators(tx, delivery, machineNow);
    return settled;
  });
}

/** Once, since the key names the delivery; a note that fails itself is not noted again. */
async function tellCoordinators(
  tx: Store,
  { id, partnershipId, memberId, kind, to }: NewDelivery,
  machineNow: Date,
): Promise<void> {
  if (kind === 'notice') return;
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  if (!partnership) return;
  const members = await tx.members.all(partnershipId);
  const name = members.find((member) => member.id === memberId)?.name ?? to.id;
  const card = deliveryFailedCard(contextOf(partnership), { to: name, kind });
  const key = `failed:${id}`;
  await queueToCoordinators(tx, partnership, { key, kind: 'notice', card }, machineNow);
}

async function attempt(
  { log, settleMs }: Workings,
  platform: Platform,
  { delivery, followsRef, calendarAt }: Claimed,
  machineNow: () => Date,
): Promise<Attempted> {
  const follows = delivery.follows?.as;
  try {
    const messageRef = await platform.deliver({
      to: delivery.to,
      card: delivery.card,
      key: delivery.id,
      at: calendarAt,
      ...(follows === 'replaces' && followsRef ? { replaces: followsRef } : {}),
      ...(follows === 'thread' && followsRef ? { inThreadOf: followsRef } : {}),
    });
    return { state: 'sent', messageRef };
  } catch (error) {
    const attempted = afterFailure(error, delivery.attempt, settleMs, machineNow());
    log.warn(
      {
        delivery: delivery.id,
        kind: delivery.kind,
        attempt: delivery.attempt,
        to: attempted.state,
      },
      'A delivery did not go through.',
    );
    return attempted;
  }
}

/** Anything that is not a DeliveryError may have happened after the message arrived. */
function afterFailure(error: unknown, attempts: number, settleMs: number, now: Date): Attempted {
  const reason = error instanceof Error ? error.name : 'unknown';
  if (!(error instanceof DeliveryError) || error.ambiguous) {
    const settleUntil = new Date(now.getTime() + settleMs);
    return { state: 'uncertain', settleUntil, error: reason };
  }
  if (error.permanent) return { state: 'failed', error: error.message };
  const waitMs = error.retryAfterSeconds ? error.retryAfterSeconds * 1_000 : backOffMs(attempts);
  return { state: 'queued', notBefore: new Date(now.getTime() + waitMs), error: error.message };
}
