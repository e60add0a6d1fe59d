import type { FormValues } from '../messages/form.ts';
import type { FormRow } from '../messages/form-rows.ts';
import { besideGone } from '../messages/not-saved.ts';
import { severalForm } from '../messages/several-form.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { notOpenedYet } from './not-opened-yet.ts';
import { refreshRequests } from './refresh-requests.ts';
import { type FormErrors, isBlank, saveRow, typedFor } from './save-row.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { type JustAnswered, thanksFor } from './thanks.ts';
import { allowUpdate, type Turn, whyNoUpdate } from './turn.ts';
import { openSeveral } from './update-several.ts';

/**
 * Saves what the page says, action by action; blank ones are left for later. What is wrong, or was answered by a
 * colleague meanwhile, or is not theirs any more, comes back with what was typed; the rest is saved all the same. Then the
 * next page. Throws NotAllowedError where the member may update none of what was filled in.
 */
export async function submitSeveral(
  tx: Store,
  turn: Turn,
  args: readonly string[],
  values: FormValues,
): Promise<Reply> {
  const { partnership } = turn.acting;
  const period = await tx.periods.latest(partnership.id);
  if (!period) return { kind: 'card', card: await notOpenedYet(tx, partnership) };
  const rows = await rowsOf(tx, turn, period, args);
  const errors: FormErrors = {};
  const answered: JustAnswered[] = [];
  const again: FormRow[] = [];
  const gone = goneFrom(args, rows, values);
  const filled = rows.filter(({ action }) => !isBlank(typedFor(action, values)));
  allowSome(turn, filled);
  const filledIn = filled.map(({ action }) => action.id);
  await tx.updates.hold(partnership.id, filledIn);
  for (const row of filled) {
    const saved = await saveRow(tx, turn, period, row, values, errors);
    if (saved === 'again')
      again.push({ ...row, revisionSeen: await newest(tx, turn, period, row) });
    else answered.push(saved);
  }
  const ids = answered.map(({ action }) => action.id);
  await refreshRequests(tx, partnership, period, ids);
  if (again.length > 0) {
    const facts = { period, actions: again, left: 0, values, errors, gone, saved: answered.length };
    return { kind: 'invalid', form: severalForm(contextOf(partnership), facts) };
  }
  if (answered.length === rows.length && gone === 0) {
    const next = await openSeveral(tx, turn);
    if (next.kind === 'form') return next;
  }
  const thanks = await thanksFor(tx, turn, period, answered);
  if (thanks.kind !== 'replace') return thanks;
  return { ...thanks, card: besideGone(thanks.card, gone) };
}

/** One that may not be updated any more comes back beside the others; where that is all of them, nothing is done. */
function allowSome(turn: Turn, filled: readonly FormRow[]): void {
  const [first] = filled;
  if (first && filled.every(({ action }) => whyNoUpdate(turn, action))) {
    allowUpdate(turn, first.action);
  }
}

/** How many that were filled in are not in the plan any more. */
function goneFrom(
  [, ...args]: readonly string[],
  rows: readonly FormRow[],
  values: FormValues,
): number {
  const there = new Set(rows.map(({ action }) => action.id));
  const asked = args.filter((_, index) => index % 2 === 0);
  return asked.filter((id) => !there.has(id) && !isBlank(typedFor({ id }, values))).length;
}

/** The period that was asked about, then pairs of action and revision seen. Of another period nothing was seen. */
async function rowsOf(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  [periodId, ...args]: readonly string[],
): Promise<FormRow[]> {
  const seen = new Map<string, number>();
  for (let i = 0; i + 1 < args.length; i += 2) seen.set(args[i] ?? '', Number(args[i + 1]) || 0);
  const ids = [...seen.keys()];
  const actions = await tx.plans.actions(turn.acting.partnership.id, { ids });
  return actions.map((action) => ({
    action,
    revisionSeen: periodId === period.id ? (seen.get(action.id) ?? 0) : 0,
  }));
}

async function newest(tx: Store, turn: Turn, period: PeriodFacts, row: FormRow): Promise<number> {
  const current = await tx.updates.inPeriod(turn.acting.partnership.id, period.id, [row.action.id]);
  return current.get(row.action.id)?.revision ?? 0;
}
