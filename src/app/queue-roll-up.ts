import { v7 as newId } from 'uuid';
import type { RollUpFacts } from '../core/roll-up.ts';
import { rollUpCard } from '../messages/roll-up.ts';
import { rollUpDetailCards } from '../messages/roll-up-detail.ts';
import type { RollUpPosted } from '../messages/roll-up-posted.ts';
import type { PartnershipNow } from './acting.ts';
import { cancelTroubled } from './bring-up-to-date.ts';
import { contextOf } from './message-context.ts';
import type { Recipient } from './platform.ts';
import { queueToChannel } from './queue-message.ts';
import type { Store } from './store.ts';
import type { DeliveryState } from './store-ledger.ts';

export interface RollUpToQueue {
  readonly to: Recipient;
  readonly periodId: string;
  readonly facts: RollUpFacts;
}

/** Queues the roll-up, its detail in its thread, once a period. */
export async function queueRollUp(
  tx: Store,
  partnership: PartnershipNow,
  rollUp: RollUpToQueue,
): Promise<void> {
  await queueUnder(tx, partnership, rollUp, keyOf(rollUp.periodId, 0));
}

/** The same, also in the place of one that could not be delivered or was cancelled; else says where the one before is. */
export async function queueRollUpAgain(
  tx: Store,
  partnership: PartnershipNow,
  rollUp: RollUpToQueue,
): Promise<RollUpPosted> {
  for (let attempt = 0; ; attempt += 1) {
    const key = keyOf(rollUp.periodId, attempt);
    if (await queueUnder(tx, partnership, rollUp, key)) return 'posted';
    const stands = await standsAt(tx, partnership, key);
    if (stands) return stands;
  }
}

/** Details are numbered under the roll-up's own key, so a later attempt needs a word. */
function keyOf(periodId: string, attempt: number): string {
  return attempt === 0 ? `roll-up:${periodId}` : `roll-up:${periodId}:again-${attempt}`;
}

/** False where it was queued before. */
async function queueUnder(
  tx: Store,
  partnership: PartnershipNow,
  { to, periodId, facts }: RollUpToQueue,
  key: string,
): Promise<boolean> {
  const id = newId();
  const context = contextOf(partnership);
  const card = rollUpCard(context, facts);
  const first = { id, key, kind: 'roll-up', card, periodId } as const;
  if (!(await queueToChannel(tx, partnership, to, first))) return false;
  for (const [index, detail] of rollUpDetailCards(context, facts).entries()) {
    const message = {
      key: `${key}:${index + 1}`,
      kind: 'roll-up-detail',
      card: detail,
      periodId,
      follows: { id, as: 'thread' },
    } as const;
    await queueToChannel(tx, partnership, to, message);
  }
  return true;
}

/** Undefined where it was cancelled or failed; then it gives way, so that nobody sends it again beside the new one. */
async function standsAt(
  tx: Store,
  partnership: PartnershipNow,
  key: string,
): Promise<RollUpPosted | undefined> {
  const [shown] = await tx.ledger.shown(partnership.id, { keys: [key] });
  const delivery = shown && (await tx.ledger.get(partnership.id, shown.id));
  if (delivery?.state === 'failed' && !(await cancelTroubled(tx, partnership, delivery.id))) {
    // Somebody sent it again meanwhile.
    return standsAt(tx, partnership, key);
  }
  return delivery && standings[delivery.state];
}

const standings: Readonly<Record<DeliveryState, RollUpPosted | undefined>> = {
  queued: 'on-its-way',
  sending: 'on-its-way',
  sent: 'there',
  uncertain: 'sent',
  held: 'sent',
  failed: undefined,
  cancelled: undefined,
};
