import type { Card } from '../messages/card.ts';
import type { TroubledDelivery, TroubleEnd } from '../messages/trouble-delivering.ts';
import { troubleEndedCard } from '../messages/trouble-ended.ts';
import { type NotEnded, notEndedCard } from '../messages/trouble-not-ended.ts';
import type { PartnershipNow } from './acting.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import type { Delivery } from './store-ledger.ts';
import type { MemberFacts } from './store-members.ts';
import { showNote } from './trouble-note.ts';
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
  const alone = troubleEndedCard(result.ended, { how: end, by: member.name });
  return { kind: 'replace', card: result.note ?? alone };
}

/** Who decides; absent where it is at the command line. */
export type Decider = Pick<MemberFacts, 'id' | 'name'>;

/**
 * As `endTrouble`, for whoever is at the command line. `note`: what the coordinators read about it now. `not`: why nothing was
 * done, where it is neither held nor failed, or would not go out any more.
 */
export async function endOf(
  tx: Store,
  partnership: PartnershipNow,
  deliveryId: string,
  end: TroubleEnd,
  machineNow: Date,
  by?: Decider,
): Promise<
  { readonly ended: TroubledDelivery; readonly note?: Card } | { readonly not: NotEnded }
> {
  await tx.troubles.hold(partnership.id);
  const delivery = await tx.ledger.get(partnership.id, deliveryId);
  if (!delivery) return { not: 'unknown' };
  const late = end === 'resent' ? await whyNotSentAgain(tx, delivery, machineNow) : undefined;
  const [ended] = late ? [] : await endThese(tx, partnership, [deliveryId], end, machineNow, by);
  const noteId = await tx.troubles.noteOf(partnership.id, deliveryId);
  const note = noteId && (await showNote(tx, partnership, noteId));
  if (!ended) return { not: late ?? (await whyNotEnded(tx, delivery)) };
  const troubled = troubledOf(delivery, await tx.members.all(partnership.id));
  return { ended: troubled, ...(note ? { note } : {}) };
}

/**
 * Ends those that are held or failed and would go out, with an audit entry each. Gives which. The caller holds the troubles. `by`
 * reached: nobody decided, whoever they are for can be written to now.
 */
export async function endThese(
  tx: Store,
  { id: partnershipId, now: at }: PartnershipNow,
  ids: readonly string[],
  end: TroubleEnd,
  machineNow: Date,
  by?: Decider | 'reached',
): Promise<readonly string[]> {
  const decider = by === 'reached' ? undefined : by;
  const ended = end === 'resent' ? await resend() : await tx.ledger.dismiss(partnershipId, ids);
  const what = end === 'resent' ? 'delivery resent' : 'delivery dismissed';
  const who = decider ? { actorId: decider.id } : {};
  await tx.audit.addAll(
    ended.map((delivery) => ({ partnershipId, at, ...who, what, about: { delivery } })),
  );
  await tx.troubles.decide(partnershipId, ended, by === 'reached' ? by : end, decider?.id);
  return ended;

  async function resend(): Promise<readonly string[]> {
    const stale = await tx.ledger.stale(partnershipId, ids, machineNow);
    return tx.ledger.resend(
      partnershipId,
      ids.filter((id) => !stale.has(id)),
    );
  }
}

/** The message as a coordinator knows it: by what it is, and to whom. */
function troubledOf(
  { id, kind, to, memberId }: Delivery,
  members: readonly Pick<MemberFacts, 'id' | 'name'>[],
): TroubledDelivery {
  const name = members.find((member) => member.id === memberId)?.name ?? to.id;
  return { deliveryId: id, kind, to: name, toChannel: to.kind === 'channel' };
}
