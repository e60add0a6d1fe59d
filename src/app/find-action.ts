import type { ActionNow } from '../core/action-now.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import { goneCard } from '../messages/trouble.ts';
import type { Reply } from './intent.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { allowUpdate, type Turn } from './turn.ts';

/** An action that the member may update, the period that an update would belong to, and its answer so far. */
export interface Answerable {
  readonly action: ActionNow;
  readonly period: PeriodFacts;
  readonly current: StatusUpdate | undefined;
}

/**
 * An update belongs to the latest opened period, even when it is given on an old prompt; only where the period
 * that the button names has an answer already is it an edit of that one. Gives a reply instead where there is
 * nothing to update, with what was `typed`. Throws NotAllowedError.
 */
export async function findAnswerable(
  tx: Store,
  turn: Turn,
  actionId: string,
  periodId: string | undefined,
  typed?: string,
): Promise<Answerable | Reply> {
  const { partnership } = turn.acting;
  const [action] = await tx.plans.actions(partnership.id, { ids: [actionId] });
  if (!action) return { kind: 'card', card: goneCard() };
  allowUpdate(turn, action);
  const answered = periodId
    ? (await tx.updates.inPeriod(partnership.id, periodId, [actionId])).get(actionId)
    : undefined;
  if (answered) {
    const period = await tx.periods.get(partnership.id, answered.periodId);
    if (period) return { action, period, current: answered };
  }
  const latest = await tx.periods.latest(partnership.id);
  if (!latest) return { kind: 'card', card: await notOpenedYet(tx, partnership, typed) };
  if (latest.id === periodId) return { action, period: latest, current: undefined };
  const current = await tx.updates.inPeriod(partnership.id, latest.id, [actionId]);
  return { action, period: latest, current: current.get(actionId) };
}
