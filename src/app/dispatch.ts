import { backOffMs } from '../core/back-off.ts';
import { DeliveryError } from '../core/errors.ts';
import { deliveryFailedCard } from '../messages/notes.ts';
import { contextOf } from './message-context.ts';
import type { Platform } from './platform.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Attempted, Claimed, Delivery, NewDelivery } from './store-ledger.ts';
import type { Workings } from './workings.ts';

/** Long enough for the slowest call (10 s) and a slow commit. */
const leaseMs = 60_000;
const batch = 50;

/** The platform that serves a workspace; undefined where none is running for it. */
export type PlatformOf = (workspaceId: string) => Platform | undefined;

/**
 * Delivers what is queued, a workspace at a time and in order, until nothing is left that can go now; settles what is uncertain.
 * The one place that calls a platform's `deliver`. Gives how many messages were sent.
 */
export async function dispatch(
  workings: Workings,
  platformOf: PlatformOf,
  machineNow: () => Date,
  partnershipId?: string,
): Promise<number> {
  await settleUncertain(workings, platformOf, machineNow());
  const waiting = await workings.database.ledger.waiting(machineNow(), partnershipId);
  const sent = await Promise.all(
    waiting.map((workspaceId) => {
      const platform = platformOf(workspaceId);
      return platform ? drain(workings, platform, workspaceId, machineNow, partnershipId) : 0;
    }),
  );
  return sent.reduce((sum, count) => sum + count, 0);
}

async function drain(
  workings: Workings,
  platform: Platform,
  workspaceId: string,
  machineNow: () => Date,
  partnershipId?: string,
): Promise<number> {
  const { ledger } = workings.database;
  let sent = 0;
  for (;;) {
    const claimed = await ledger.claim(workspaceId, machineNow(), leaseMs, batch, partnershipId);
    if (claimed.length === 0) return sent;
    for (const one of claimed) {
      const attempted = await attempt(workings, platform, one, machineNow);
      const { partnershipId: owner, id } = one.delivery;
      if (!(await ledger.settle(owner, id, one.leaseId, attempted))) {
        workings.log.warn({ delivery: id }, 'A delivery outlived its lease and will be looked up.');
      }
      if (attempted.state === 'sent') sent += 1;
      if (attempted.state === 'failed')
        await tellCoordinators(workings, one.delivery, machineNow());
    }
  }
}

/** Once, since the key names the delivery; a note that fails itself is not noted again. */
async function tellCoordinators(
  { database }: Workings,
  { id, partnershipId, memberId, kind, to }: NewDelivery,
  machineNow: Date,
): Promise<void> {
  if (kind === 'notice') return;
  await database.transaction(async (tx) => {
    const partnership = await tx.members.partnership(partnershipId, machineNow);
    if (!partnership) return;
    const members = await tx.members.all(partnershipId);
    const name = members.find((member) => member.id === memberId)?.name ?? to.id;
    const card = deliveryFailedCard(contextOf(partnership), { to: name, kind });
    const key = `failed:${id}`;
    await queueToCoordinators(tx, partnership, { key, kind: 'notice', card }, machineNow);
  });
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

/** Looks up what may have arrived: there, it is sent; not there, it is queued again; cannot be looked up, it is held for the coordinator. */
async function settleUncertain(
  workings: Workings,
  platformOf: PlatformOf,
  machineNow: Date,
): Promise<void> {
  const { ledger } = workings.database;
  for (const delivery of await ledger.unsettled(machineNow, workings.settleMs)) {
    const to = await lookUp(platformOf(delivery.to.workspaceId), delivery);
    if (to) await ledger.resolve(delivery.partnershipId, delivery.id, to, machineNow);
  }
}

async function lookUp(
  platform: Platform | undefined,
  delivery: Delivery,
): Promise<'queued' | 'held' | { messageRef: string } | undefined> {
  // A replacement can be repeated without harm.
  if (delivery.follows?.as === 'replaces') return 'queued';
  if (!platform) return undefined;
  if (!platform.find) return 'held';
  try {
    const found = await platform.find(delivery.to, [delivery.id], delivery.queuedAt);
    const messageRef = found.get(delivery.id);
    return messageRef ? { messageRef } : 'queued';
  } catch {
    // Not answered: it stays uncertain and is looked up at the next heartbeat.
    return undefined;
  }
}
