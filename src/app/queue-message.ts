import { v7 as newId } from 'uuid';
import { jitterMs } from '../core/jitter.ts';
import type { Card } from '../messages/card.ts';
import type { PartnershipNow } from './acting.ts';
import type { Recipient } from './platform.ts';
import type { Store } from './store.ts';
import type { DeliveryKind, NewDelivery } from './store-ledger.ts';

/** So long a note waits for others of the same moment to join it, before anybody reads it. */
const gatherMs = 30_000;

/** Messages of one milestone spread over ten minutes, so that Monday 9am is no stampede. */
const spreadMs = 10 * 60_000;

export interface MessageToQueue {
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly card: Card;
  /** Given where another row must name this delivery before it is queued. */
  readonly id?: string;
  readonly periodId?: string;
  /** Calendar time past which it is not worth saying. */
  readonly notAfter?: Date;
  readonly follows?: Exclude<NewDelivery['follows'], undefined>;
  /** Spread with the others of its milestone; answers to a person are not. */
  readonly spread?: true;
  /** What happens in the same half a minute is told together. */
  readonly gathers?: true;
  /** Also in the place of one with its key that was left or cancelled. */
  readonly revives?: true;
}

/** Queues a direct message to a member. False where the member has no account to reach, or it was queued before. */
export async function queueToMember(
  tx: Store,
  partnership: PartnershipNow,
  memberId: string,
  message: MessageToQueue,
): Promise<boolean> {
  const to = await tx.members.reach(partnership.id, memberId);
  if (!to) return false;
  const delivery = deliveryOf(partnership, to, message, memberId);
  if (message.follows?.as !== 'replaces') return tx.ledger.queue(delivery);
  await tx.ledger.queueReplacement(delivery);
  return true;
}

/** Queues a message to a channel; false where it was queued before. */
export async function queueToChannel(
  tx: Store,
  partnership: PartnershipNow,
  to: Recipient,
  message: MessageToQueue,
): Promise<boolean> {
  return tx.ledger.queue(deliveryOf(partnership, to, message));
}

/** The key of what one coordinator is told, of a message with this key. */
export const coordinatorKey = (key: string, memberId: string): string => `${key}:${memberId}`;

/** Tells every coordinator the same once. False where none has an account to reach, or they were told before. */
export async function queueToCoordinators(
  tx: Store,
  partnership: PartnershipNow,
  message: MessageToQueue,
): Promise<boolean> {
  let isQueued = false;
  const members = await tx.members.all(partnership.id);
  for (const member of members.filter((one) => one.roles.includes('coordinator'))) {
    const key = coordinatorKey(message.key, member.id);
    if (await queueToMember(tx, partnership, member.id, { ...message, key })) isQueued = true;
  }
  return isQueued;
}

function deliveryOf(
  partnership: PartnershipNow,
  to: Recipient,
  message: MessageToQueue,
  memberId?: string,
): NewDelivery {
  const { spread, gathers, id = newId(), ...rest } = message;
  // Simulated time stands still between jumps, so there is nothing to wait for.
  const waitMs = partnership.simulated ? undefined : waitOf(to, { spread, gathers });
  return {
    ...rest,
    id,
    partnershipId: partnership.id,
    to,
    ...(spread ? { fanOut: true } : {}),
    ...(memberId === undefined ? {} : { memberId }),
    ...(waitMs === undefined ? {} : { waitMs }),
  };
}

function waitOf(
  { workspaceId, id }: Recipient,
  { spread, gathers }: { spread: true | undefined; gathers: true | undefined },
): number | undefined {
  if (spread) return jitterMs(`${workspaceId}:${id}`, spreadMs);
  return gathers ? gatherMs : undefined;
}
