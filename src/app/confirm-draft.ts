import { NotAllowedError } from '../core/errors.ts';
import { draftCard } from '../messages/draft.ts';
import { besideNotSaved } from '../messages/not-saved.ts';
import { alreadyDoneCard } from '../messages/trouble.ts';
import { auditEnd } from './draft-ends.ts';
import { draftMissing, noteDropped } from './draft-note.ts';
import { findDraft } from './find-draft.ts';
import type { Reply } from './intent.ts';
import { contextOf } from './message-context.ts';
import { refreshRequests } from './refresh-requests.ts';
import { type Saved, saveDraft } from './save-draft.ts';
import type { Store } from './store.ts';
import type { Draft } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';
import { thanksFor } from './thanks.ts';
import type { Turn } from './turn.ts';

/**
 * Makes the draft's items updates of the latest period, as every answer is. An item that a colleague answered meanwhile
 * stays in the draft, shown beside their words: confirming again replaces those, throwing away keeps them. What the
 * member may not update any more is named with why. Of one that `waited`, whatever was answered since counts as not seen. Throws NotAllowedError where that is all of it.
 */
export async function confirmDraft(
  tx: Store,
  turn: Turn,
  draftId: string,
  { waited = false }: { readonly waited?: boolean } = {},
): Promise<Reply> {
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
  const saved = await saveDraft(tx, turn, period, waited ? unseen(draft) : draft);
  const [first] = saved.notSaved;
  if (first && saved.answered.length === 0 && saved.again.length === 0) {
    throw new NotAllowedError(first.why);
  }
  const stored = saved.answered.map(({ action }) => action.id);
  const about = { period: period.id, saved: stored.length };
  await auditEnd(tx, turn.acting, 'confirmed', draft.id, about);
  await refreshRequests(tx, partnership, period, stored);
  const reply =
    saved.again.length > 0
      ? await askAgain(tx, turn, period, draft, saved)
      : await thanksBeside(tx, turn, period, saved);
  await noteDropped(tx, turn, draft.id, 'confirmed');
  return reply;
}

/** Its words may be days old by now, and so may what its member saw beside them. */
function unseen(draft: Draft): Draft {
  return { ...draft, items: draft.items.map((item) => ({ ...item, revisionSeen: 0 })) };
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

/** What is left goes into the member's draft of the period; what a newer one says of the same actions stands. */
async function askAgain(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  draft: Draft,
  saved: Saved,
): Promise<Reply> {
  const { partnership, member } = turn.acting;
  const other = await tx.drafts.of(partnership.id, period.id, member.id);
  if (other) await auditEnd(tx, turn.acting, 'replaced', other.id);
  const newer = other?.items ?? [];
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
