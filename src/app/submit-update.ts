import { conflictForm, formAgain } from '../messages/conflict-form.ts';
import type { FormValues } from '../messages/form.ts';
import { goneCard } from '../messages/trouble.ts';
import { checkValues } from './check-values.ts';
import { findAnswerable } from './find-action.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import { storeReport } from './store-report.ts';
import { tellClaimed } from './tell-claimed.ts';
import { thanksFor } from './thanks.ts';
import { asRead, type Turn } from './turn.ts';

/** Stores what the update form says, or gives it back with what is wrong or with a colleague's words. */
export async function submitUpdate(
  tx: Store,
  turn: Turn,
  [actionId = '', periodId, revision]: readonly string[],
  values: FormValues,
): Promise<Reply> {
  const seen = Number(revision) || 0;
  // A new answer belongs to the latest period, whenever its form was opened; an edit to the period it edits.
  const found = await findAnswerable(tx, turn, actionId, seen > 0 ? periodId : undefined);
  if ('kind' in found) return found;
  const { partnership } = turn.acting;
  const { action, period, current } = found;
  const context = contextOf(partnership);
  const revisionSeen = period.id === periodId ? seen : 0;
  const checked = checkValues(turn, { action, current, isEdit: revisionSeen > 0 }, values);
  if (!checked.ok) {
    const facts = { action, period, revisionSeen, values, errors: checked.errors };
    const theirs = current ? { theirs: asRead(turn, current) } : {};
    return { kind: 'invalid', form: formAgain(context, { ...facts, ...theirs }) };
  }
  const stored = await storeReport(tx, turn.acting, {
    action,
    period,
    revisionSeen,
    report: checked.value,
    way: 'form',
  });
  if (stored.kind === 'theirs') {
    if (!stored.theirs) return { kind: 'card', card: goneCard() };
    const theirs = asRead(turn, stored.theirs);
    return { kind: 'invalid', form: conflictForm(context, { action, period, theirs, values }) };
  }
  await tellClaimed(tx, turn, action, stored.update);
  await refreshRequests(tx, partnership, period, [action.id]);
  return thanksFor(tx, turn, period, [{ action, update: stored.update }]);
}
