import type { AnsweredItem } from '../messages/answered-first.ts';
import type { PartnershipNow } from './acting.ts';
import type { Store } from './store.ts';
import type { Draft } from './store-drafts.ts';

/** What the latest period has for what a draft would say, as its member reads it. "No change" says nothing against it. */
export async function savedNow(
  tx: Store,
  partnership: PartnershipNow,
  { memberId, items }: Draft,
): Promise<readonly AnsweredItem[]> {
  const period = await tx.periods.latest(partnership.id);
  if (!period) return [];
  const said = items.filter(({ choice }) => choice !== 'no-change');
  const ids = said.map(({ actionId }) => actionId);
  const updates = await tx.updates.inPeriod(partnership.id, period.id, ids);
  return said.flatMap(({ actionId, ref }) => {
    const update = updates.get(actionId);
    return update ? [{ ...update, ref, yours: update.authorId === memberId }] : [];
  });
}
