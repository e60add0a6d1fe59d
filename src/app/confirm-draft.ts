import type { ActionNow } from '../core/action-now.ts';
import { repeatOf } from '../core/report-brief.ts';
import { standingOf } from '../core/report-check.ts';
import type { Report } from '../core/status-update.ts';
import { draftCard, draftDroppedCard } from '../messages/draft.ts';
import { alreadyDoneCard, goneCard } from '../messages/trouble.ts';
import { findDraft } from './find-draft.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { refreshRequests } from './refresh-requests.ts';
import type { Store } from './store.ts';
import type { PeriodFacts } from './store-periods.ts';
import { storeReport } from './store-report.ts';
import type { DraftItem } from './store-requests.ts';
import { type JustAnswered, thanksFor } from './thanks.ts';
import { allowUpdate, type Turn } from './turn.ts';

/**
 * Makes the draft's items updates. An item that a colleague answered meanwhile stays in the draft, shown beside
 * their words: confirming again replaces those, throwing away keeps them.
 */
export async function confirmDraft(tx: Store, turn: Turn, draftId: string): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const found = await findDraft(tx, turn, draftId);
  if (!found) return { kind: 'card', card: goneCard() };
  const { draft, period } = found;
  // Dropped first: of two presses at once, the second waits here and finds nothing to confirm.
  if (!(await tx.requests.dropDraft(partnership.id, draft.id))) {
    return { kind: 'card', card: alreadyDoneCard() };
  }
  const ids = draft.items.map((item) => item.actionId);
  const actions = await tx.plans.actions(partnership.id, { ids });
  const saved: Saved = { answered: [], again: [], theirs: [] };
  // In the plan's order, as every other way in does, so that no two hold what the other waits for.
  for (const action of actions) {
    const item = draft.items.find(({ actionId }) => actionId === action.id);
    if (item) await saveItem(tx, turn, period, action, item, saved);
  }
  const stored = saved.answered.map(({ action }) => action.id);
  await refreshRequests(tx, partnership, period, stored, turn.machineNow);
  if (saved.again.length === 0) return thanksFor(tx, turn, period, saved.answered);
  await tx.requests.putDraft(partnership.id, {
    ...draft,
    memberId: member.id,
    items: saved.again,
  });
  const card = draftCard(contextOf(partnership), {
    draftId: draft.id,
    items: saved.again,
    notUnderstood: [],
    theirs: saved.theirs,
    saved: saved.answered.map(({ action }) => action.ref),
  });
  return { kind: 'replace', card };
}

interface Saved {
  readonly answered: JustAnswered[];
  readonly again: DraftItem[];
  readonly theirs: { readonly ref: string; readonly sentence: string }[];
}

async function saveItem(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  action: ActionNow,
  item: DraftItem,
  saved: Saved,
): Promise<void> {
  allowUpdate(turn, action);
  const report = await reportOf(tx, turn, action, item);
  if (!report) return;
  const way = item.choice === 'no-change' ? 'no-change' : 'reply';
  const { revisionSeen } = item;
  const toStore = { action, period, revisionSeen, report, way } as const;
  const stored = await storeReport(tx, turn.acting, toStore);
  if (stored.kind === 'stored') {
    saved.answered.push({ action, update: stored.update });
    return;
  }
  saved.again.push({ ...item, revisionSeen: stored.theirs?.revision ?? 0 });
  saved.theirs.push({ ref: item.ref, sentence: stored.theirs?.sentence ?? '' });
}

/** Throws the draft away; nothing of it was an update. */
export async function discardDraft(tx: Store, turn: Turn, draftId: string): Promise<Reply> {
  const found = await findDraft(tx, turn, draftId);
  if (!found) return { kind: 'card', card: goneCard() };
  const dropped = await tx.requests.dropDraft(turn.acting.partnership.id, draftId);
  return { kind: 'replace', card: dropped ? draftDroppedCard() : goneCard() };
}

async function reportOf(
  tx: Store,
  turn: Turn,
  action: ActionNow,
  item: DraftItem,
): Promise<Report | undefined> {
  if (item.choice === 'no-change') {
    const { partnership } = turn.acting;
    const last = action.latest && (await tx.updates.get(partnership.id, action.latest.id));
    return last && repeatOf(last, action);
  }
  return item.sentence === '' ? undefined : { ...standingOf(item.choice), sentence: item.sentence };
}
