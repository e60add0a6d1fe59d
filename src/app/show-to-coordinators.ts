import type { Card } from '../messages/card.ts';
import type { PartnershipNow } from './acting.ts';
import { coordinatorKey, type MessageToQueue, queueToMember } from './queue-message.ts';
import { replaceShown } from './replace-shown.ts';
import type { Store } from './store.ts';
import type { ShownMessage } from './store-ledger.ts';
import type { MemberFacts } from './store-members.ts';

/**
 * Shows every coordinator this message: in the place of what they were shown under its key, else as a new one. `isNews`: false where
 * only who was told already need see it; true also tries whoever could not be reached before.
 */
export async function showToCoordinators(
  tx: Store,
  partnership: PartnershipNow,
  message: MessageToQueue,
  members: readonly MemberFacts[],
  { isNews }: { readonly isNews: boolean },
): Promise<void> {
  // Whoever was a coordinator then need not be one now.
  const keys = members.map(({ id }) => coordinatorKey(message.key, id));
  const shown = await tx.ledger.shown(partnership.id, { keys });
  const byKey = new Map(shown.map((one) => [one.key, one]));
  for (const { id, roles } of members) {
    const key = coordinatorKey(message.key, id);
    const before = byKey.get(key);
    const isTold = isNews && roles.includes('coordinator');
    if (before) {
      await change(tx, partnership, before, message.card);
      if (isTold && hasFailed(before)) await tx.ledger.resend(partnership.id, [before.id]);
    } else if (isTold) {
      // Also where theirs was left by somebody: this is news.
      await queueToMember(tx, partnership, id, { ...message, key, revives: true });
    }
  }
}

const hasFailed = ({ waiting, troubled }: ShownMessage): boolean => waiting && troubled;

async function change(
  tx: Store,
  partnership: PartnershipNow,
  shown: ShownMessage,
  card: Card,
): Promise<void> {
  const changed = shown.waiting && (await tx.ledger.recard(partnership.id, shown.id, card));
  if (!changed || shown.replaced) await replaceShown(tx, partnership, shown, card);
}
