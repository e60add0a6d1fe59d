import {
  deliveryFailedCard,
  deliveryHeldCard,
  type TroubledDelivery,
} from '../messages/trouble-delivering.ts';
import { contextOf } from './message-context.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { NewDelivery } from './store-ledger.ts';
import type { MemberFacts } from './store-members.ts';

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

/** The message as a coordinator knows it: by what it is, and to whom. */
export function troubledOf(
  { id, kind, to, memberId }: About,
  members: readonly Pick<MemberFacts, 'id' | 'name'>[],
): TroubledDelivery {
  const name = members.find((member) => member.id === memberId)?.name ?? to.id;
  return { deliveryId: id, kind, to: name, toChannel: to.kind === 'channel' };
}

async function tell(
  tx: Store,
  delivery: About & { readonly attempt: number },
  what: 'failed' | 'held',
  machineNow: Date,
): Promise<void> {
  const { id, partnershipId, kind, attempt } = delivery;
  // About a note to a coordinator the next one would fare no better.
  if (kind === 'trouble') return;
  const partnership = await tx.members.partnership(partnershipId, machineNow);
  if (!partnership) return;
  const troubled = troubledOf(delivery, await tx.members.all(partnershipId));
  const cardOf = { failed: deliveryFailedCard, held: deliveryHeldCard }[what];
  const card = cardOf(contextOf(partnership), troubled);
  const key = troubleKey(what, id, attempt);
  await queueToCoordinators(tx, partnership, { key, kind: 'trouble', card }, machineNow);
}
