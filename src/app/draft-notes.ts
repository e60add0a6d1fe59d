import type { StatusUpdate } from '../core/status-update.ts';
import type { PartnershipNow } from './acting.ts';
import { endNote, isNote, noteCard, noteKey } from './draft-note.ts';
import { queueToMember } from './queue-message.ts';
import { replaceShown } from './replace-shown.ts';
import type { Store } from './store.ts';
import type { Draft } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';

/** Tells whoever has an unconfirmed draft of a period that closes; not where all that it speaks of was answered since. */
export async function tellUnconfirmed(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
): Promise<void> {
  const drafts = await heldDrafts(tx, partnership.id, period.id);
  for (const draft of await openOf(tx, partnership, drafts, period)) {
    const card = await noteCard(tx, partnership, draft);
    const message = { key: noteKey(draft.id), kind: 'notice', card, periodId: period.id } as const;
    await queueToMember(tx, partnership, draft.memberId, message);
  }
}

/** After answers to these actions: a note shows them, or has nothing to confirm any more where all that its draft speaks of was answered. */
export async function refreshDraftNotes(
  tx: Store,
  partnership: PartnershipNow,
  period: PeriodFacts,
  actionIds: readonly string[],
): Promise<void> {
  if (actionIds.length === 0) return;
  const drafts = await tx.drafts.naming(partnership.id, actionIds);
  if (drafts.length === 0) return;
  const keys = drafts.map(({ id }) => noteKey(id));
  const notes = await tx.ledger.shown(partnership.id, { keys });
  if (notes.length === 0) return;
  const open = await openOf(tx, partnership, drafts, period);
  const openByKey = new Map(open.map((draft) => [noteKey(draft.id), draft]));
  for (const note of notes) {
    const draft = openByKey.get(note.key);
    if (!draft) await endNote(tx, partnership, note, 'answered');
    else {
      const card = await noteCard(tx, partnership, draft);
      await replaceShown(tx, partnership, note, card);
    }
  }
}

/** After another reply: the draft that a note of the latest period asks to confirm may be part of a newer one. */
export async function endReplacedNotes(
  tx: Store,
  partnership: PartnershipNow,
  memberId: string,
  period: PeriodFacts,
): Promise<void> {
  // Notes are sent at the close.
  if (!period.closedAt) return;
  const which = { periodId: period.id, memberId, kinds: ['notice'] } as const;
  const draft = await tx.drafts.of(partnership.id, period.id, memberId);
  for (const note of await tx.ledger.shown(partnership.id, which)) {
    const isOther = isNote(note) && (!draft || note.key !== noteKey(draft.id));
    if (isOther) await endNote(tx, partnership, note, 'replaced');
  }
}

/**
 * The drafts of a period, locked until the transaction ends, in the order of the members' ids: one that is being confirmed
 * or thrown away at the same time is seen to be gone, or the press waits and then ends the note that was queued here. Their
 * actions after them, as a press locks them: an answer given at the same time in any other way is seen or waits as well.
 */
async function heldDrafts(
  tx: Store,
  partnershipId: string,
  periodId: string,
): Promise<readonly Draft[]> {
  for (const { memberId } of await tx.drafts.inPeriod(partnershipId, periodId)) {
    await tx.drafts.hold(partnershipId, memberId);
  }
  const drafts = await tx.drafts.inPeriod(partnershipId, periodId);
  await tx.updates.hold(partnershipId, actionsOf(drafts));
  return drafts;
}

function actionsOf(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.flatMap(({ items }) => items.map(({ actionId }) => actionId)))];
}

/** Those with something that nobody has answered since it was drafted, in their own period or in this newer one. */
async function openOf(
  tx: Store,
  partnership: PartnershipNow,
  drafts: readonly Draft[],
  period: PeriodFacts,
): Promise<readonly Draft[]> {
  if (drafts.length === 0) return [];
  const ids = actionsOf(drafts);
  const answers = new Map<string, ReadonlyMap<string, StatusUpdate>>();
  for (const id of new Set([period.id, ...drafts.map(({ periodId }) => periodId)])) {
    answers.set(id, await tx.updates.inPeriod(partnership.id, id, ids));
  }
  const revision = (periodId: string, actionId: string) =>
    answers.get(periodId)?.get(actionId)?.revision ?? 0;
  return drafts.filter(({ periodId, draftedAt, items }) =>
    items.some(
      ({ actionId, revisionSeen }) =>
        revision(periodId, actionId) <= revisionSeen &&
        (draftedAt >= period.opensAt || revision(period.id, actionId) === 0),
    ),
  );
}
