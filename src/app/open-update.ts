import { valuesOf } from '../core/report-values.ts';
import { askingMore } from '../messages/asks-more.ts';
import { formAgain } from '../messages/conflict-form.ts';
import type { FormValues } from '../messages/form.ts';
import { updateForm } from '../messages/update-form.ts';
import { checkValues } from './check-values.ts';
import { findAnswerable } from './find-action.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import type { Store } from './store.ts';
import { asRead, type Turn } from './turn.ts';

/**
 * The form for one action. An edit starts from what it edits; a new answer from the last one, without its ask and
 * its new due date, which nobody may renew by leaving them in. What was `typed` already is filled in.
 */
export async function openUpdate(
  tx: Store,
  turn: Turn,
  actionId: string,
  periodId?: string,
  typed: FormValues = {},
): Promise<Reply> {
  const found = await findAnswerable(tx, turn, actionId, periodId);
  if ('kind' in found) return found;
  const { partnership } = turn.acting;
  const { action, period, current } = found;
  const last =
    current ?? (action.latest && (await tx.updates.get(partnership.id, action.latest.id)));
  const before = last ? valuesOf(last, { asEdit: current !== undefined }) : {};
  const values: FormValues = { ...before, ...typed };
  return {
    kind: 'form',
    form: updateForm(contextOf(partnership), {
      action,
      period,
      revisionSeen: current?.revision ?? 0,
      values,
    }),
  };
}

/** The same form again while it is being filled in, since some fields depend on others; `onSubmit`: saying that it is not saved yet, and what is wrong. */
export async function changeUpdate(
  tx: Store,
  turn: Turn,
  [actionId = '', periodId, revision]: readonly string[],
  { values, onSubmit }: { readonly values: FormValues; readonly onSubmit?: true },
): Promise<Reply> {
  const seen = Number(revision) || 0;
  const found = await findAnswerable(tx, turn, actionId, seen > 0 ? periodId : undefined);
  if ('kind' in found) return found;
  const { action, period, current } = found;
  const revisionSeen = period.id === periodId ? seen : 0;
  const checked =
    onSubmit && checkValues(turn, { action, current, isEdit: revisionSeen > 0 }, values);
  const form = formAgain(contextOf(turn.acting.partnership), {
    action,
    period,
    revisionSeen,
    values,
    ...(checked && !checked.ok ? { errors: checked.errors } : {}),
    ...(current ? { theirs: asRead(turn, current) } : {}),
  });
  return { kind: 'form', form: onSubmit ? askingMore(form, values) : form };
}
