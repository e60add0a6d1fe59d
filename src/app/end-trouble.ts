import {
  type TroubledDelivery,
  type TroubleEnd,
  troubleEndedCard,
} from '../messages/trouble-delivering.ts';
import { type NotEnded, notEndedCard } from '../messages/trouble-not-ended.ts';
import type { PartnershipNow } from './acting.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { coordinatorKey } from './queue-message.ts';
import { replaceShown } from './replace-shown.ts';
import type { Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';
import type { MemberFacts } from './store-members.ts';
import { troubledOf, troubleKey } from './tell-trouble.ts';
import { allow, type Turn } from './turn.ts';
import { whyNotEnded, whyNotSentAgain } from './why-not-ended.ts';

/** A coordinator sends a held or failed message again, or leaves it; every coordinator who was told sees which. */
export async function endTrouble(
  tx: Store,
  turn: Turn,
  deliveryId: string,
  end: TroubleEnd,
): Promise<Reply> {
  allow(turn, end === 'resent' ? 'resend' : 'dismiss');
  const { partnership, member } = turn.acting;
  const result = await endOf(tx, partnership, deliveryId, end, turn.machineNow, member);
  if ('not' in result) {
    return { kind: 'card', card: notEndedCard(contextOf(partnership), result.not, end) };
  }
  return { kind: 'replace', card: troubleEndedCard(result.ended, end, member.name) };
}

/**
 * As `endTrouble`, for whoever is at the command line. `not`: why nothing was done, where it is neither held nor failed, or would
 * not go out any more.
 */
export async function endOf(
  tx: Store,
  partnership: PartnershipNow,
  deliveryId: string,
  end: TroubleEnd,
  machineNow: Date,
  by?: { readonly id: string; readonly name: string },
): Promise<{ readonly ended: TroubledDelivery } | { readonly not: NotEnded }> {
  const delivery = await tx.ledger.get(partnership.id, deliveryId);
  if (!delivery) return { not: 'unknown' };
  const not = end === 'resent' ? await whyNotSentAgain(tx, delivery, machineNow) : undefined;
  if (not) return { not };
  const changed =
    end === 'resent'
      ? await tx.ledger.resend(partnership.id, deliveryId)
      : await tx.ledger.dismiss(partnership.id, deliveryId);
  if (!changed) return { not: await whyNotEnded(tx, delivery) };
  await tx.audit.add({
    partnershipId: partnership.id,
    at: partnership.now,
    ...(by ? { actorId: by.id } : {}),
    what: end === 'resent' ? 'delivery resent' : 'delivery dismissed',
    about: { delivery: deliveryId },
  });
  const members = await tx.members.all(partnership.id);
  const ended = troubledOf(delivery, members);
  const card = troubleEndedCard(ended, end, by?.name);
  await tellEnd(tx, partnership, delivery, members, card, machineNow);
  return { ended };
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
