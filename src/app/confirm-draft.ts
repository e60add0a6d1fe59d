import type { ActionNow } from '../core/action-now.ts';
import { canSayNoChange } from '../core/asked.ts';
import { NotAllowedError } from '../core/errors.ts';
import { repeatOf } from '../core/report-brief.ts';
import { stateOfChoice } from '../core/report-status.ts';
import type { Report } from '../core/status-update.ts';
import { draftCard } from '../messages/draft.ts';
import { besideNotSaved, type NotSaved } from '../messages/not-saved.ts';
import { alreadyDoneCard } from '../messages/trouble.ts';
import { noLongerInPlan, nothingToRepeat } from '../messages/why-not.ts';
import { audit } from './audit.ts';
import { draftMissing, noteDropped } from './draft-note.ts';
import { findDraft } from './find-draft.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { Draft, DraftItem } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';
import { type StoredReport, storeReport } from './store-report.ts';
import { type JustAnswered, thanksFor } from './thanks.ts';
import { type Turn, whyNoUpdate } from './turn.ts';

/**
 * Makes the draft's items updates of the latest period, as every answer is. An item that a colleague answered meanwhile
 * stays in the draft, shown beside their words: confirming again replaces those, throwing away keeps them. What the
 * member may not update any more is named with why. Throws NotAllowedError where that is all of it.
 */
export async function confirmDraft(tx: Store, turn: Turn, draftId: string): Promise<Reply> {
  const { partnership, member } = turn.acting;
  // Of two presses at once, the second waits here and finds nothing to confirm.
  await tx.drafts.hold(partnership.id, member.id);
  const found = await findDraft(tx, turn, draftId);
  const period = await tx.periods.latest(partnership.id);
  if (!found || !period) return draftMissing(tx, turn, draftId);
  const { draft } = found;
  if (!(await tx.drafts.drop(partnership.id, draft.id))) {
    return { kind: 'card', card: alreadyDoneCard() };
  }
  const saved = await saveItems(tx, turn, period, draft);
  const [first] = saved.notSaved;
  if (first && saved.answered.length === 0 && saved.again.length === 0) {
    throw new NotAllowedError(first.why);
  }
  const stored = saved.answered.map(({ action }) => action.id);
  const about = { draft: draft.id, period: period.id, saved: stored.length };
  await audit(tx, turn.acting, 'reply confirmed', about);
  await refreshRequests(tx, partnership, period, stored, turn.machineNow);
  const reply =
    saved.again.length > 0
      ? await askAgain(tx, turn, period, draft, saved)
      : await thanksBeside(tx, turn, period, saved);
  await noteDropped(tx, turn, draft.id, 'confirmed');
  return reply;
}

async function thanksBeside(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  saved: Saved,
): Promise<Reply> {
  const thanks = await thanksFor(tx, turn, period, saved.answered);
  if (thanks.kind !== 'replace') return thanks;
  return { ...thanks, card: besideNotSaved(thanks.card, saved.notSaved) };
}

interface Saved {
  readonly answered: JustAnswered[];
  readonly again: DraftItem[];
  readonly theirs: { readonly ref: string; readonly sentence: string }[];
  readonly notSaved: NotSaved[];
}

async function saveItems(tx: Store, turn: Turn, period: PeriodFacts, draft: Draft): Promise<Saved> {
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
    : await standing(tx, turn, period, action);
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
  saved.theirs.push({ ref: item.ref, sentence: theirs?.sentence ?? '' });
}

/** The answer that the period has. */
async function standing(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  { id }: ActionNow,
): Promise<StoredReport> {
  const found = await tx.updates.inPeriod(turn.acting.partnership.id, period.id, [id]);
  return { kind: 'theirs', theirs: found.get(id) };
}

/** What is left goes into the member's draft of the period; what a newer one says of the same actions stands. */
async function askAgain(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  draft: Draft,
  saved: Saved,
): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const newer = (await tx.drafts.of(partnership.id, period.id, member.id))?.items ?? [];
  const named = new Set(newer.map(({ actionId }) => actionId));
  const items = [...saved.again.filter(({ actionId }) => !named.has(actionId)), ...newer];
  await tx.drafts.put(partnership.id, { ...draft, periodId: period.id, items });
  const card = draftCard(contextOf(partnership), {
    draftId: draft.id,
    items,
    notUnderstood: [],
    theirs: saved.theirs,
    saved: saved.answered.map(({ action }) => action.ref),
  });
  return { kind: 'replace', card: besideNotSaved(card, saved.notSaved) };
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
