import { checkReport } from '../core/report-check.ts';
import { localDateOf } from '../core/zoned-time.ts';
import type { FormValues } from '../messages/form.ts';
import { conflictForm, updateForm } from '../messages/update-form.ts';
import { type Answerable, findAnswerable } from './find-action.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import { storeReport } from './store-report.ts';
import { thanksFor } from './thanks.ts';
import type { Turn } from './turn.ts';

/** Stores what the update form says, or gives it back with what is wrong or with a colleague's words. */
export async function submitUpdate(
  tx: Store,
  turn: Turn,
  [actionId = '', periodId, revision]: readonly string[],
  values: FormValues,
): Promise<Reply> {
  const found = await findAnswerable(tx, turn, actionId, periodId);
  if ('kind' in found) return found;
  const { partnership } = turn.acting;
  const { action, period } = found;
  // A form opened before the newest period did belongs to that period, whose answers it has not seen.
  const revisionSeen = period.id === periodId ? Number(revision) || 0 : 0;
  const checked = checkReport(values, localDateOf(partnership.now, partnership.zone));
  if (!checked.ok) {
    const facts = { action, period, revisionSeen, values, errors: checked.errors };
    return { kind: 'invalid', form: updateForm(contextOf(partnership), facts) };
  }
  const stored = await storeReport(tx, turn.acting, {
    action,
    period,
    revisionSeen,
    report: checked.value,
    way: 'form',
  });
  if (stored.kind === 'theirs') return conflict(turn, found, values);
  await refreshRequests(tx, partnership, period, [action.id], turn.machineNow);
  return thanksFor(tx, turn, period, [{ action, update: stored.update }]);
}

function conflict(turn: Turn, { action, period, current }: Answerable, values: FormValues): Reply {
  const form = conflictForm(contextOf(turn.acting.partnership), {
    action,
    period,
    theirs: current,
    values,
  });
  return { kind: 'invalid', form };
}
