import type { ActionNow } from '../core/action-now.ts';
import { isAsked, mostOverdueFirst } from '../core/asked.ts';
import { capacityIn } from '../core/permissions.ts';
import type { FormValues } from '../messages/form.ts';
import { actionsAPage } from '../messages/pages.ts';
import { severalForm } from '../messages/several-form.ts';
import { owesNothingCard } from '../messages/trouble.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { Turn } from './turn.ts';

/** The first `actionsAPage` of what the member owes; those answered leave the list, so the next page is again the first. */
export async function openSeveral(tx: Store, turn: Turn): Promise<Reply> {
  const { partnership } = turn.acting;
  const period = await tx.periods.latest(partnership.id);
  if (!period) return { kind: 'card', card: await notOpenedYet(tx, partnership) };
  const owed = await owedBy(tx, turn, period);
  if (owed.length === 0) return { kind: 'card', card: owesNothingCard() };
  return { kind: 'form', form: severalPage(turn, period, owed, {}) };
}

/** One page of the form over what is owed. */
export function severalPage(
  turn: Turn,
  period: PeriodFacts,
  owed: readonly ActionNow[],
  filled: { values?: FormValues; errors?: Readonly<Record<string, string>> },
) {
  return severalForm(contextOf(turn.acting.partnership), {
    period,
    actions: owed.slice(0, actionsAPage).map((action) => ({ action, revisionSeen: 0 })),
    left: Math.max(0, owed.length - actionsAPage),
    ...filled,
  });
}

/** Asked about in the period, not answered, and the member may answer: whoever of lead and deputy was asked. */
export async function owedBy(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
): Promise<readonly ActionNow[]> {
  const { partnership, member } = turn.acting;
  const request = await tx.requests.of(partnership.id, period.id, member.id);
  if (!request) return [];
  const ids = request.items.map((item) => item.actionId);
  const updates = await tx.updates.inPeriod(partnership.id, period.id, ids);
  const actions = await tx.plans.actions(partnership.id, { ids });
  return mostOverdueFirst(
    actions.filter(
      (action) =>
        isAsked(action) && !updates.has(action.id) && capacityIn(member, action.subGroup.id),
    ),
  );
}
