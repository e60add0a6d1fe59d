import { v7 as newId } from 'uuid';
import type { Store } from './store.ts';
import type { Draft, DraftItem } from './store-drafts.ts';
import type { PeriodFacts } from './store-periods.ts';
import type { Turn } from './turn.ts';

export interface Merged {
  /** Absent where nothing waits to be confirmed. */
  readonly draftId?: string;
  readonly earlier: readonly DraftItem[];
  /** Refs that the earlier reply spoke of. */
  readonly takenOut: readonly string[];
}

/** Puts these items into the member's draft, and takes out what was said anew of others and could not be read. */
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
  const others = before?.items.filter((item) => !named.has(item.actionId)) ?? [];
  const out = others.filter(({ ref }) => unread.has(ref.toUpperCase()));
  const earlier = others.filter((item) => !out.includes(item));
  const takenOut = out.map(({ ref }) => ref);
  // Its Confirm stays good: it offers what is offered here.
  if (before && fresh.length + out.length === 0) return { draftId: before.id, earlier, takenOut };
  const items = [...earlier, ...fresh];
  if (items.length === 0) {
    if (before) await tx.drafts.drop(partnership.id, before.id);
    return { earlier, takenOut };
  }
  const made = { memberId: member.id, periodId: period.id, items, draftedAt: partnership.now };
  const draft: Draft = { id: newId(), ...made };
  await tx.drafts.put(partnership.id, draft);
  return { draftId: draft.id, earlier, takenOut };
}
