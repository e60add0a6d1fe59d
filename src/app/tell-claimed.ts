import type { ActionNow } from '../core/action-now.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { completionClaimedCard } from '../messages/completion-claimed.ts';
import { contextOf } from './message-context.ts';
import { queueToCoordinators } from './queue-message.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/** Asks the coordinators to accept a claimed completion or send it back; once an update. */
export async function tellClaimed(
  tx: Store,
  turn: Turn,
  action: ActionNow,
  update: StatusUpdate,
): Promise<void> {
  if (update.state !== 'complete-claimed') return;
  const { partnership } = turn.acting;
  const { id: updateId, sentence, impact = '' } = update;
  const card = completionClaimedCard(contextOf(partnership), {
    action,
    updateId,
    sentence,
    impact,
  });
  const message = { key: `claimed:${updateId}`, kind: 'notice', card } as const;
  await queueToCoordinators(tx, partnership, message, turn.machineNow);
}
