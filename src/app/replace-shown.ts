import { v7 as newId } from 'uuid';
import type { Card } from '../messages/card.ts';
import type { PartnershipNow } from './acting.ts';
import { queueToMember } from './queue-message.ts';
import type { Store } from './store.ts';
import type { DeliveryKind, ShownMessage } from './store-ledger.ts';

/** How the replacement stands in the ledger, where not as the message that it replaces. */
export interface About {
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
  { kind, periodId, spread }: About = {},
): Promise<void> {
  if (!shown.memberId || isSame(shown.card, card)) return;
  const id = newId();
  await queueToMember(tx, partnership, shown.memberId, {
    id,
    key: `replaces:${id}`,
    kind: kind ?? shown.kind,
    card,
    ...(periodId ? { periodId } : {}),
    ...(spread ? { spread } : {}),
    follows: { id: shown.id, as: 'replaces' },
  });
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
