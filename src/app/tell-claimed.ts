import type { ActionNow } from '../core/action-now.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { askAboutClaim } from './claim-messages.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/**
 * Asks the coordinators about an update that claims completion. Of one that a later period's answer has overtaken they
 * could decide nothing, and its receipt says so.
 */
export async function tellClaimed(
  tx: Store,
  turn: Turn,
  action: ActionNow,
  update: StatusUpdate,
): Promise<void> {
  if (update.state !== 'complete-claimed') return;
  const { partnership } = turn.acting;
  const [now] = await tx.plans.actions(partnership.id, { ids: [action.id] });
  if (now?.latest?.id !== update.id) return;
  const { id: updateId, sentence, impact = '' } = update;
  const claim = { action, updateId, sentence, impact };
  await askAboutClaim(tx, partnership, claim);
}
