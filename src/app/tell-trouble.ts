import { deliveryFailedCard, deliveryHeldCard } from '../messages/trouble-delivering.ts';
import { contextOf } from './message-context.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { NewDelivery } from './store-ledger.ts';

type About = Pick<NewDelivery, 'id' | 'partnershipId' | 'memberId' | 'kind' | 'to'>;

/** Tells the coordinators that a message cannot be delivered, and the mend. Once: the key names the delivery and the attempt. */
export async function tellFailed(
  tx: Store,
  delivery: About & { readonly attempt: number },
  machineNow: Date,
): Promise<void> {
  await tell(tx, delivery, 'failed', machineNow);
}

/** Tells the coordinators that nobody can say whether a message arrived. Once: the key names the delivery and the attempt. */
export async function tellHeld(
  tx: Store,
  delivery: About & { readonly attempt: number },
  machineNow: Date,
): Promise<void> {
  await tell(tx, delivery, 'held', machineNow);
}

export const troubleKey = (what: 'failed' | 'held', id: string, attempt: number): string =>
  `${what}:${id}:${attempt}`;

async function tell(
  tx: Store,
  { id, partnershipId, memberId, kind, to, attempt }: About & { readonly attempt: number },
  what: 'failed' | 'held',
  machineNow: Date,
): Promise<void> {
  // About a note to a coordinator the next one would fare no better.
  if (kind === 'trouble') return;
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  if (!partnership) return;
  const members = await tx.members.all(partnershipId);
  const name = members.find((member) => member.id === memberId)?.name ?? to.id;
  const card = { failed: deliveryFailedCard, held: deliveryHeldCard }[what](
    contextOf(partnership),
    {
      deliveryId: id,
      to: name,
      kind,
    },
  );
  await queueToCoordinators(
    tx,
    partnership,
    { key: troubleKey(what, id, attempt), kind: 'trouble', card },
    machineNow,
  );
}
