import type { ActionNow } from '../core/action-now.ts';
import type { Card } from '../messages/card.ts';
import { claimUnlistedCard } from '../messages/claim-unlisted.ts';
import { completionClaimedCard } from '../messages/completion-claimed.ts';
import type { PartnershipNow } from './acting.ts';
import { replaceClaims } from './claim-messages.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';

/**
 * What asks the coordinators about a claimed completion has nothing to press while the plan does not list its action, and asks
 * again once it does. `gone`: as they stood before the plan dropped them.
 */
export async function refreshListedClaims(
  tx: Store,
  partnership: PartnershipNow,
  { gone, back }: { readonly gone: readonly ActionNow[]; readonly back: readonly ActionNow[] },
): Promise<void> {
  const cards = new Map<string, Card>();
  for (const action of gone) {
    const claimId = claimOf(action);
    if (claimId) cards.set(claimId, claimUnlistedCard(action));
  }
  for (const action of back) {
    const claimId = claimOf(action);
    const claim = claimId && (await tx.updates.get(partnership.id, claimId));
    if (!claim) continue;
    const { id: updateId, sentence, impact = '' } = claim;
    const said = { action, updateId, sentence, impact };
    cards.set(updateId, completionClaimedCard(contextOf(partnership), said));
  }
  if (cards.size === 0) return;
  const members = await tx.members.all(partnership.id);
  await replaceClaims(tx, partnership, members, cards);
}

/** The update that claims it, which nobody decided. */
const claimOf = ({ state, latest }: ActionNow): string | undefined =>
  state === 'complete-claimed' ? latest?.id : undefined;
