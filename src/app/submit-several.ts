import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import { mayUpdate } from '../core/permissions.ts';
import { checkBriefly, repeatOf } from '../core/report-brief.ts';
import type { StatusUpdate } from '../core/status-update.ts';
import type { FormValues } from '../messages/form.ts';
import { answeredMeanwhile, severalForm } from '../messages/several-form.ts';
import { noPeriodCard } from '../messages/trouble.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { storeReport } from './store-report.ts';
import { type JustAnswered, thanksFor } from './thanks.ts';
import type { Turn } from './turn.ts';
import { openSeveral } from './update-several.ts';

type Errors = Record<string, string>;
interface Row {
  readonly action: ActionNow;
  readonly revisionSeen: number;
}

/**
 * Saves what the page says, action by action; blank ones are left for later. What is wrong, or was answered by a
 * colleague meanwhile, comes back with what was typed; the rest is saved all the same. Then the next page.
 */
export async function submitSeveral(
  tx: Store,
  turn: Turn,
  args: readonly string[],
  values: FormValues,
): Promise<Reply> {
  const { partnership } = turn.acting;
  const period = await tx.periods.latest(partnership.id);
  if (!period) return { kind: 'card', card: noPeriodCard(contextOf(partnership)) };
  const rows = await rowsOf(tx, turn, args);
  const errors: Errors = {};
  const answered: JustAnswered[] = [];
  const again: Row[] = [];
  for (const row of rows) {
    const saved = await saveRow(tx, turn, period, row, values, errors);
    if (saved === 'again')
      again.push({ ...row, revisionSeen: await newest(tx, turn, period, row) });
    else if (saved) answered.push(saved);
  }
  const ids = answered.map(({ action }) => action.id);
  await refreshRequests(tx, partnership, period, ids, turn.machineNow);
  if (again.length > 0) {
    const facts = { period, actions: again, left: 0, values, errors };
    return { kind: 'invalid', form: severalForm(contextOf(partnership), facts) };
  }
  if (answered.length === rows.length) {
    const next = await openSeveral(tx, turn);
    if (next.kind === 'form') return next;
  }
  return thanksFor(tx, turn, period, answered);
}

/** Pairs of action and revision seen; only actions that the member may update. */
async function rowsOf(tx: Store, turn: Turn, args: readonly string[]): Promise<Row[]> {
  const seen = new Map<string, number>();
  for (let i = 0; i + 1 < args.length; i += 2) seen.set(args[i] ?? '', Number(args[i + 1]) || 0);
  const { partnership, member } = turn.acting;
  const actions = await tx.plans.actions(partnership.id, { ids: [...seen.keys()] });
  return actions
    .filter((action) => mayUpdate(member, action.subGroup.id))
    .map((action) => ({ action, revisionSeen: seen.get(action.id) ?? 0 }));
}

async function saveRow(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  { action, revisionSeen }: Row,
  values: FormValues,
  errors: Errors,
): Promise<JustAnswered | 'again' | undefined> {
  const status = values[`status:${action.id}`] ?? '';
  const sentence = values[`sentence:${action.id}`]?.trim() ?? '';
  if (status === '' && sentence === '') return undefined;
  const repeated = status === 'no-change' && sentence === '';
  const last = repeated ? await lastReport(tx, turn, action) : undefined;
  const checked = last ? repeating(last) : checkBriefly(status, sentence);
  if (!checked.ok) {
    keepErrors(errors, action, checked.errors);
    return 'again';
  }
  const stored = await storeReport(tx, turn.acting, {
    action,
    period,
    revisionSeen,
    report: checked.value,
    way: repeated ? 'no-change' : 'several',
  });
  if (stored.kind === 'stored') return { action, update: stored.update };
  errors[`sentence:${action.id}`] = answeredMeanwhile(stored.theirs?.sentence ?? '');
  return 'again';
}

function keepErrors(errors: Errors, action: ActionNow, found: Partial<Errors>): void {
  for (const [field, error] of Object.entries(found)) {
    if (error) errors[`${field}:${action.id}`] = error;
  }
}

function repeating(last: StatusUpdate) {
  return { ok: true, value: repeatOf(last) } as const;
}

async function lastReport(
  tx: Store,
  turn: Turn,
  action: ActionNow,
): Promise<StatusUpdate | undefined> {
  if (!action.latest || !canSayNoChange(action)) return undefined;
  return tx.updates.get(turn.acting.partnership.id, action.latest.id);
}

async function newest(tx: Store, turn: Turn, period: PeriodFacts, row: Row): Promise<number> {
  const current = await tx.updates.inPeriod(turn.acting.partnership.id, period.id, [row.action.id]);
  return current.get(row.action.id)?.revision ?? 0;
}
