import { draftDroppedCard } from '../messages/draft.ts';
import { auditEnd } from './draft-ends.ts';
import { draftMissing, noteDropped } from './draft-note.ts';
import { findDraft } from './find-draft.ts';
import type { Reply } from './intent.ts';
import type { Store } from './store.ts';
import type { Turn } from './turn.ts';

/** Throws the draft away; nothing of it was an update. */
export async function discardDraft(tx: Store, turn: Turn, draftId: string): Promise<Reply> {
  const { partnership, member } = turn.acting;
  // Of a press and the close at once, the second sees what the first did.
  await tx.drafts.hold(partnership.id, member.id);
  const found = await findDraft(tx, turn, draftId);
  if (!found || !(await tx.drafts.drop(partnership.id, draftId))) {
    return draftMissing(tx, turn, draftId);
  }
  await auditEnd(tx, turn.acting, 'thrown-away', draftId);
  await noteDropped(tx, turn, draftId, 'thrown-away');
  return { kind: 'replace', card: draftDroppedCard() };
}
