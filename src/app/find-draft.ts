import type { Store } from './store.ts';
import type { Draft } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { Turn } from './turn.ts';

/** The member's own draft with this id, and the period it answers for. */
export async function findDraft(
  tx: Store,
  turn: Turn,
  draftId: string,
): Promise<{ draft: Draft; period: PeriodFacts } | undefined> {
  const { partnership, member } = turn.acting;
  const draft = await tx.drafts.get(partnership.id, draftId);
  if (!draft || draft.memberId !== member.id) return undefined;
  const period = await tx.periods.get(partnership.id, draft.periodId);
  return period && { draft, period };
}
