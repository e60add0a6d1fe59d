import type { TroubledDelivery } from '../messages/trouble-delivering.ts';
import { noTroubleCard, troubleEndedCard } from '../messages/trouble-delivering.ts';
import type { PartnershipNow } from './acting.ts';
import type { Reply } from './intent.ts';
import { coordinatorKey } from './queue-message.ts';
import { replaceShown } from './replace-shown.ts';
import type { Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';
import type { MemberFacts } from './store-members.ts';
import { troubleKey } from './tell-trouble.ts';
import { allow, type Turn } from './turn.ts';

export type TroubleEnd = 'resent' | 'dismissed';

/** A coordinator sends a held or failed message again, or leaves it; every coordinator who was told sees which. */
export async function endTrouble(
  tx: Store,
  turn: Turn,
  deliveryId: string,
  end: TroubleEnd,
): Promise<Reply> {
  allow(turn, end === 'resent' ? 'resend' : 'dismiss');
  const { partnership, member } = turn.acting;
  const ended = await endOf(tx, partnership, deliveryId, end, turn.machineNow, member);
  if (!ended) return { kind: 'card', card: noTroubleCard() };
  return { kind: 'replace', card: troubleEndedCard(ended, end, member.name) };
}

/** As `endTrouble`, for whoever is at the command line. Undefined where it is neither held nor failed. */
export async function endOf(
  tx: Store,
  partnership: PartnershipNow,
  deliveryId: string,
  end: TroubleEnd,
  machineNow: Date,
  by?: { readonly id: string; readonly name: string },
): Promise<TroubledDelivery | undefined> {
  const delivery = await tx.ledger.get(partnership.id, deliveryId);
  if (!delivery) return undefined;
  const changed =
    end === 'resent'
      ? await tx.ledger.resend(partnership.id, deliveryId, machineNow)
      : await tx.ledger.dismiss(partnership.id, deliveryId);
  if (!changed) return undefined;
  await tx.audit.add({
    partnershipId: partnership.id,
    at: partnership.now,
    ...(by ? { actorId: by.id } : {}),
    what: end === 'resent' ? 'delivery resent' : 'delivery dismissed',
    about: { delivery: deliveryId },
  });
  const members = await tx.members.all(partnership.id);
  const troubled = troubledOf(delivery, members);
  await tellEnd(
    tx,
    partnership,
    delivery,
    members,
    troubleEndedCard(troubled, end, by?.name),
    machineNow,
  );
  return troubled;
}

function troubledOf(
  { id, kind, to, memberId }: Delivery,
  members: readonly MemberFacts[],
): TroubledDelivery {
  const name = members.find((member) => member.id === memberId)?.name ?? to.id;
  return { deliveryId: id, kind, to: name };
}

/** In the place of what coordinators were asked about this attempt and those before. */
async function tellEnd(
  tx: Store,
  partnership: PartnershipNow,
  { id, attempt }: Delivery,
  members: readonly MemberFacts[],
  card: ReturnType<typeof troubleEndedCard>,
  machineNow: Date,
): Promise<void> {
  const attempts = Array.from({ length: attempt }, (_, before) => before + 1);
  const keys = attempts.flatMap((one) =>
    (['held', 'failed'] as const).flatMap((what) =>
      members.map((member) => coordinatorKey(troubleKey(what, id, one), member.id)),
    ),
  );
  for (const shown of await tx.ledger.shown(partnership.id, { keys })) {
    await replaceShown(tx, partnership, shown, card, machineNow);
  }
}
