import { v7 as newId } from 'uuid';
import { auditEnd } from './draft-ends.ts';
import type { Store } from './store.ts';
import type { Draft, DraftItem } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { Turn } from './turn.ts';

export interface Merged {
  /** Absent where nothing waits to be confirmed. */
  readonly draftId?: string;
  readonly earlier: readonly DraftItem[];
  /** Refs of those that were spoken of again and not understood. */
  readonly stillWait: readonly string[];
}

/**
 * Puts these items into the member's draft. What was said anew of others and not understood leaves their earlier words,
 * under a new id: an earlier Confirm was seen without that.
 */
export async function mergeDraft(
  tx: Store,
  turn: Turn,
  period: PeriodFacts,
  fresh: readonly DraftItem[],
  unread: ReadonlySet<string>,
): Promise<Merged> {
  const { partnership, member } = turn.acting;
  const before = await tx.drafts.of(partnership.id, period.id, member.id);
  const named = new Set(fresh.map((item) => item.actionId));
  const earlier = before?.items.filter((item) => !named.has(item.actionId)) ?? [];
  const again = earlier.filter(({ ref }) => unread.has(ref.toUpperCase()));
  const merged = { earlier, stillWait: again.map(({ ref }) => ref) };
  // Its Confirm stays good: it offers what is offered here.
  if (before && fresh.length + again.length === 0) return { draftId: before.id, ...merged };
  const items = [...earlier, ...fresh];
  if (items.length === 0) return merged;
  const made = { memberId: member.id, periodId: period.id, items, draftedAt: partnership.now };
  const draft: Draft = { id: newId(), ...made };
  await tx.drafts.put(partnership.id, draft);
  if (before) await auditEnd(tx, turn.acting, 'replaced', before.id);
  return { draftId: draft.id, ...merged };
}
