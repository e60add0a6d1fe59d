import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import { repeatOf } from '../core/report-brief.ts';
import type { FormValues } from '../messages/form.ts';
import { noChangeForm } from '../messages/no-change-form.ts';
import { goneCard, nothingToRepeatCard, owesNothingCard } from '../messages/trouble.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { storeReport } from './store-report.ts';
import { type JustAnswered, thanksFor } from './thanks.ts';
import type { Turn } from './turn.ts';
import { owedBy } from './update-several.ts';

/** One action that can repeat its last update: said at once. Several: a form to choose from, all chosen. */
export async function sayNoChange(tx: Store, turn: Turn): Promise<Reply> {
  const { partnership } = turn.acting;
  const period = await tx.periods.latest(partnership.id);
  if (!period) return { kind: 'card', card: await notOpenedYet(tx, partnership) };
  const owed = await owedBy(tx, turn, period);
  if (owed.length === 0) return { kind: 'card', card: owesNothingCard() };
  const can = owed.filter(canSayNoChange);
  if (can.length === 0) return { kind: 'card', card: nothingToRepeatCard() };
  if (can.length === 1) return repeat(tx, turn, period, can);
  return { kind: 'form', form: noChangeForm(contextOf(partnership), { period, actions: can }) };
}

/** Repeats the last update of every action left at "no change"; those answered meanwhile are left as they are. */
export async function submitNoChange(tx: Store, turn: Turn, values: FormValues): Promise<Reply> {
  const { partnership } = turn.acting;
  const period = await tx.periods.latest(partnership.id);
  if (!period) return { kind: 'card', card: await notOpenedYet(tx, partnership) };
  const owed = await owedBy(tx, turn, period);
  const chosen = owed.filter(
    (action) => canSayNoChange(action) && values[`status:${action.id}`] === 'no-change',
  );
  // What was chosen is answered by now, or is no longer theirs to answer.
  if (chosen.length === 0 && Object.values(values).includes('no-change')) {
    return { kind: 'card', card: goneCard() };
  }
  return repeat(tx, turn, period, chosen);
}

async function repeat(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  actions: readonly ActionNow[],
): Promise<Reply> {
  const { partnership } = turn.acting;
  const answered: JustAnswered[] = [];
  const all = actions.map(({ id }) => id);
  await tx.updates.hold(partnership.id, all);
  for (const action of actions) {
    const last = action.latest && (await tx.updates.get(partnership.id, action.latest.id));
    if (!last) continue;
    const stored = await storeReport(tx, turn.acting, {
      action,
      period,
      revisionSeen: 0,
      report: repeatOf(last, action),
      way: 'no-change',
    });
    if (stored.kind === 'stored') answered.push({ action, update: stored.update });
  }
  const ids = answered.map(({ action }) => action.id);
  await refreshRequests(tx, partnership, period, ids);
  return thanksFor(tx, turn, period, answered);
}
