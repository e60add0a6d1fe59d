import { v7 as newId } from 'uuid';
import type { Card } from '../messages/card.ts';
import type { PartnershipNow } from './acting.ts';
import { queueToMember } from './queue-message.ts';
import type { Store } from './store.ts';
import type { DeliveryKind, ShownMessage } from './store-ledger.ts';

/** How the replacement stands in the ledger, where not as the message that it replaces. */
interface About {
  readonly kind?: DeliveryKind;
  readonly periodId?: string;
  /** One of many that are replaced together. */
  readonly spread?: true;
}

/** Puts this card in the place of what a member's message shows; nothing is queued where it shows that already. */
export async function replaceShown(
  tx: Store,
  partnership: PartnershipNow,
  shown: ShownMessage,
  card: Card,
  machineNow: Date,
  { kind, periodId, spread }: About = {},
): Promise<void> {
  if (!shown.memberId || isSame(shown.card, card)) return;
  const id = newId();
  await queueToMember(
    tx,
    partnership,
    shown.memberId,
    {
      id,
      key: `replaces:${id}`,
      kind: kind ?? shown.kind,
      card,
      ...(periodId ? { periodId } : {}),
      ...(spread ? { spread } : {}),
      follows: { id: shown.id, as: 'replaces' },
    },
    machineNow,
  );
}

/**
 * The same for one that may wait to be sent still: then it is changed where it is, or cancelled where nothing of it is left. `done`: in
 * the place of one that was sent and of which nothing is left.
 */
export async function bringUpToDate(
  tx: Store,
  partnership: PartnershipNow,
  shown: ShownMessage,
  { card, done, about }: { card: Card | undefined; done: Card; about: About },
  machineNow: Date,
): Promise<void> {
  // Of a held one, which may be there, other words are kept to replace it with; but nobody need ask any more where there are none.
  const changes = shown.waiting || (shown.troubled && !card);
  const changed = changes && (await changeWaiting(tx, partnership.id, shown, card));
  // Of one that is not sent, what was to replace it is not sent either.
  if (changed && (!card || !shown.replaced)) return;
  await replaceShown(tx, partnership, shown, card ?? done, machineNow, about);
}

/** Changes one that waits to be sent, or cancels it where there is no card. False where it was taken to be sent meanwhile. */
export async function changeWaiting(
  tx: Store,
  partnershipId: string,
  { id }: ShownMessage,
  card: Card | undefined,
): Promise<boolean> {
  if (card) return tx.ledger.recard(partnershipId, id, card);
  return (await tx.ledger.cancel(partnershipId, [id])) === 1;
}

/** What comes back from the database has its keys in another order. */
function isSame(one: Card, other: Card): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(card: Card): string {
  return JSON.stringify(card, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
