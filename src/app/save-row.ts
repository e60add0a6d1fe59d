import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import type { FieldError } from '../core/field-error.ts';
import { checkBriefly, repeatOf } from '../core/report-brief.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { FormValues } from '../messages/form.ts';
import type { FormRow } from '../messages/form-rows.ts';
import { answeredMeanwhile, notYours } from '../messages/several-form.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { storeReport } from './store-report.ts';
import type { JustAnswered } from './thanks.ts';
import { asRead, type Turn, whyNoUpdate } from './turn.ts';

/** What is wrong with a page, by field name. */
export type FormErrors = Record<string, FieldError | string>;

/** Saves what the page says of one action; "again" where it comes back, with what is wrong put into `errors`. */
export async function saveRow(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  { action, revisionSeen }: FormRow,
  values: FormValues,
  errors: FormErrors,
): Promise<JustAnswered | 'again'> {
  const { status, sentence } = typedFor(action, values);
  const why = whyNoUpdate(turn, action);
  if (why) {
    errors[`status:${action.id}`] = notYours(why);
    return 'again';
  }
  const repeated = status === 'no-change' && sentence === '';
  const last = repeated ? await lastReport(tx, turn, action) : undefined;
  const checked = last ? repeating(last, action) : checkBriefly(status, sentence);
  if (!checked.ok) {
    keepErrors(errors, action, checked.errors);
    return 'again';
  }
  const way = repeated ? 'no-change' : 'several';
  // "No change" has nothing to say against an answer that is there.
  const seen = repeated ? 0 : revisionSeen;
  const toStore = { action, period, revisionSeen: seen, report: checked.value, way } as const;
  const stored = await storeReport(tx, turn.acting, toStore);
  if (stored.kind === 'stored') return { action, update: stored.update };
  const { theirs } = stored;
  if (repeated && theirs) return { action, update: theirs };
  if (theirs) errors[`sentence:${action.id}`] = answeredMeanwhile(asRead(turn, theirs));
  return 'again';
}

/** What the page says of one action. */
export function typedFor({ id }: Pick<ActionNow, 'id'>, values: FormValues) {
  return {
    status: values[`status:${id}`] ?? '',
    sentence: values[`sentence:${id}`]?.trim() ?? '',
  };
}

export function isBlank({ status, sentence }: ReturnType<typeof typedFor>): boolean {
  return status === '' && sentence === '';
}

function keepErrors(errors: FormErrors, action: ActionNow, found: Partial<FormErrors>): void {
  for (const [field, error] of Object.entries(found)) {
    if (error) errors[`${field}:${action.id}`] = error;
  }
}

function repeating(last: StatusUpdate, action: ActionNow) {
  return { ok: true, value: repeatOf(last, action) } as const;
}

async function lastReport(
  tx: Store,
  turn: Turn,
  action: ActionNow,
): Promise<StatusUpdate | undefined> {
  if (!action.latest || !canSayNoChange(action)) return undefined;
  return tx.updates.get(turn.acting.partnership.id, action.latest.id);
}
