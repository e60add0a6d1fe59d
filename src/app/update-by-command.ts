import { checkBriefly } from '../core/report-brief.ts';
import { commandRefusedCard, notThereCard } from '../messages/trouble.ts';
import type { Command } from './command.ts';
import { findAnswerable } from './find-action.ts';
import type { Reply } from './intent.ts';
import { openUpdate } from './open-update.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import { storeReport } from './store-report.ts';
import { thanksFor } from './thanks.ts';
import type { Turn } from './turn.ts';

/** "/progress update 2.3 green Trained 45 staff" stores it; without a status or a sentence it opens the form. */
export async function updateByCommand(
  tx: Store,
  turn: Turn,
  { ref, status, text }: Extract<Command, { kind: 'update' }>,
): Promise<Reply> {
  const { partnership } = turn.acting;
  const [named] = await tx.plans.actions(partnership.id, { refs: [ref] });
  if (!named) return { kind: 'card', card: notThereCard(`action ${ref}`, 'priority') };
  if (!status || status === 'complete' || !text) return openUpdate(tx, turn, named.id);
  const found = await findAnswerable(tx, turn, named.id, undefined);
  if ('kind' in found) return found;
  const { action, period, current } = found;
  const checked = checkBriefly(status, text);
  if (!checked.ok) {
    return { kind: 'card', card: commandRefusedCard(Object.values(checked.errors)) };
  }
  const stored = await storeReport(tx, turn.acting, {
    action,
    period,
    revisionSeen: current?.revision ?? 0,
    report: checked.value,
    way: 'command',
  });
  if (stored.kind === 'theirs') return openUpdate(tx, turn, action.id);
  await refreshRequests(tx, partnership, period, [action.id], turn.machineNow);
  return thanksFor(tx, turn, period, [{ action, update: stored.update }]);
}
