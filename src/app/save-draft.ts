import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import { repeatOf } from '../core/report-brief.ts';
import { stateOfChoice } from '../core/report-status.ts';
import type { Report } from '../core/status-update.ts';
import type { AnsweredItem } from '../messages/answered-first.ts';
import type { NotSaved } from '../messages/not-saved.ts';
import { noLongerInPlan, nothingToRepeat } from '../messages/why-not.ts';
import type { Store } from './store.ts';
import type { Draft, DraftItem } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';
import { type StoredReport, storeReport } from './store-report.ts';
import type { JustAnswered } from './thanks.ts';
import { asRead, type Turn, whyNoUpdate } from './turn.ts';

/** What became of a draft's items. */
export interface Saved {
  readonly answered: JustAnswered[];
  readonly again: DraftItem[];
  readonly theirs: AnsweredItem[];
  readonly notSaved: NotSaved[];
}

/** Stores each item that stands as an update of the period; the others are left to the caller. */
export async function saveDraft(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  draft: Draft,
): Promise<Saved> {
  const ids = draft.items.map((item) => item.actionId);
  await tx.updates.hold(turn.acting.partnership.id, ids);
  const actions = await tx.plans.actions(turn.acting.partnership.id, { ids });
  const there = new Set(actions.map(({ id }) => id));
  const gone = draft.items.filter(({ actionId }) => !there.has(actionId));
  const notSaved = gone.map(({ ref }) => ({ ref, why: noLongerInPlan(ref) }));
  const saved: Saved = { answered: [], again: [], theirs: [], notSaved };
  for (const action of actions) {
    const item = draft.items.find(({ actionId }) => actionId === action.id);
    if (!item) continue;
    const why = whyNoUpdate(turn, action);
    // Of another period nothing was seen.
    const revisionSeen = draft.periodId === period.id ? item.revisionSeen : 0;
    if (why) saved.notSaved.push({ ref: item.ref, why });
    else await saveItem(tx, turn, period, action, { ...item, revisionSeen }, saved);
  }
  return saved;
}

async function saveItem(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  action: ActionNow,
  item: DraftItem,
  saved: Saved,
): Promise<void> {
  const report = await reportOf(tx, turn, action, item);
  const way = item.choice === 'no-change' ? 'no-change' : 'reply';
  const { revisionSeen } = item;
  const answer = report && ({ action, period, revisionSeen, report, way } as const);
  const stored = answer
    ? await storeReport(tx, turn.acting, answer)
    : await answerOf(tx, turn, period, action);
  if (stored.kind === 'stored') {
    saved.answered.push({ action, update: stored.update });
    return;
  }
  const { theirs } = stored;
  if (way === 'no-change') {
    // It has nothing to say against an answer that is there.
    if (theirs) saved.answered.push({ action, update: theirs });
    else saved.notSaved.push({ ref: item.ref, why: nothingToRepeat(item.ref) });
    return;
  }
  saved.again.push({ ...item, revisionSeen: theirs?.revision ?? 0 });
  if (theirs) saved.theirs.push({ ...asRead(turn, theirs), ref: item.ref });
}

/** The answer that the period has. */
async function answerOf(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  { id }: ActionNow,
): Promise<StoredReport> {
  const found = await tx.updates.inPeriod(turn.acting.partnership.id, period.id, [id]);
  return { kind: 'theirs', theirs: found.get(id) };
}

async function reportOf(
  tx: Store,
  turn: Turn,
  action: ActionNow,
  item: DraftItem,
): Promise<Report | undefined> {
  if (item.choice === 'no-change') {
    // Said against a revision, or of what became closed since, it repeats nothing.
    if (item.revisionSeen > 0 || !canSayNoChange(action)) return undefined;
    const { partnership } = turn.acting;
    const last = action.latest && (await tx.updates.get(partnership.id, action.latest.id));
    return last && repeatOf(last, action);
  }
  return item.sentence === ''
    ? undefined
    : { ...stateOfChoice(item.choice), sentence: item.sentence };
}
